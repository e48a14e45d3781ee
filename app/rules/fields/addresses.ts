import { addressInWords, addressNormalForm } from "#app/rules/address-normal-form.ts";
import { defineField } from "#app/rules/field.ts";
import type { Address, OrderSnapshot } from "#app/rules/order-snapshot.ts";

const address = (name: string, label: string, pick: (order: OrderSnapshot) => Address | null) =>
  defineField({
    name,
    type: "address",
    subjects: ["order"],
    windowed: false,
    source: "order",
    points: 0,
    read: ({ order }) => ({ known: true, value: order ? pick(order) : null }),
    says: (value) => (value ? `${label} (${addressInWords(value)})` : `${label} (none)`),
    fingerprint: (value) => value && addressNormalForm(value),
  });

export const shippingAddress = address("order.shipping-address", "Shipping address", (order) => order.shippingAddress);
export const billingAddress = address("order.billing-address", "Billing address", (order) => order.billingAddress);
