// Pure over the world. What Shopify sends for an event: the body of its topic, as the store is at that moment.
import { fulfillmentOrderBody, placedOnHoldBody } from "#sandbox/webhooks/bodies/fulfillment-order.ts";
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import { printer } from "#sandbox/webhooks/bodies/money.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { refundBody } from "#sandbox/webhooks/bodies/refund.ts";
import { dataRequestBody, redactCustomerBody, redactShopBody, shopBody } from "#sandbox/webhooks/bodies/shop.ts";
import { fulfillableQuantity, fulfilledQuantity } from "#sandbox/world/order-status.ts";
import type { EditRecord, OrderRecord, WorldEvent } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** @returns null for a topic whose bodies the sandbox does not make. */
export function webhookBody(world: World, event: WorldEvent, appId: string): unknown {
  const shop = world.shop(event.shop);
  const order = event.orderId ? world.order(event.shop, event.orderId) : null;
  switch (event.topic) {
    case "orders/create":
    case "orders/updated":
    case "orders/paid":
    case "orders/cancelled":
    case "orders/fulfilled":
    case "orders/partially_fulfilled":
      return order && orderBody(world, order);
    case "orders/edited": {
      const edit = order?.edits.find((one) => one.id === event.childId);
      return order && edit ? editBody(order, edit, (at) => localTime(at, shop.ianaTimezone)) : null;
    }
    case "refunds/create": {
      const refund = order?.refunds.find((one) => one.id === event.childId);
      if (!order || !refund) return null;
      const stateOf = (lineId: string) => ({
        fulfilled: fulfilledQuantity(order, lineId),
        fulfillable: fulfillableQuantity(world.fulfillmentOrdersOf(order), lineId),
      });
      return refundBody(order, refund, stateOf, printer(shop, order.presentment), (at) =>
        localTime(at, shop.ianaTimezone),
      );
    }
    case "fulfillment_orders/order_routing_complete":
    case "fulfillment_orders/hold_released": {
      const one = event.fulfillmentOrderId ? world.state.fulfillmentOrders[event.fulfillmentOrderId] : undefined;
      return one ? fulfillmentOrderBody(one) : null;
    }
    case "fulfillment_orders/placed_on_hold": {
      const one = event.fulfillmentOrderId ? world.state.fulfillmentOrders[event.fulfillmentOrderId] : undefined;
      return one ? placedOnHoldBody(world, one, event, appId) : null;
    }
    case "app/uninstalled":
      return shopBody(world, shop);
    case "shop/redact":
      return redactShopBody(shop);
    case "customers/redact":
      return event.customerId ? redactCustomerBody(world, shop, event.customerId) : null;
    case "customers/data_request":
      return event.customerId ? dataRequestBody(world, shop, event.customerId, event.seq) : null;
    default:
      return null;
  }
}

function editBody(order: OrderRecord, edit: EditRecord, at: (instant: string) => string) {
  const changes = (list: EditRecord["additions"]) => list.map(({ lineId, delta }) => ({ id: Number(lineId), delta }));
  return {
    order_edit: {
      id: Number(edit.id),
      app_id: null,
      created_at: at(edit.committedAt),
      committed_at: at(edit.committedAt),
      notify_customer: false,
      order_id: Number(order.id),
      staff_note: edit.staffNote ?? "",
      user_id: null,
      line_items: { additions: changes(edit.additions), removals: changes(edit.removals) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
