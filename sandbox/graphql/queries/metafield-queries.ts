import type { RequestContext } from "#sandbox/graphql/context.ts";
import { findDefinition } from "#sandbox/graphql/mutations/metafield-mutations.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import { definitionsOf } from "#sandbox/world/metafields/metafield-definitions.ts";
import { fullNamespace } from "#sandbox/world/metafields/metafields.ts";
import type { MetafieldDefinitionRecord } from "#sandbox/world/records/metafield.ts";

const DEFINITIONS: Listing<MetafieldDefinitionRecord> = {
  searchable: {
    connection: "metafieldDefinitions",
    text: ({ name, key }, word) => name.toLowerCase().includes(word) || key.includes(word),
    fields: {
      id: byNumber((one) => one.id),
      key: byText((one) => one.key),
      namespace: byText((one) => one.namespace),
      owner_type: byText((one) => one.ownerType),
      type: byText((one) => one.type),
    },
    notHeld: ["created_at", "updated_at"],
  },
  sortKeys: {
    ID: ({ id }) => Number(id),
    NAME: ({ name }) => name.toLowerCase(),
    PINNED_POSITION: ({ pinnedPosition }) => pinnedPosition ?? 0,
  },
  sortKey: "ID",
};

function definition(id: string, { world, shop }: RequestContext): MetafieldDefinitionRecord | null {
  const found = world.state.metafieldDefinitions[id];
  return found?.shop === shop.domain ? found : null;
}

export const metafieldNodes: NodeFinders = {
  MetafieldDefinition: definition,
  Metafield: (id, { world, shop }) => {
    const found = world.reading(() => {
      for (const [name, list] of Object.entries(world.state.metafields)) {
        const it = list.find((one) => one.id === id);
        const [type = "", ownerId = ""] = name.split("/");
        if (it) return { owner: { type, id: ownerId }, it };
      }
      return null;
    });
    // Another store's metafield is nothing here.
    const record = found && world.state[TABLES[found.owner.type] ?? "orders"][found.owner.id];
    return record && record.shop === shop.domain ? found : null;
  },
};

const TABLES: Record<
  string,
  "orders" | "customers" | "products" | "variants" | "collections" | "locations" | "draftOrders"
> = {
  Order: "orders",
  Customer: "customers",
  Product: "products",
  ProductVariant: "variants",
  Collection: "collections",
  Location: "locations",
  DraftOrder: "draftOrders",
};

interface DefinitionsArguments extends SearchArguments {
  ownerType: string;
  namespace?: string | null;
  key?: string | null;
  pinnedStatus?: "ANY" | "PINNED" | "UNPINNED" | null;
}

export const metafieldQueries: TypeResolvers<undefined> = {
  metafieldDefinition: (
    _root,
    args: { id?: string | null; identifier?: { ownerType: string; namespace?: string | null; key: string } | null },
    context,
  ) =>
    args.identifier ? findDefinition(args.identifier, context) : definition(parseGid(args.id ?? "")?.id ?? "", context),
  metafieldDefinitions: (_root, args: DefinitionsArguments, context, info) => {
    refuseArguments("metafieldDefinitions", { ...args }, "constraintStatus", "constraintSubtype");
    const namespace = args.namespace == null ? null : fullNamespace(args.namespace, appNumber(context.appId));
    const found = definitionsOf(context.world, context.shop.domain).filter(
      (one) =>
        one.ownerType === args.ownerType &&
        (namespace === null || one.namespace === namespace) &&
        (args.key == null || one.key === args.key) &&
        (args.pinnedStatus == null ||
          args.pinnedStatus === "ANY" ||
          (args.pinnedStatus === "PINNED") === (one.pinnedPosition !== null)),
    );
    return searchedPage(found, args, DEFINITIONS, context, info);
  },
};
