// Finds what is to be shipped, is held or was shipped by its gid.
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { by, inOrders, withOrder } from "#sandbox/graphql/in-orders.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { deliveryMethodOf, destinationOf } from "#sandbox/graphql/resolvers/fulfillment-order.ts";
import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";

const inFulfillmentOrders = <T>(context: RequestContext, look: (one: FulfillmentOrderRecord) => T | null | undefined) =>
  inOrders(context, (order) => {
    for (const one of context.world.fulfillmentOrdersOf(order)) {
      const found = look(one);
      if (found) return found;
    }
    return null;
  });

export const fulfillmentNodes: NodeFinders = {
  FulfillmentOrder: (id, { world, shop }) => world.fulfillmentOrder(shop.domain, id),
  FulfillmentOrderLineItem: (id, context) =>
    inFulfillmentOrders(context, (one) => {
      const it = one.lines.find(by(id));
      const order = it && context.world.state.orders[one.orderId];
      return order ? { order, it } : null;
    }),
  FulfillmentOrderDestination: (id, { world, shop }) => {
    const one = world.fulfillmentOrder(shop.domain, id);
    return one && destinationOf(world, one);
  },
  DeliveryMethod: (id, { world, shop }) => {
    const one = world.fulfillmentOrder(shop.domain, id);
    return one && deliveryMethodOf(world, one);
  },
  // A hold that was released is gone.
  FulfillmentHold: (id, context) => inFulfillmentOrders(context, (one) => one.holds.find(by(id))),
  FulfillmentOrderMerchantRequest: (id, context) =>
    inFulfillmentOrders(context, (fulfillmentOrder) => {
      const it = fulfillmentOrder.merchantRequests.find(by(id));
      return it && { fulfillmentOrder, it };
    }),
  Fulfillment: (id, { world, shop }) => {
    const order = orderOfChild(world, shop.domain, "fulfillments", id);
    return order && withOrder(order, order.fulfillments.find(by(id)));
  },
  FulfillmentLineItem: (id, context) =>
    inOrders(context, (order) => withOrder(order, order.fulfillments.flatMap(({ lines }) => lines).find(by(id)))),
  FulfillmentEvent: (id, context) =>
    inOrders(context, (order) => order.fulfillments.flatMap(({ events }) => events).find(by(id))),
  FulfillmentService: (id, { world, shop }) => {
    const service = world.state.fulfillmentServices[id];
    return service?.shop === shop.domain ? service : null;
  },
};
