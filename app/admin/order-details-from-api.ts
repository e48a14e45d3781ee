// Pure.
import { addressFromApi } from "#app/admin/address-from-api.ts";
import { id, instant, lower, shopAmount, text } from "#app/admin/api-values.ts";
import { attributesFromApi } from "#app/admin/attributes-from-api.ts";
import { fulfillmentStatusFromApi } from "#app/admin/fulfillment-status-from-api.ts";
import type { OrderDetailFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import { orderValuesFromApi } from "#app/admin/order-values-from-api.ts";
import { parcelFromApi } from "#app/admin/parcel-from-api.ts";
import { sumAmounts } from "#app/lib/money.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

type Lists = "line_items" | "shipping_lines" | "fulfillments" | "refunds";
/** What of an order's picture can change. */
export type OrderDetails = Pick<OrderPicture, "id" | "updated_at"> &
  Partial<Omit<OrderPicture, Lists>> & {
    [list in Lists]: Partial<OrderPicture[list][number]>[];
  } & {
    /** Of an order with more than 250 lines: the first ones only. */
    hasAllLines: boolean;
  };

export function orderDetailsFromApi(order: OrderDetailFieldsFragment): OrderDetails {
  const refunds = order.refunds.map((refund) => ({
    id: idOf(refund.id),
    note: text(refund.note),
    amount: shopAmount(refund.totalRefundedSet) ?? "0.00",
  }));
  return {
    ...orderValuesFromApi(order),
    id: idOf(order.id),
    updated_at: instant(order.updatedAt) ?? "",
    fulfillment_status: fulfillmentStatusFromApi(order),
    note_attributes: attributesFromApi(order.customAttributes),
    customer_id: id(order.customer),
    shipping_address: addressFromApi(order.shippingAddress),
    billing_address: addressFromApi(order.billingAddress),
    total_refunded: sumAmounts(refunds.map(({ amount }) => amount)),
    line_items: order.lineItems.nodes.map((line) => ({
      id: idOf(line.id),
      quantity: line.quantity,
      current_quantity: line.currentQuantity,
      fulfillment_status: lower(line.fulfillmentStatus) ?? "unfulfilled",
    })),
    shipping_lines: order.shippingLines.nodes.map((line) => ({
      ...{ id: id(line), title: text(line.title), is_removed: line.isRemoved },
    })),
    fulfillments: order.fulfillments.map((one) => parcelFromApi(one, idOf(order.id))),
    refunds,
    hasAllLines: !order.lineItems.pageInfo.hasNextPage,
  };
}
