import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { DRAFT_ORDERS, draftsOf } from "#sandbox/graphql/queries/draft-order-listing.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { type SearchArguments, searchedCount, searchedPage } from "#sandbox/graphql/searched-page.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";

function draft(id: string, { world, shop }: RequestContext): DraftOrderRecord | null {
  const found = world.state.draftOrders[id];
  return found?.shop === shop.domain ? found : null;
}

export const draftOrderQueries: TypeResolvers<undefined> = {
  draftOrder: (_root, args: { id: string }, context) => draft(idOf(args.id, "DraftOrder"), context),
  draftOrders: (_root, args: SearchArguments, context, info) =>
    searchedPage(draftsOf(context), args, DRAFT_ORDERS(context.world), context, info),
  draftOrdersCount: (_root, args: { query?: string | null; limit?: number | null }, context, info) =>
    searchedCount(draftsOf(context), args, DRAFT_ORDERS(context.world), context, info),
};

export const draftOrderNodes: NodeFinders = {
  DraftOrder: (id, context) => draft(id, context),
  DraftOrderLineItem: (id, context) => {
    for (const one of draftsOf(context)) {
      const it = one.lines.find((line) => line.id === id);
      if (it) return { draft: one, it };
    }
    return null;
  },
};
