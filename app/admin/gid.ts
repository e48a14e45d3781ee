// Pure. Ids lie in the database as the digits of the gid; the gid is put together where it is sent.

export type GidType =
  | "CalculatedLineItem"
  | "CalculatedShippingLine"
  | "Collection"
  | "Customer"
  | "DiscountAutomaticNode"
  | "DiscountCodeNode"
  | "DraftOrder"
  | "FulfillmentHold"
  | "FulfillmentOrder"
  | "FulfillmentOrderLineItem"
  | "InventoryItem"
  | "LineItem"
  | "Location"
  | "Order"
  | "OrderTransaction"
  | "PaymentSchedule"
  | "Product"
  | "ProductVariant"
  | "Return"
  | "ReverseFulfillmentOrder"
  | "Segment";

/** @throws when `id` is not the digits of one: a malformed gid would fail a whole batch. */
export function gidOf(type: GidType, id: string): string {
  if (!/^[1-9]\d*$/.test(id)) throw new Error(`not the id of a ${type}: ${id}`);
  return `gid://shopify/${type}/${id}`;
}

/** The digits at the end of a gid; parameters behind a question mark are not part of it. */
export function idOf(gid: string): string {
  const id = /^gid:\/\/shopify\/\w+\/(\d+)(\?|$)/.exec(gid)?.[1];
  if (!id) throw new Error(`not a gid: ${gid}`);
  return id;
}
