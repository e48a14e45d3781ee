// The only list of fields: a new one is a file here and a line below.
import type { Field } from "#app/rules/field.ts";
import { billingAddress, shippingAddress } from "#app/rules/fields/addresses.ts";
import { customerOrderCount } from "#app/rules/fields/customer-order-count.ts";
import { customerSpent } from "#app/rules/fields/customer-spent.ts";
import {
  delivery,
  financialStatus,
  fulfillmentStatus,
  hasBillingAddress,
  hasShippingAddress,
  isCancelled,
  isTest,
  orderTags,
  orderTotal,
  source,
} from "#app/rules/fields/order-facts.ts";

export const FIELDS: readonly Field[] = [
  shippingAddress,
  billingAddress,
  hasShippingAddress,
  hasBillingAddress,
  delivery,
  isTest,
  isCancelled,
  financialStatus,
  fulfillmentStatus,
  source,
  orderTags,
  orderTotal,
  customerSpent,
  customerOrderCount,
];

const byName = new Map(FIELDS.map((field) => [field.name, field]));

/** The field of that name, or undefined. */
export function fieldNamed(name: string): Field | undefined {
  return byName.get(name);
}
