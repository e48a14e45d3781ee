import { isMetafieldType, METAFIELD_TYPES } from "#sandbox/world/metafields/metafield-types.ts";
import { fullNamespace } from "#sandbox/world/metafields/metafields.ts";
import type { MetafieldDefinitionRecord } from "#sandbox/world/records/metafield.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export const definitionsOf = (world: World, shop: string): MetafieldDefinitionRecord[] =>
  Object.values(world.state.metafieldDefinitions).filter((one) => one.shop === shop);

export const definitionOf = (
  world: World,
  shop: string,
  ownerType: string,
  namespace: string,
  key: string,
): MetafieldDefinitionRecord | null =>
  definitionsOf(world, shop).find(
    (one) => one.ownerType === ownerType && one.namespace === namespace && one.key === key,
  ) ?? null;

export type DefinitionDraft = Partial<Omit<MetafieldDefinitionRecord, "id" | "shop" | "pinnedPosition">> &
  Pick<MetafieldDefinitionRecord, "ownerType" | "key" | "name" | "type"> & { pin?: boolean };

/** Says what metafields of a namespace and key must look like. */
export function createDefinition(
  world: World,
  shop: string,
  draft: DefinitionDraft,
  appNumber: string,
): MetafieldDefinitionRecord {
  const namespace = fullNamespace(draft.namespace, appNumber);
  const refusals: Refusal[] = [];
  const refuse = (name: string, message: string, code: string) =>
    refusals.push({ message, field: ["definition", name], code });
  if (!draft.name.trim()) refuse("name", "Name can't be blank", "BLANK");
  if (namespace.length < 3) refuse("namespace", "Namespace is too short (minimum is 3 characters)", "TOO_SHORT");
  if (draft.key.length < 2) refuse("key", "Key is too short (minimum is 2 characters)", "TOO_SHORT");
  if (draft.key.length > 64) refuse("key", "Key is too long (maximum is 64 characters)", "TOO_LONG");
  if (!isMetafieldType(draft.type))
    refuse(
      "type",
      `Type name ${draft.type} is not a valid type. Valid types are: ${METAFIELD_TYPES.join(", ")}.`,
      "INCLUSION",
    );
  if (definitionOf(world, shop, draft.ownerType, namespace, draft.key))
    refuse("key", `Key is in use for ${draft.ownerType} metafields on the '${namespace}' namespace.`, "TAKEN");
  if (refusals.length > 0) throw Refused.all(refusals);
  const pinned = definitionsOf(world, shop).flatMap((one) =>
    one.ownerType === draft.ownerType ? (one.pinnedPosition ?? []) : [],
  );
  const made: MetafieldDefinitionRecord = {
    id: world.nextId(),
    shop,
    ownerType: draft.ownerType,
    namespace,
    key: draft.key,
    name: draft.name,
    description: draft.description ?? null,
    type: draft.type,
    validations: draft.validations ?? [],
    pinnedPosition: draft.pin ? Math.max(0, ...pinned) + 1 : null,
    access: draft.access ?? { admin: "PUBLIC_READ_WRITE", storefront: "NONE", customerAccount: "NONE" },
    capabilities: draft.capabilities ?? {
      adminFilterable: false,
      smartCollectionCondition: false,
      uniqueValues: draft.type === "id",
    },
  };
  world.state.metafieldDefinitions[made.id] = made;
  return made;
}

/** Changes what can be changed of a definition: its name, description, pin and validations. */
export function updateDefinition(
  world: World,
  shop: string,
  name: { ownerType: string; namespace?: string | null; key: string },
  change: {
    name?: string | null;
    description?: string | null;
    validations?: MetafieldDefinitionRecord["validations"] | null;
  },
  appNumber: string,
): MetafieldDefinitionRecord {
  const namespace = fullNamespace(name.namespace, appNumber);
  const definition = definitionOf(world, shop, name.ownerType, namespace, name.key);
  if (!definition) throw new Refused("Definition not found.", { field: ["definition"], code: "NOT_FOUND" });
  if (change.name != null) definition.name = change.name;
  if (change.description !== undefined) definition.description = change.description;
  if (change.validations != null) definition.validations = change.validations;
  return definition;
}

/** Removes a definition, and its metafields when asked. */
export function deleteDefinition(
  world: World,
  shop: string,
  id: string,
  withMetafields: boolean,
): MetafieldDefinitionRecord {
  const definition = world.state.metafieldDefinitions[id];
  if (definition?.shop !== shop) throw new Refused("Definition not found.", { field: ["id"], code: "NOT_FOUND" });
  if (withMetafields)
    for (const [owner, list] of Object.entries(world.state.metafields)) {
      const left = list.filter((one) => one.namespace !== definition.namespace || one.key !== definition.key);
      if (left.length === list.length) continue;
      if (left.length > 0) world.state.metafields[owner] = left;
      else delete world.state.metafields[owner];
    }
  delete world.state.metafieldDefinitions[id];
  return definition;
}
