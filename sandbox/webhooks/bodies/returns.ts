// Pure over the world. Bodies of returns/*, reverse fulfilment orders and reverse deliveries.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { printer } from "#sandbox/webhooks/bodies/money.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

interface OfReturn {
  orderId: string | null;
  /** The return. */
  subjectId: string | null;
}

const found = ({ orderId, subjectId }: OfReturn, { world, shop }: Telling) => {
  const order = orderId === null ? null : world.order(shop.domain, orderId);
  const one = order?.returns.find(({ id }) => id === subjectId);
  return order && one ? { order, one } : null;
};

const named = (type: string, id: string) => ({ id: Number(id), admin_graphql_api_id: gid(type, id) });

/** Shopify spells the status with one l, as GraphQL does. */
const brief = (event: OfReturn, telling: Telling) => {
  const it = found(event, telling);
  return it && { ...named("Return", it.one.id), order_id: Number(it.order.id), status: it.one.status.toLowerCase() };
};

const whole = (event: OfReturn, telling: Telling) => {
  const it = found(event, telling);
  return it && wholeBody(it.order, it.one, telling);
};

function wholeBody(order: OrderRecord, one: ReturnRecord, { shop }: Telling) {
  const print = printer(shop, order);
  return {
    ...named("Return", one.id),
    status: one.status.toLowerCase(),
    order: named("Order", order.id),
    total_return_line_items: one.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    name: one.name,
    return_line_items: one.lines.map((line) => ({
      ...named("ReturnLineItem", line.id),
      fulfillment_line_item: {
        ...named("FulfillmentLineItem", line.fulfillmentLineId),
        line_item: named("LineItem", line.lineId),
      },
      quantity: line.quantity,
      return_reason: line.reason.toLowerCase(),
      return_reason_note: line.reasonNote,
      customer_note: line.customerNote,
    })),
    return_shipping_fees: one.shippingFee
      ? [{ ...named("ReturnShippingFee", one.shippingFee.id), price: print.set(one.shippingFee.amount) }]
      : [],
    exchange_line_items: one.exchangeLines.map((line) => ({
      ...named("ExchangeLineItem", line.id),
      line_item: line.lineIds[0] ? named("LineItem", line.lineIds[0]) : null,
    })),
    total_exchange_line_items: one.exchangeLines.length,
  };
}

export const returnBodies: Bodies = {
  "returns/request": whole,
  "returns/approve": whole,
  "returns/cancel": brief,
  "returns/close": brief,
  "returns/reopen": brief,
  "returns/decline": (event, telling) => {
    const it = found(event, telling);
    return (
      it && {
        ...named("Return", it.one.id),
        status: "declined",
        order: named("Order", it.order.id),
        decline: { reason: it.one.decline?.reason.toLowerCase() ?? "other", note: it.one.decline?.note ?? "" },
      }
    );
  },
  // Shopify's own sample is empty: a sandbox that made something up would teach the wrong thing.
  "returns/process": () => ({}),
  "returns/update": ({ subjectId, data }) =>
    subjectId && {
      admin_graphql_api_id: gid("Return", subjectId),
      return_line_items: {
        removals: data.removals.map(({ returnLineId, delta }) => ({
          admin_graphql_api_id: gid("ReturnLineItem", returnLineId),
          delta,
        })),
      },
      restocking_fees: { updates: [], removals: [] },
      return_shipping_fees: { updates: [], removals: [] },
    },
  "reverse_fulfillment_orders/dispose": ({ subjectId, data }) =>
    subjectId && {
      ...named("ReverseFulfillmentOrder", subjectId),
      dispositions: data.dispositions.map(({ reverseLineId, type, quantity, locationId }) => ({
        reverse_fulfillment_order_line_item: named("ReverseFulfillmentOrderLineItem", reverseLineId),
        reverse_delivery_line_item: null,
        type: type.toLowerCase(),
        location: locationId && named("Location", locationId),
        quantity,
      })),
      total_dispositions: data.dispositions.length,
    },
  "reverse_deliveries/attach_deliverable": ({ subjectId, data }) =>
    subjectId && {
      ...named("ReverseDelivery", subjectId),
      return: named("Return", data.returnId),
      shipping_deliverable: {
        tracking: {
          carrier_name: data.carrierName,
          tracking_number: data.trackingNumber,
          tracking_url: data.trackingUrl,
        },
        label: { public_file_url: data.labelUrl, created_at: data.labelCreatedAt },
      },
    },
};
