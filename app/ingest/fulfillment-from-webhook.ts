// Pure. A fulfilment as webhooks write it: in its order, and as the body of fulfillments/*.
import { lineItemFromWebhook } from "#app/ingest/line-item-from-webhook.ts";
import { count, type Fields, id, instant, list, lower, ownId, text, texts } from "#app/ingest/webhook-values.ts";
import type { FulfillmentPicture, LineItemPicture } from "#app/rules/facts.ts";

/**
 * Null without an id. Carrier events are no part of it: what came of them is kept beside it.
 * @param lines the order's lines, as far as they are known: a parcel shows them with the quantity shipped in it.
 */
export function fulfillmentFromWebhook(
  from: Fields,
  orderId: string,
  lines: ReadonlyMap<string, LineItemPicture>,
): FulfillmentPicture | null {
  const fulfillmentId = ownId(from);
  if (!fulfillmentId) return null;
  const number = text(from.tracking_number);
  const url = text(from.tracking_url);
  const numbers = texts(from.tracking_numbers);
  const urls = texts(from.tracking_urls);
  const shipmentStatus = lower(from.shipment_status);
  const updatedAt = instant(from.updated_at);
  // The carrier's event says when; until it comes, the parcel's own stamp is near enough.
  const since = (status: string) => (shipmentStatus === status ? updatedAt : null);
  return {
    id: fulfillmentId,
    order_id: orderId,
    name: text(from.name),
    status: lower(from.status) ?? "pending",
    shipment_status: shipmentStatus,
    created_at: instant(from.created_at),
    updated_at: updatedAt,
    location_id: id(from.location_id),
    service: text(from.service),
    tracking_company: text(from.tracking_company),
    tracking_numbers: numbers.length || number === null ? numbers : [number],
    tracking_urls: urls.length || url === null ? urls : [url],
    estimated_delivery_at: null,
    in_transit_at: since("in_transit"),
    delivered_at: since("delivered"),
    line_items: list(from.line_items).flatMap((line) => {
      const own = lineItemFromWebhook(line);
      return own ? [{ ...(lines.get(own.id) ?? own), quantity: count(line.quantity) ?? own.quantity }] : [];
    }),
    events: [],
  };
}
