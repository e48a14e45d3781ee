// Pure. Our normalised picture of an order. Three mappers make it (webhook body, API query, bulk line), and they agree.
import { z } from "zod";

/** A decimal string in shop currency, two or more places, no exponent: "19.90". */
export const DecimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/);
/** ISO 8601 UTC, whole seconds: "2026-11-24T10:00:00Z". Shopify's own resolution. */
export const InstantSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

export const AddressSchema = z.object({
  name: z.string().nullable(),
  company: z.string().nullable(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  provinceCode: z.string().nullable(),
  countryCode: z.string().nullable(),
  phone: z.string().nullable(),
});
export type Address = z.infer<typeof AddressSchema>;

export const OrderSnapshotSchema = z.object({
  /** Digits of the order's gid. Ids are strings: they exceed 2^53. */
  orderId: z.string(),
  name: z.string(),
  createdAt: InstantSchema,
  processedAt: InstantSchema.nullable(),
  updatedAt: InstantSchema,
  cancelledAt: InstantSchema.nullable(),
  closedAt: InstantSchema.nullable(),
  test: z.boolean(),
  sourceName: z.string().nullable(),
  /** Shop currency; every amount below is in it. */
  currency: z.string().length(3),
  /** At checkout. */
  total: DecimalSchema,
  /** After edits, refunds and cancellation. */
  currentTotal: DecimalSchema,
  /** Received minus refunded. */
  received: DecimalSchema,
  /** Lower case as in webhooks: pending, authorized, paid, partially_paid, partially_refunded, refunded, voided, expired. */
  financialStatus: z.string(),
  /** unfulfilled, partial, fulfilled, restocked. */
  fulfillmentStatus: z.string(),
  /** Sorted, without duplicates (Shopify compares tags without case; spelling as in the store). */
  tags: z.array(z.string()),
  note: z.string().nullable(),
  customerId: z.string().nullable(),
  shippingAddress: AddressSchema.nullable(),
  billingAddress: AddressSchema.nullable(),
  /** none: nothing has to be shipped (digital goods, gift cards); pickup: collected in person. */
  delivery: z.enum(["shipping", "pickup", "none"]),
  lines: z.array(
    z.object({
      lineId: z.string(),
      sku: z.string().nullable(),
      title: z.string(),
      quantity: z.number().int(),
      currentQuantity: z.number().int(),
      requiresShipping: z.boolean(),
      /** Unit price. */
      price: DecimalSchema,
    }),
  ),
  fulfillments: z.array(z.object({ fulfillmentId: z.string(), status: z.string() })),
  refunds: z.array(z.object({ refundId: z.string(), createdAt: InstantSchema, refunded: DecimalSchema })),
});
export type OrderSnapshot = z.infer<typeof OrderSnapshotSchema>;
