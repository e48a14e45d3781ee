// Pure. All that a rule may look at. Missing data is unknown with a reason, never false by accident.
import { z } from "zod";
import { DecimalSchema, InstantSchema, OrderSnapshotSchema } from "#app/rules/order-snapshot.ts";

/** A fact that we may not have: then why not, in words for the merchant. */
const known = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion("known", [
    z.object({ known: z.literal(true), value }),
    z.object({ known: z.literal(false), why: z.string() }),
  ]);

/** What the difference of two snapshots means. `of` is the id of the child (refund, fulfilment) it is about. */
export const TriggerSchema = z.object({
  on: z.enum([
    "order.created",
    "order.paid",
    "order.edited",
    "order.address-changed",
    "order.cancelled",
    "order.fulfilled",
    "order.partially-fulfilled",
    "order.closed",
    "order.reopened",
    "order.tags-changed",
    "order.changed",
    "refund.created",
    "fulfillment-order.routed",
    "hold.placed",
    "hold.released",
    "customer.spend-changed",
    "timer.due",
    "settings.changed",
    "approved",
    "by-hand",
  ]),
  of: z.string().optional(),
});
export type Trigger = z.infer<typeof TriggerSchema>;

export const FulfillmentOrderSchema = z.object({
  fulfillmentOrderId: z.string(),
  status: z.string(),
  supportsHold: z.boolean(),
  holds: z.array(z.object({ holdId: z.string(), handle: z.string().nullable(), ours: z.boolean() })),
});
export type FulfillmentOrderSnapshot = z.infer<typeof FulfillmentOrderSchema>;

export const MoneySchema = z.object({ amount: DecimalSchema, currency: z.string().length(3) });

export const CustomerFactsSchema = z.object({
  customerId: z.string(),
  /** Orders of our own ledger that count (no test, no voided), oldest first; shop currency. */
  orders: z.array(z.object({ orderId: z.string(), createdAt: InstantSchema, received: DecimalSchema })),
  /** The ledger holds every order created since this instant; null: it is not filled yet. */
  coveredSince: InstantSchema.nullable(),
  /** Shopify's own lifetime figure, read only when the answer hangs on it. */
  amountSpent: known(MoneySchema),
});
export type CustomerFacts = z.infer<typeof CustomerFactsSchema>;

/** A hold of ours as our own book has it (table hold), to be compared with what Shopify shows. */
export const OwnHoldSchema = z.object({
  fulfillmentOrderId: z.string(),
  handle: z.string(),
  ruleId: z.string(),
  holdId: z.string().nullable(),
});

/** The last state that a `state` action of ours reached and Shopify confirmed: what need not be written again. */
export const OwnedStateSchema = z.object({
  ruleId: z.string(),
  actionId: z.string(),
  target: z.string(),
  on: z.boolean(),
  /** Digest of what was written (tags, handle, reason): a changed rule is reconciled. */
  digest: z.string(),
  /** What was written, so that it can be taken back even when the rule says something else by now. */
  wrote: z.record(z.string(), z.unknown()),
});
export type OwnedState = z.infer<typeof OwnedStateSchema>;

export const WaiverSchema = z.object({
  ruleId: z.string(),
  target: z.string(),
  fingerprint: z.string(),
  givenBy: z.string(),
});

export const FactsSchema = z.object({
  shop: z.object({ shop: z.string(), installation: z.number().int(), currency: z.string(), timezone: z.string() }),
  lane: z.object({ kind: z.enum(["order", "customer"]), key: z.string() }),
  triggers: z.array(TriggerSchema),
  order: OrderSnapshotSchema.nullable(),
  /** The snapshot that the last run decided on. */
  before: OrderSnapshotSchema.nullable(),
  fulfillmentOrders: known(z.array(FulfillmentOrderSchema)),
  customer: CustomerFactsSchema.nullable(),
  holds: z.array(OwnHoldSchema),
  owned: z.array(OwnedStateSchema),
  waivers: z.array(WaiverSchema),
  /** Occasions of one-shot actions that already have an effect: `rule/action/target/occasion`. */
  done: z.array(z.string()),
});
export type Facts = z.infer<typeof FactsSchema>;
