import type { PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { anyOf, byInstant, byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, searchedPage } from "#sandbox/graphql/searched-page.ts";
import type { DisputeRecord } from "#sandbox/world/records/dispute.ts";

/** How `disputes` searches (names: the official schema). */
const DISPUTES: Listing<DisputeRecord> = {
  searchable: {
    connection: "disputes",
    text: () => false,
    fields: {
      id: byNumber((dispute) => dispute.id),
      status: anyOf(byText((dispute) => dispute.status)),
      initiated_at: byInstant((dispute) => dispute.initiatedAt),
    },
    notHeld: [],
  },
  sortKeys: { ID: (dispute) => Number(dispute.id) },
  sortKey: "ID",
};

function dispute(id: string, { world, shop }: RequestContext): DisputeRecord | null {
  const found = world.state.disputes[id];
  return found?.shop === shop.domain ? found : null;
}

export const disputeQueries: TypeResolvers<undefined> = {
  dispute: (_root, args: { id: string }, context) => dispute(idOf(args.id, "ShopifyPaymentsDispute"), context),
  disputes: (_root, args: PageArguments & { query?: string | null }, context, info) => {
    const all = Object.values(context.world.state.disputes).filter((one) => one.shop === context.shop.domain);
    return searchedPage(all, args, DISPUTES, context, info);
  },
};

export const disputeNodes: NodeFinders = { ShopifyPaymentsDispute: dispute };
