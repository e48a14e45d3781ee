import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { ADDRESS_FIELDS } from "#app/admin/operations/address-fields.ts";
import { CARRIER_EVENT_FIELDS } from "#app/admin/operations/carrier-event-fields.ts";
import { ORDER_VALUE_FIELDS } from "#app/admin/operations/order-value-fields.ts";
import { PARCEL_FIELDS } from "#app/admin/operations/parcel-fields.ts";
import { type OrderDetails, orderDetailsFromApi } from "#app/admin/order-details-from-api.ts";

// What of an order can change, and no more: what of its lines is fixed with them, or changes only together with an amount of the order,
// is what reading an order whole costs most for.
const READ_ORDER_DETAILS = `#graphql
  query readOrderDetails($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Order { ...OrderDetailFields } }
  }
  fragment OrderDetailFields on Order {
    id
    updatedAt
    ...OrderValueFields
    customAttributes { key value }
    customer { id }
    shippingAddress { ...AddressFields }
    billingAddress { ...AddressFields }
    lineItems(first: 250) {
      nodes { id quantity currentQuantity unfulfilledQuantity fulfillmentStatus }
      pageInfo { hasNextPage }
    }
    shippingLines(first: 10, includeRemovals: true) { nodes { id title isRemoved } }
    fulfillments {
      ...ParcelFields
      events(first: 50, sortKey: ID) { nodes { ...CarrierEventFields } }
    }
    refunds { id note totalRefundedSet { shopMoney { amount } } }
  }
  ${ORDER_VALUE_FIELDS}
  ${ADDRESS_FIELDS}
  ${PARCEL_FIELDS}
  ${CARRIER_EVENT_FIELDS}
` as const;

/**
 * What can change of these orders (250 at most), by one request: it costs what the dearest of them costs. An order that Shopify does
 * not know, or does not show to this app any more, is not in it.
 */
export async function readOrderDetails(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<{ details: Map<string, OrderDetails>; points: number }> {
  const { data, points } = await client.send("readOrderDetails", READ_ORDER_DETAILS, {
    ids: orderIds.map((id) => gidOf("Order", id)),
  });
  const found = data.nodes.flatMap((node) => (node && "id" in node ? [node] : []));
  return { details: new Map(found.map((node) => [idOf(node.id), orderDetailsFromApi(node)])), points };
}
