// Finds what comes back by its gid.

import type { RequestContext } from "#sandbox/graphql/context.ts";
import { by } from "#sandbox/graphql/in-orders.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { typed } from "#sandbox/graphql/resolver.ts";
import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import { returnReasonDefinition } from "#sandbox/world/returns/return-reason-definitions.ts";
import { returnableFulfillments } from "#sandbox/world/returns/returnable-units.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

function inReturns<T>(
  { world, shop }: RequestContext,
  look: (order: OrderRecord, of: ReturnRecord) => T | null | undefined,
): T | null {
  for (const order of world.lastChangedOrdersOf(shop.domain))
    for (const of of order.returns) {
      const found = look(order, of);
      if (found) return found;
    }
  return null;
}

const inReverse = <T>(
  context: RequestContext,
  look: (
    order: OrderRecord,
    of: ReturnRecord,
    reverse: ReturnRecord["reverseFulfillmentOrders"][number],
  ) => T | null | undefined,
) =>
  inReturns(context, (order, of) => {
    for (const reverse of of.reverseFulfillmentOrders) {
      const found = look(order, of, reverse);
      if (found) return found;
    }
    return null;
  });

export const returnNodes: NodeFinders = {
  Return: (id, { world, shop }) => {
    const order = orderOfChild(world, shop.domain, "returns", id);
    const it = order?.returns.find(by(id));
    return order && it ? { order, it } : null;
  },
  ReturnLineItem: (id, context) =>
    inReturns(context, (order, of) => {
      const it = of.lines.find(by(id));
      return it && typed("ReturnLineItem", { order, of, it });
    }),
  ReturnReasonDefinition: (id) => returnReasonDefinition(id),
  // Units that nobody matched to a shipment are not simulated: there are none.
  UnverifiedReturnLineItem: () => null,
  ExchangeLineItem: (id, context) =>
    inReturns(context, (order, of) => {
      const it = of.exchangeLines.find(by(id));
      return it && { order, of, it };
    }),
  ReturnableFulfillment: (id, { world, shop }) => {
    const order = orderOfChild(world, shop.domain, "fulfillments", id);
    const it = order && returnableFulfillments(order).find(({ fulfillment }) => fulfillment.id === id);
    return it ? { order, it } : null;
  },
  ReverseFulfillmentOrder: (id, context) =>
    inReverse(context, (order, of, it) => (it.id === id ? { order, of, it } : null)),
  ReverseFulfillmentOrderLineItem: (id, context) =>
    inReverse(context, (order, of, reverse) => {
      const it = reverse.lines.find(by(id));
      return it && { order, of, reverse, it };
    }),
  ReverseFulfillmentOrderDisposition: (id, context) =>
    inReverse(context, (_order, _of, { lines }) => lines.flatMap(({ dispositions }) => dispositions).find(by(id))),
  ReverseDelivery: (id, context) =>
    inReverse(context, (order, of, reverse) => {
      const it = reverse.deliveries.find(by(id));
      return it && { order, of, reverse, it };
    }),
  ReverseDeliveryLineItem: (id, context) =>
    inReverse(context, (order, of, reverse) => {
      const it = reverse.deliveries.flatMap(({ lines }) => lines).find(by(id));
      return it && { order, of, reverse, it };
    }),
};
