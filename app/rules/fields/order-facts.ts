import { formatMoney } from "#app/lib/money.ts";
import { defineField } from "#app/rules/field.ts";
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";

const ofOrder = { subjects: ["order"], windowed: false, source: "order", points: 0 } as const;

const yesNo = (name: string, says: (value: boolean | null) => string, pick: (order: OrderSnapshot) => boolean) =>
  defineField({
    ...ofOrder,
    name,
    type: "yes-no",
    read: ({ order }) => ({ known: true, value: order ? pick(order) : null }),
    says,
  });

const text = (name: string, label: string, pick: (order: OrderSnapshot) => string | null) =>
  defineField({
    ...ofOrder,
    name,
    type: "text",
    read: ({ order }) => ({ known: true, value: order ? pick(order) : null }),
    says: (value) => `${label} (${value ?? "none"})`,
  });

export const isTest = yesNo(
  "order.is-test",
  (value) => (value ? "A test order" : "Not a test order"),
  (order) => order.test,
);
export const isCancelled = yesNo(
  "order.is-cancelled",
  (value) => (value ? "Cancelled" : "Not cancelled"),
  (order) => order.cancelledAt !== null,
);
export const hasShippingAddress = yesNo(
  "order.has-shipping-address",
  (value) => (value ? "It has a shipping address" : "It has no shipping address"),
  (order) => order.shippingAddress !== null,
);
export const hasBillingAddress = yesNo(
  "order.has-billing-address",
  (value) => (value ? "It has a billing address" : "It has no billing address"),
  (order) => order.billingAddress !== null,
);
/** shipping, pickup or none. */
export const delivery = text("order.delivery", "Delivery", (order) => order.delivery);
export const financialStatus = text("order.financial-status", "Payment", (order) => order.financialStatus);
export const fulfillmentStatus = text("order.fulfillment-status", "Fulfilment", (order) => order.fulfillmentStatus);
export const source = text("order.source", "Sales channel", (order) => order.sourceName);
export const orderTags = defineField({
  ...ofOrder,
  name: "order.tags",
  type: "tags",
  read: ({ order }) => ({ known: true, value: order?.tags ?? [] }),
  says: (value) => `Tags (${value?.length ? value.join(", ") : "none"})`,
});
export const orderTotal = defineField({
  ...ofOrder,
  name: "order.total",
  type: "money",
  read: ({ order }) => ({ known: true, value: order && { amount: order.currentTotal, currency: order.currency } }),
  says: (value) => (value ? `Order total ${formatMoney(value.amount, value.currency)}` : "No order total"),
});
