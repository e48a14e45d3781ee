// Pure. A picture tells what its source tells: what only another source does is kept from the picture before.
import { UNTOLD } from "#app/admin/order-from-api.ts";
import type { FulfillmentPicture, OrderPicture } from "#app/rules/facts.ts";

/** Told once, at the checkout: a later source that spells it otherwise tells no news. */
export const ONCE = [
  ...["confirmed", "confirmation_number", "source_name", "source_identifier", "source_url", "app_id", "location_id"],
  ...["customer_locale", "buyer_accepts_marketing", "browser_ip", "order_status_url"],
] as const;

/** The order as the Admin API shows it, with what only webhooks tell kept from the picture before. */
export function keepFromWebhooks(read: OrderPicture, earlier: OrderPicture | null): OrderPicture {
  if (!earlier) return read;
  const kept: Record<string, unknown> = {};
  for (const name of [...UNTOLD, ...ONCE] as (keyof OrderPicture)[])
    if (earlier[name] !== undefined) kept[name] = earlier[name];
  const lines = new Map(earlier.line_items.map((line) => [line.id, line]));
  const refunds = new Map(earlier.refunds.map((refund) => [refund.id, refund]));
  const line_items = read.line_items.map((line) => {
    const was = lines.get(line.id);
    if (!was) return line;
    // Of a deleted product the line keeps the id in webhooks only.
    return {
      ...line,
      is_tip: was.is_tip,
      product_id: line.product_id ?? was.product_id,
      variant_id: line.variant_id ?? was.variant_id,
    };
  });
  const linesNow = new Map(line_items.map((line) => [line.id, line]));
  return {
    ...read,
    ...kept,
    line_items,
    fulfillments: read.fulfillments.map((one) => ({
      ...one,
      line_items: one.line_items.map((line) => ({ ...(linesNow.get(line.id) ?? line), quantity: line.quantity })),
    })),
    refunds: read.refunds.map((refund) => ({ ...refund, user_id: refunds.get(refund.id)?.user_id ?? refund.user_id })),
  };
}

/** The order of a webhook, with what was learned of its parcels on other ways. */
export function keepParcels(told: OrderPicture, earlier: OrderPicture | null): OrderPicture {
  if (!earlier?.fulfillments.length || !told.fulfillments.length) return told;
  const parcels = new Map(earlier.fulfillments.map((one) => [one.id, one]));
  return { ...told, fulfillments: told.fulfillments.map((one) => keepParcel(one, parcels.get(one.id))) };
}

export function keepParcel(told: FulfillmentPicture, was: FulfillmentPicture | undefined): FulfillmentPicture {
  if (!was) return told;
  return {
    ...told,
    shipment_status: told.shipment_status ?? was.shipment_status,
    estimated_delivery_at: told.estimated_delivery_at ?? was.estimated_delivery_at,
    in_transit_at: was.in_transit_at ?? told.in_transit_at,
    delivered_at: was.delivered_at ?? told.delivered_at,
    events: told.events.length ? told.events : was.events,
  };
}
