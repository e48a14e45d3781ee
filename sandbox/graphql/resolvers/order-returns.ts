import type { GraphQLResolveInfo } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byInstant, byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import { returnStatus } from "#sandbox/world/returns/return-status.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

interface Listed {
  id: string;
  order: OrderRecord;
  it: ReturnRecord;
}

const LISTING: Listing<Listed> = {
  searchable: {
    connection: "Order.returns",
    text: ({ it }, word) => it.name.toLowerCase().includes(word),
    fields: {
      id: byNumber(({ it }) => it.id),
      status: byText(({ it }) => it.status),
      name: byText(({ it }) => it.name),
      created_at: byInstant(({ it }) => it.createdAt),
    },
    notHeld: ["updated_at"],
  },
  sortKeys: { ID: ({ id }) => Number(id) },
  sortKey: "ID",
};

/** What an order says of its returns. */
export const orderReturnResolvers: TypeResolvers<OrderRecord> = {
  returnStatus: (order) => returnStatus(order),
  returns: (order, args: SearchArguments, context: RequestContext, info: GraphQLResolveInfo) =>
    searchedPage(
      order.returns.map((it) => ({ id: it.id, order, it })),
      args,
      LISTING,
      context,
      info,
    ),
};
