import type { RequestContext } from "#sandbox/graphql/context.ts";
import { accessDenied, badRequest, invalidId, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";
import { deleteMetafields } from "#sandbox/world/metafields/delete-metafields.ts";
import {
  createDefinition,
  type DefinitionDraft,
  definitionOf,
  deleteDefinition,
  updateDefinition,
} from "#sandbox/world/metafields/metafield-definitions.ts";
import { fullNamespace } from "#sandbox/world/metafields/metafields.ts";
import { type MetafieldOwner, OWNER_TYPES } from "#sandbox/world/metafields/owners.ts";
import { pinDefinition, unpinDefinition } from "#sandbox/world/metafields/pin-definition.ts";
import { setMetafields } from "#sandbox/world/metafields/set-metafields.ts";
import type { MetafieldDefinitionRecord } from "#sandbox/world/records/metafield.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** The owner of a metafield, if the app may write to it. */
function ownerOf(ownerId: string, field: string, context: RequestContext): MetafieldOwner {
  const parsed = parseGid(ownerId);
  if (!parsed) throw invalidId(ownerId);
  const type = OWNER_TYPES[parsed.type];
  if (!type) throw notSimulated(`${field} of ${parsed.type}`);
  if (type.scopes.length > 0 && !type.scopes.some((scope) => context.scopes.has(scope)))
    throw accessDenied(field, type.scopes.map((scope) => `\`${scope}\` access scope`).join(" or "));
  return parsed;
}

interface SetInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

interface Identifier {
  ownerId: string;
  namespace: string;
  key: string;
}

interface DefinitionName {
  ownerType: string;
  namespace?: string | null;
  key: string;
}

interface PinArguments {
  definitionId?: string | null;
  identifier?: DefinitionName | null;
}

interface DefinitionInput {
  namespace?: string | null;
  key: string;
  name?: string | null;
  description?: string | null;
  ownerType: string;
  type?: string;
  validations?: { name: string; value: string }[] | null;
  pin?: boolean | null;
  access?: { admin?: string | null; storefront?: string | null; customerAccount?: string | null } | null;
  capabilities?: Record<string, { enabled: boolean } | null> | null;
  [other: string]: unknown;
}

function refuseCapabilities(capabilities: DefinitionInput["capabilities"]): void {
  for (const name of ["analyticsQueryable", "cartToOrderCopyable"])
    if (capabilities?.[name]?.enabled) throw notSimulated(`MetafieldCapabilityCreateInput(${name}:)`);
}

function definitionDraft(input: DefinitionInput): DefinitionDraft {
  const { namespace, key, name, description, ownerType, type, validations, pin, access, capabilities } = input;
  const enabled = (capability: string) => capabilities?.[capability]?.enabled ?? false;
  return {
    ...(namespace == null ? {} : { namespace }),
    key,
    name: name ?? "",
    description: description ?? null,
    ownerType,
    type: type ?? "",
    validations: validations ?? [],
    pin: pin ?? false,
    access: {
      admin: access?.admin ?? "PUBLIC_READ_WRITE",
      storefront: access?.storefront ?? "NONE",
      customerAccount: access?.customerAccount ?? "NONE",
    },
    capabilities: {
      adminFilterable: enabled("adminFilterable"),
      smartCollectionCondition: enabled("smartCollectionCondition"),
      uniqueValues: enabled("uniqueValues") || type === "id",
    },
  };
}

export const metafieldMutations: TypeResolvers<undefined> = {
  metafieldsSet: (_root, { metafields }: { metafields: SetInput[] }, context) => {
    const values = metafields.map(({ ownerId, ...rest }) => ({
      ...rest,
      owner: ownerOf(ownerId, "metafieldsSet", context),
    }));
    return mutate(
      context,
      "metafieldsSet",
      { metafields },
      metafields.map(({ ownerId }) => ownerId),
      () => {
        const { world, shop, actor, appId } = context;
        const done = setMetafields(world, shop.domain, values, appNumber(appId), actor);
        return { changed: done.changed, payload: { metafields: done.metafields } };
      },
      (userErrors) => ({
        metafields: null,
        userErrors: userErrors.map((error) => ({ ...error, elementIndex: indexIn(error.field) })),
      }),
    );
  },
  metafieldsDelete: (_root, { metafields }: { metafields: Identifier[] }, context) => {
    const names = metafields.map(({ ownerId, ...rest }) => ({
      ...rest,
      owner: ownerOf(ownerId, "metafieldsDelete", context),
    }));
    return mutate(
      context,
      "metafieldsDelete",
      { metafields },
      metafields.map(({ ownerId }) => ownerId),
      () => {
        const { world, shop, actor, appId } = context;
        const deleted = deleteMetafields(world, shop.domain, names, appNumber(appId), actor);
        const shown = deleted.map(
          (one) => one && { ownerId: gid(one.owner.type, one.owner.id), namespace: one.namespace, key: one.key },
        );
        return { changed: deleted.some((one) => one !== null), payload: { deletedMetafields: shown } };
      },
      (userErrors) => ({ deletedMetafields: null, userErrors }),
    );
  },
  metafieldDefinitionCreate: (_root, { definition }: { definition: DefinitionInput }, context) => {
    refuseArguments("MetafieldDefinitionInput", definition, "constraints", "useAsCollectionCondition");
    refuseCapabilities(definition.capabilities);
    return mutate(
      context,
      "metafieldDefinitionCreate",
      { definition },
      [],
      () => {
        const draft = definitionDraft(definition);
        const made = createDefinition(context.world, context.shop.domain, draft, appNumber(context.appId));
        return {
          changed: true,
          payload: { createdDefinition: made },
          targetIds: [gid("MetafieldDefinition", made.id)],
        };
      },
      (userErrors) => ({ createdDefinition: null, userErrors }),
    );
  },
  metafieldDefinitionUpdate: (_root, { definition }: { definition: DefinitionInput }, context) => {
    refuseArguments(
      "MetafieldDefinitionUpdateInput",
      definition,
      ...["constraintsUpdates", "useAsCollectionCondition", "access", "capabilities", "pin"],
    );
    return mutate(
      context,
      "metafieldDefinitionUpdate",
      { definition },
      [],
      () => {
        const updated = updateDefinition(
          context.world,
          context.shop.domain,
          definition,
          definition,
          appNumber(context.appId),
        );
        return { changed: true, payload: { updatedDefinition: updated, validationJob: null } };
      },
      (userErrors) => ({ updatedDefinition: null, userErrors }),
    );
  },
  metafieldDefinitionPin: (_root, args: PinArguments, context) =>
    changePin("metafieldDefinitionPin", "pinnedDefinition", args, context, pinDefinition),
  metafieldDefinitionUnpin: (_root, args: PinArguments, context) =>
    changePin("metafieldDefinitionUnpin", "unpinnedDefinition", args, context, unpinDefinition),
  metafieldDefinitionDelete: (
    _root,
    args: { id?: string | null; identifier?: DefinitionName | null; deleteAllAssociatedMetafields?: boolean },
    context,
  ) =>
    mutate(
      context,
      "metafieldDefinitionDelete",
      { ...args },
      args.id ? [args.id] : [],
      () => {
        const { world, shop } = context;
        const id = definitionId(args, context);
        const gone = deleteDefinition(world, shop.domain, id, args.deleteAllAssociatedMetafields ?? false);
        return {
          changed: true,
          payload: {
            deletedDefinitionId: gid("MetafieldDefinition", gone.id),
            deletedDefinition: { ownerType: gone.ownerType, namespace: gone.namespace, key: gone.key },
          },
        };
      },
      (userErrors) => ({ deletedDefinitionId: null, deletedDefinition: null, userErrors }),
    ),
};

function changePin(
  field: string,
  name: string,
  args: PinArguments,
  context: RequestContext,
  verb: (world: World, definition: MetafieldDefinitionRecord) => void,
) {
  return mutate(
    context,
    field,
    { ...args },
    args.definitionId ? [args.definitionId] : [],
    () => {
      const { world, shop } = context;
      const definition =
        world.state.metafieldDefinitions[
          definitionId({ id: args.definitionId ?? null, identifier: args.identifier ?? null }, context)
        ];
      if (definition?.shop !== shop.domain)
        throw new Refused("Definition not found.", { field: ["definitionId"], code: "NOT_FOUND" });
      verb(world, definition);
      return { changed: true, payload: { [name]: definition }, targetIds: [gid("MetafieldDefinition", definition.id)] };
    },
    (userErrors) => ({ [name]: null, userErrors }),
  );
}

function definitionId(
  { id, identifier }: { id?: string | null; identifier?: DefinitionName | null },
  context: RequestContext,
): string {
  if (id) return parseGid(id)?.id ?? "";
  if (!identifier) throw badRequest("One of id or identifier is required");
  const found = findDefinition(identifier, context);
  if (!found) throw new Refused("Definition not found.", { field: ["identifier"], code: "NOT_FOUND" });
  return found.id;
}

export const findDefinition = (
  name: DefinitionName,
  { world, shop, appId }: RequestContext,
): MetafieldDefinitionRecord | null =>
  definitionOf(world, shop.domain, name.ownerType, fullNamespace(name.namespace, appNumber(appId)), name.key);

/** Which of the inputs a user error is about. */
function indexIn(field: readonly string[] | null): number | null {
  const at = field?.[1];
  return at !== undefined && /^\d+$/.test(at) ? Number(at) : null;
}
