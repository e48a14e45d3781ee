import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import { visible } from "#sandbox/graphql/orders-connection.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { returnNodes } from "#sandbox/graphql/return-nodes.ts";
import { returnableFulfillments } from "#sandbox/world/returns/returnable-units.ts";

const find = (type: string) => (_root: undefined, args: { id: string }, context: RequestContext) =>
  returnNodes[type]?.(idOf(args.id, type), context, args.id) ?? null;

export const returnQueries: TypeResolvers<undefined> = {
  return: find("Return"),
  reverseDelivery: find("ReverseDelivery"),
  reverseFulfillmentOrder: find("ReverseFulfillmentOrder"),
  returnableFulfillment: find("ReturnableFulfillment"),
  returnableFulfillments: (_root, args: PageArguments & { orderId: string }, context) => {
    const order = context.world.order(context.shop.domain, idOf(args.orderId, "Order"));
    const found = order && visible(order, context) ? returnableFulfillments(order).map((it) => ({ order, it })) : [];
    return listConnection(found, args, ({ it }) => it.fulfillment.id);
  },
};
