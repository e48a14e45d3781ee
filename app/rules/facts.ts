// Pure. All that a decision may look at. Missing data is unknown with a reason, never false by accident.
import { z } from "zod";
import type { PictureOf } from "#app/rules/record.ts";
import type { address } from "#app/rules/records/address.ts";
import type { attribute } from "#app/rules/records/attribute.ts";
import { customer } from "#app/rules/records/customer.ts";
import type { discountApplication } from "#app/rules/records/discount-application.ts";
import { draftOrder } from "#app/rules/records/draft-order.ts";
import type { fulfillment } from "#app/rules/records/fulfillment.ts";
import type { fulfillmentOrder } from "#app/rules/records/fulfillment-order.ts";
import type { lineItem } from "#app/rules/records/line-item.ts";
import { location } from "#app/rules/records/location.ts";
import { order } from "#app/rules/records/order.ts";
import type { paymentTerms } from "#app/rules/records/payment-terms.ts";
import { product } from "#app/rules/records/product.ts";
import type { refund } from "#app/rules/records/refund.ts";
import { shop } from "#app/rules/records/shop.ts";
import { stockLevel } from "#app/rules/records/stock-level.ts";
import type { taxLine } from "#app/rules/records/tax-line.ts";
import type { variant } from "#app/rules/records/variant.ts";
import { TriggerSchema } from "#app/rules/trigger.ts";
// Declares all kinds: those that refer to each other by name have to be there before anything is parsed.
import "#app/rules/records/index.ts";

export type AddressPicture = PictureOf<typeof address>;
export type AttributePicture = PictureOf<typeof attribute>;
export type DiscountPicture = PictureOf<typeof discountApplication>;
export type FulfillmentPicture = PictureOf<typeof fulfillment>;
export type FulfillmentOrderPicture = PictureOf<typeof fulfillmentOrder>;
export type LineItemPicture = PictureOf<typeof lineItem>;
export type PaymentTermsPicture = PictureOf<typeof paymentTerms>;
export type RefundPicture = PictureOf<typeof refund>;
export type TaxLinePicture = PictureOf<typeof taxLine>;
export type OrderPicture = PictureOf<typeof order>;
export type CustomerPicture = PictureOf<typeof customer>;
export type ShopPicture = PictureOf<typeof shop>;
export type VariantPicture = PictureOf<typeof variant>;
export type ProductPicture = PictureOf<typeof product>;
export type StockPicture = PictureOf<typeof stockLevel>;
export type DraftOrderPicture = PictureOf<typeof draftOrder>;

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
export type Waiver = z.infer<typeof WaiverSchema>;

/** Where a rule's program goes on: the steps of each block down to the one that ended the stage. */
export const PointerSchema = z.array(
  z.object({
    /** Position in its block. */
    at: z.number().int(),
    /** The block inside that step that was entered: then, else, else_if.0, on_failure. */
    into: z.string().optional(),
    /** Of a loop: the item's key; of a repetition: its number. */
    item: z.string().optional(),
  }),
);
export type Pointer = z.infer<typeof PointerSchema>;

/** A stage that ended (a wait, an approval, an answer) and goes on now. */
export const StageSchema = z.object({
  stageId: z.string(),
  ruleId: z.string(),
  ruleVersion: z.number().int(),
  target: z.string(),
  pointer: PointerSchema,
  /** The block at the top: then or else. */
  block: z.enum(["then", "else"]),
  outcome: z.enum(["due", "confirmed", "refused", "approved", "declined", "expired"]),
  /** Shopify's words, a person's name. */
  detail: z.string().nullable(),
  results: z.record(z.string(), z.unknown()),
  trigger: TriggerSchema,
});
export type Stage = z.infer<typeof StageSchema>;

const TableFactsSchema = z.object({
  columns: z.array(z.string()),
  rows: z.record(z.string(), z.record(z.string(), z.string())),
  list: z.array(z.record(z.string(), z.string())).optional(),
});
const MemorySchema = z.object({
  shop: z.record(z.string(), z.unknown()).default({}),
  order: z.record(z.string(), z.unknown()).default({}),
  customer: z.record(z.string(), z.unknown()).default({}),
  product: z.record(z.string(), z.unknown()).default({}),
});
export type Memory = z.infer<typeof MemorySchema>;

const orUnknown = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

export const FactsSchema = z.object({
  shop: (shop.schema as unknown as z.ZodObject).extend({
    installation: z.number().int(),
    /** Days (YYYY-MM-DD) that are no business days. */
    holidays: z.array(z.string()).default([]),
  }) as unknown as z.ZodType<PictureOf<typeof shop> & { installation: number; holidays: string[] }>,
  lane: z.object({ kind: z.enum(["order", "customer", "product", "stock", "draft_order", "shop"]), key: z.string() }),
  triggers: z.array(TriggerSchema),
  /** Records of the lane, null: there is none; absent: not read. */
  order: orUnknown(order.schema as z.ZodType<OrderPicture>),
  customer: orUnknown(customer.schema as z.ZodType<CustomerPicture>),
  product: orUnknown(product.schema as z.ZodType<ProductPicture>),
  stock_level: orUnknown(stockLevel.schema as z.ZodType<StockPicture>),
  draft_order: orUnknown(draftOrder.schema as z.ZodType<DraftOrderPicture>),
  /** The lane's record as the last run decided on it; null: there was none. */
  before: orUnknown(z.record(z.string(), z.unknown())),
  /** Products of the order's lines, by id. */
  products: z.record(z.string(), product.schema as z.ZodType<ProductPicture>).optional(),
  locations: z.array(location.schema as z.ZodType<PictureOf<typeof location>>).optional(),
  memory: MemorySchema.default({ shop: {}, order: {}, customer: {}, product: {} }),
  tables: z.record(z.string(), TableFactsSchema).default({}),
  /** The store's settings of each built-in check, by the check's id; absent: its defaults. */
  settings: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  /** What rules looked for, by rule and name: "rule-id/name". */
  found: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
  /** Of what was not looked for among all records: to what it was cut, in words. */
  found_cut: z.record(z.string(), z.string()).optional(),
  holds: z.array(OwnHoldSchema).default([]),
  owned: z.array(OwnedStateSchema).default([]),
  waivers: z.array(WaiverSchema).default([]),
  /** Occasions of one-shot actions that already have an effect: `rule/action/target/occasion`. */
  done: z.array(z.string()).default([]),
  /** Rules that matched at the last look: `rule/target`. */
  matched: z.array(z.string()).default([]),
  stages: z.array(StageSchema).default([]),
});
export type Facts = z.infer<typeof FactsSchema>;
