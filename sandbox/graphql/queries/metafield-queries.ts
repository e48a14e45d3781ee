import type { RequestContext } from "#sandbox/graphql/context.ts";
import { findDefinition } from "#sandbox/graphql/mutations/metafield-mutations.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { type DefinitionsArguments, definitionsPage } from "#sandbox/graphql/queries/metafield-definition-listing.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import type { MetafieldDefinitionRecord } from "#sandbox/world/records/metafield.ts";

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

export const metafieldQueries: TypeResolvers<undefined> = {
  metafieldDefinition: (
    _root,
    args: { id?: string | null; identifier?: { ownerType: string; namespace?: string | null; key: string } | null },
    context,
  ) =>
    args.identifier ? findDefinition(args.identifier, context) : definition(parseGid(args.id ?? "")?.id ?? "", context),
  metafieldDefinitions: (_root, args: DefinitionsArguments & { ownerType: string }, context, info) =>
    definitionsPage(args.ownerType, args, context, info),
};
