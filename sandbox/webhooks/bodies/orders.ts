// Pure over the world. Bodies that are about an order.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { editBody } from "#sandbox/webhooks/bodies/edit.ts";
import { printedLines } from "#sandbox/webhooks/bodies/line.ts";
import { printer } from "#sandbox/webhooks/bodies/money.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { refundBody } from "#sandbox/webhooks/bodies/refund.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

const orderOf = (event: { orderId: string | null }, { world, shop }: Telling): OrderRecord | null =>
  event.orderId === null ? null : world.order(shop.domain, event.orderId);

export const wholeOrder = (event: { orderId: string | null }, telling: Telling) => {
  const order = orderOf(event, telling);
  return order && orderBody(telling.world, order);
};

export const orderBodies: Bodies = {
  "orders/create": wholeOrder,
  "orders/updated": wholeOrder,
  "orders/paid": wholeOrder,
  "orders/cancelled": wholeOrder,
  "orders/fulfilled": wholeOrder,
  "orders/partially_fulfilled": wholeOrder,
  "orders/delete": ({ orderId }) => orderId && { id: Number(orderId) },
  "orders/edited": (event, telling) => {
    const order = orderOf(event, telling);
    const edit = order?.edits.find((one) => one.id === event.childId);
    return order && edit ? editBody(order, edit, telling.at) : null;
  },
  "orders/risk_assessment_changed": ({ orderId, data }, { at }) =>
    orderId && {
      provider_id: data.providerId === null ? null : Number(data.providerId),
      provider_title: data.providerTitle,
      risk_level: data.riskLevel,
      created_at: data.createdAt && at(data.createdAt),
      order_id: orderId,
      admin_graphql_api_order_id: `gid://shopify/Order/${orderId}`,
    },
  "refunds/create": (event, telling) => {
    const { world, shop, at } = telling;
    const order = orderOf(event, telling);
    const refund = order?.refunds.find((one) => one.id === event.childId);
    if (!order || !refund) return null;
    const print = printer(shop, order);
    return refundBody(order, refund, printedLines(order, world.fulfillmentOrdersOf(order), print), print, at);
  },
};
