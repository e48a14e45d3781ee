import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import { visible } from "#sandbox/graphql/orders-connection.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { returnNodes } from "#sandbox/graphql/return-nodes.ts";
import { byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import {
  RETURN_REASON_DEFINITIONS,
  type ReturnReasonDefinition,
} from "#sandbox/world/returns/return-reason-definitions.ts";
import { returnableFulfillments } from "#sandbox/world/returns/returnable-units.ts";

/** Filters and sort keys by name: the official schema. */
const REASONS: Listing<ReturnReasonDefinition> = {
  searchable: {
    connection: "returnReasonDefinitions",
    text: ({ handle, name }, word) => [handle, name.toLowerCase()].some((text) => text.includes(word)),
    fields: {
      id: byNumber(({ id }) => id),
      name: byText(({ name }) => name),
      deleted: (_reason, _comparator, value) => value === "false",
    },
    notHeld: [],
  },
  sortKeys: { ID: ({ id }) => Number(id), HANDLE: ({ handle }) => handle, NAME: ({ name }) => name.toLowerCase() },
  sortKey: "ID",
};

const find = (type: string) => (_root: undefined, args: { id: string }, context: RequestContext) =>
  returnNodes[type]?.(idOf(args.id, type), context, args.id) ?? null;

export const returnQueries: TypeResolvers<undefined> = {
  return: find("Return"),
  reverseDelivery: find("ReverseDelivery"),
  reverseFulfillmentOrder: find("ReverseFulfillmentOrder"),
  returnableFulfillment: find("ReturnableFulfillment"),
  returnReasonDefinitions: (
    _root,
    args: SearchArguments & { ids?: string[] | null; handles?: string[] | null },
    context,
    info,
  ) => {
    const ids = args.ids?.map((id) => idOf(id, "ReturnReasonDefinition"));
    const wanted = RETURN_REASON_DEFINITIONS.filter(
      ({ id, handle }) => (ids?.includes(id) ?? true) && (args.handles?.includes(handle) ?? true),
    );
    return searchedPage(wanted, args, REASONS, context, info);
  },
  returnableFulfillments: (_root, args: PageArguments & { orderId: string }, context) => {
    const order = context.world.order(context.shop.domain, idOf(args.orderId, "Order"));
    const found = order && visible(order, context) ? returnableFulfillments(order).map((it) => ({ order, it })) : [];
    return listConnection(found, args, ({ it }) => it.fulfillment.id);
  },
};
