// Pure. What bulk operations are asked for of a store's past. They take no variables: the filter stands in the text.

import { ADDRESS_FIELDS } from "#app/admin/operations/address-fields.ts";
import { BULK_ORDER_FIELDS } from "#app/admin/operations/bulk-order-fields.ts";
import { BULK_PARCEL_FIELDS } from "#app/admin/operations/bulk-parcel-fields.ts";
import { CARRIER_EVENT_FIELDS } from "#app/admin/operations/carrier-event-fields.ts";
import { LINE_FIELDS } from "#app/admin/operations/line-fields.ts";
import { ORDER_OWN_FIELDS } from "#app/admin/operations/order-own-fields.ts";
import { ORDER_VALUE_FIELDS } from "#app/admin/operations/order-value-fields.ts";
import { PARCEL_FIELDS } from "#app/admin/operations/parcel-fields.ts";
import { instantOf } from "#app/lib/instant-of.ts";

/** Orders created at an instant or later. */
export const createdSince = (since: Date): string => `created_at:>='${instantOf(since)}'`;

/** Orders, oldest first as far as Shopify keeps to it. */
export function historyOrdersQuery(since: Date): string {
  return [
    `{ orders(query: ${JSON.stringify(createdSince(since))}, sortKey: CREATED_AT) { edges { node { ...BulkOrderFields } } } }`,
    ...[BULK_ORDER_FIELDS, ORDER_OWN_FIELDS, ORDER_VALUE_FIELDS, ADDRESS_FIELDS, PARCEL_FIELDS, LINE_FIELDS],
  ].join("\n");
}

/** Parcels of what changed since: of every order created since then they are among them. */
export function historyParcelsQuery(since: Date): string {
  const changed = JSON.stringify(`updated_at:>='${instantOf(since)}'`);
  return [
    `{ fulfillmentOrders(query: ${changed}, includeClosed: true) { edges { node { ...BulkParcelFields } } } }`,
    ...[BULK_PARCEL_FIELDS, CARRIER_EVENT_FIELDS],
  ].join("\n");
}
