import { type Connection, listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { type DefinitionsArguments, definitionsPage } from "#sandbox/graphql/queries/metafield-definition-listing.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { untranslated } from "#sandbox/graphql/resolvers/untranslated.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";
import { definitionOf } from "#sandbox/world/metafields/metafield-definitions.ts";
import { digestOf, fullNamespace, metafieldOf, metafieldsOf } from "#sandbox/world/metafields/metafields.ts";
import { OWNER_TYPES } from "#sandbox/world/metafields/owners.ts";
import type { MetafieldDefinitionRecord, MetafieldRecord } from "#sandbox/world/records/metafield.ts";
import type { World } from "#sandbox/world/world.ts";

/** A metafield with whose it is. */
export interface OwnedMetafield {
  owner: { type: string; id: string };
  it: MetafieldRecord;
}

/** The fields of `HasMetafields`, to be spread into the resolvers of an owner. */
export const metafieldFields = <S extends { id: string }>(type: string): TypeResolvers<S> => ({
  metafieldDefinitions: (_source, args: DefinitionsArguments, context, info) =>
    definitionsPage(OWNER_TYPES[type]?.ownerType ?? "", args, context, info),
  metafield: (source, args: { namespace?: string | null; key: string }, context) => {
    const namespace = fullNamespace(args.namespace, appNumber(context.appId));
    const it = metafieldOf(context.world, type, source.id, namespace, args.key);
    return it && { owner: { type, id: source.id }, it };
  },
  metafields: (
    source,
    args: PageArguments & { namespace?: string | null; keys?: string[] | null },
    context,
  ): Connection<OwnedMetafield> => {
    const own = appNumber(context.appId);
    const keys = args.keys?.map((key) => {
      const named = qualified(key);
      return named ? `${fullNamespace(named.namespace, own)}.${named.key}` : key;
    });
    const namespace = args.namespace == null ? null : fullNamespace(args.namespace, own);
    const found = metafieldsOf(context.world, type, source.id).filter(
      (it) =>
        (namespace === null || it.namespace === namespace) && (!keys || keys.includes(`${it.namespace}.${it.key}`)),
    );
    return listConnection(
      found.map((it) => ({ owner: { type, id: source.id }, it })),
      args,
      ({ it }) => it.id,
    );
  },
});

/** "custom.gift" */
function qualified(key: string): { namespace: string; key: string } | null {
  const dot = key.lastIndexOf(".");
  return dot < 0 ? null : { namespace: key.slice(0, dot), key: key.slice(dot + 1) };
}

/** The value as JSON: text of a text type stays text. */
function jsonValue({ type, value }: MetafieldRecord): unknown {
  const plain = type.replace(/^list\./, "");
  const isText =
    type === plain &&
    (/(_text_field|_reference|^url|^color|^date|^date_time|^id|^string)$/.test(plain) || plain === "number_decimal");
  if (isText) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function ownerOf({ owner }: OwnedMetafield, { world, shop }: RequestContext) {
  const find: Record<string, () => object | null> = {
    Order: () => world.order(shop.domain, owner.id),
    Customer: () => world.customer(shop.domain, owner.id),
    Product: () => world.product(shop.domain, owner.id),
    ProductVariant: () => world.state.variants[owner.id] ?? null,
    Collection: () => world.state.collections[owner.id] ?? null,
    DraftOrder: () => world.state.draftOrders[owner.id] ?? null,
    Location: () => world.state.locations[owner.id] ?? null,
    Shop: () => shop,
  };
  const look = find[owner.type];
  const record = look?.();
  if (!record) throw notSimulated(`Metafield.owner of ${owner.type}`);
  return typed(owner.type, record);
}

export const metafieldResolvers: TypeResolvers<OwnedMetafield> = {
  ...untranslated,
  id: ({ it }) => gid("Metafield", it.id),
  legacyResourceId: ({ it }) => it.id,
  namespace: ({ it }) => it.namespace,
  key: ({ it }) => it.key,
  type: ({ it }) => it.type,
  value: ({ it }) => it.value,
  jsonValue: ({ it }) => jsonValue(it),
  sizeInBytes: ({ it }) => Buffer.byteLength(it.value),
  compareDigest: ({ it }) => digestOf(it),
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
  ownerType: ({ owner }) => OWNER_TYPES[owner.type]?.ownerType,
  definition: ({ owner, it }, _args, { world, shop }) =>
    definitionOf(world, shop.domain, OWNER_TYPES[owner.type]?.ownerType ?? "", it.namespace, it.key),
  description: () => null,
  reference: ({ it }, _args, context) => {
    if (!/^\w+_reference$/.test(it.type) || it.type.startsWith("list.")) return null;
    return referenced(it.value, context);
  },
  references: ({ it }, args: PageArguments, context) => {
    if (!/^list\.\w+_reference$/.test(it.type)) return null;
    const gids = JSON.parse(it.value) as string[];
    const found = gids.flatMap((text) => referenced(text, context) ?? []);
    return listConnection(found, args, ({ id }) => id);
  },
  owner: (metafield, _args, context) => ownerOf(metafield, context),
};

/** What a reference names; null once it is gone. */
function referenced(text: string, { world, shop }: RequestContext) {
  const { type = "", id = "" } = parseGid(text) ?? {};
  const find: Record<string, () => { id: string } | null> = {
    Collection: () => world.collection(shop.domain, id),
    Customer: () => world.customer(shop.domain, id),
    Order: () => world.order(shop.domain, id),
    Product: () => world.product(shop.domain, id),
    ProductVariant: () => world.variant(shop.domain, id),
  };
  const look = find[type];
  if (!look) throw notSimulated(`Metafield.reference to ${type}`);
  const record = look();
  return record && typed(type, record);
}

const capability = (enabled: boolean) => ({ enabled });

export const metafieldDefinitionResolvers: TypeResolvers<MetafieldDefinitionRecord> = {
  id: ({ id }) => gid("MetafieldDefinition", id),
  namespace: ({ namespace }) => namespace,
  key: ({ key }) => key,
  name: ({ name }) => name,
  description: ({ description }) => description,
  ownerType: ({ ownerType }) => ownerType,
  pinnedPosition: ({ pinnedPosition }) => pinnedPosition,
  type: ({ type }) => ({ name: type, category: categoryOf(type) }),
  validations: ({ validations }) => validations,
  // Definitions made here have none of them.
  constraints: () => null,
  standardTemplate: () => null,
  validationStatus: () => "ALL_VALID",
  useAsCollectionCondition: ({ capabilities }) => capabilities.smartCollectionCondition,
  access: ({ access }) => access,
  capabilities: ({ capabilities }) => ({
    adminFilterable: {
      ...capability(capabilities.adminFilterable),
      status: capabilities.adminFilterable ? "FILTERABLE" : "NOT_FILTERABLE",
    },
    smartCollectionCondition: capability(capabilities.smartCollectionCondition),
    uniqueValues: capability(capabilities.uniqueValues),
  }),
  metafieldsCount: (definition, _args, { world }) => ofDefinition(world, definition).length,
  metafields: (definition, args: PageArguments & { validationStatus?: string | null }, { world }) => {
    // What does not fit a definition is refused when it is set.
    const found = args.validationStatus === "INVALID" ? [] : ofDefinition(world, definition);
    return listConnection(found, args, ({ it }) => it.id);
  },
};

/** The metafields of one store's owners that a definition is about. */
function ofDefinition(world: World, { shop, ownerType, namespace, key }: MetafieldDefinitionRecord): OwnedMetafield[] {
  return world.reading(() =>
    Object.entries(world.state.metafields).flatMap(([name, list]) => {
      const [type = "", id = ""] = name.split("/");
      const owner = OWNER_TYPES[type];
      const it = owner?.ownerType === ownerType && list.find((one) => one.namespace === namespace && one.key === key);
      return it && owner.exists(world, shop, id) ? [{ owner: { type, id }, it }] : [];
    }),
  );
}

function categoryOf(type: string): string {
  const plain = type.replace(/^list\./, "");
  if (plain.endsWith("_text_field")) return "TEXT";
  if (plain.startsWith("number_")) return "NUMBER";
  if (plain.startsWith("date")) return "DATE_TIME";
  if (plain.endsWith("_reference")) return "REFERENCE";
  if (["dimension", "volume", "weight"].includes(plain)) return "MEASUREMENT";
  return plain.toUpperCase();
}
