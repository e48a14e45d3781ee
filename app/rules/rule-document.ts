// Pure. What a merchant configured, as data: the shape of a rule document. What its names mean is checked in
// check-document.ts; a document that both accept can run.
import { z } from "zod";
import {
  AGGREGATES,
  type Aggregate,
  type Condition,
  ConditionSchema,
  type LeftParams,
  TIME_PARTS,
} from "#app/rules/condition-schema.ts";
import { ACTS, type Acts } from "#app/rules/effect.ts";
import { meantStep } from "#app/rules/meant-step.ts";
import { isPlain } from "#app/rules/plain.ts";
import { CLOCK, path, slug, span } from "#app/rules/rule-names.ts";
import { RuleTriggerSchema } from "#app/rules/rule-trigger.ts";
import { SUBJECT_NAMES, type Subject } from "#app/rules/scope.ts";

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, "is a name: lower case letters, digits and _")
  .max(48);

export interface ActionStep {
  do: string;
  /** Stable: what was written before is recognised by it, whatever else is edited. */
  id?: string | undefined;
  acts?: Acts | undefined;
  /** Another record to act on: a path such as customer or line_item.product. */
  on?: string | undefined;
  if?: Condition | undefined;
  on_failure?: "go_on" | "stop" | Step[] | undefined;
  /** Ask a person first; the default of destructive actions. */
  approval?: boolean | undefined;
  [setting: string]: unknown;
}
export interface WaitStep {
  do: "wait";
  for?: string | undefined;
  /** An instant, mostly a template. */
  until?: string | undefined;
  /** Then to this time of the day (HH:MM, the store's clock). */
  at?: string | undefined;
  /** Saturday and Sunday (and holidays) are put off to the next business day. */
  weekdays_only?: boolean | undefined;
  /** Whether the rule's conditions are looked at again then. */
  recheck?: boolean | undefined;
}
export interface ApproveStep {
  do: "require_approval";
  text?: string | undefined;
  expires?: string | undefined;
  else?: Step[] | undefined;
}
export interface StopStep {
  do: "stop";
}
export interface BranchStep {
  if: Condition;
  then: Step[];
  else_if?: { if: Condition; then: Step[] }[] | undefined;
  else?: Step[] | undefined;
}
export interface LoopStep {
  for_each: string;
  as?: string | undefined;
  where?: Condition | undefined;
  /** Only the first item for each different value of this field. */
  distinct?: string | undefined;
  limit?: number | undefined;
  then: Step[];
}
export interface RepeatStep {
  /** How often: a number or a template. */
  repeat: number | string;
  as?: string | undefined;
  then: Step[];
}
export type Step = ActionStep | WaitStep | ApproveStep | StopStep | BranchStep | LoopStep | RepeatStep;

/** One step may stand for a list of it. */
const StepsSchema: z.ZodType<Step[]> = z.lazy(
  () =>
    z.preprocess((value) => (isPlain(value) ? [value] : value), z.array(StepSchema).max(50)) as unknown as z.ZodType<
      Step[]
    >,
);
const StepSchema: z.ZodType<Step> = z.lazy(() =>
  z.unknown().transform((given, context): Step => {
    const value = meantStep(given);
    const keys = isPlain(value) ? value : {};
    const shape =
      keys.do === "wait"
        ? WaitSchema
        : keys.do === "stop"
          ? z.strictObject({ do: z.literal("stop") })
          : keys.do === "require_approval"
            ? ApproveSchema
            : "do" in keys
              ? ActionSchema
              : "for_each" in keys
                ? LoopSchema
                : "repeat" in keys
                  ? RepeatSchema
                  : "if" in keys
                    ? BranchSchema
                    : null;
    if (!shape) {
      context.addIssue({
        code: "custom",
        message:
          "is a step: an object with “do” (an action, wait, require_approval, stop), “if”, “for_each” or “repeat”",
      });
      return z.NEVER;
    }
    const parsed = shape.safeParse(value);
    if (parsed.success) return parsed.data as Step;
    for (const issue of parsed.error.issues) context.addIssue(issue as never);
    return z.NEVER;
  }),
);
const ActionSchema = z.looseObject({
  do: z.string(),
  id: slug.optional(),
  acts: z.enum(ACTS as [Acts, ...Acts[]]).optional(),
  on: path.optional(),
  if: ConditionSchema.optional(),
  on_failure: z.union([z.enum(["go_on", "stop"]), StepsSchema]).optional(),
  approval: z.boolean().optional(),
});
const WaitSchema = z
  .strictObject({
    do: z.literal("wait"),
    for: span.optional(),
    until: z.string().max(500).optional(),
    at: z.string().regex(CLOCK, "is a time of the day, for example 09:00").optional(),
    weekdays_only: z.boolean().optional(),
    recheck: z.boolean().optional(),
  })
  .refine(
    (step) => (step.for === undefined || step.until === undefined) && (step.for ?? step.until ?? step.at) !== undefined,
    "waits either “for” a span or “until” an instant, and then, or alone, for the clock (“at”)",
  );
const ApproveSchema = z.strictObject({
  do: z.literal("require_approval"),
  text: z.string().max(2_000).optional(),
  expires: span.optional(),
  else: StepsSchema.optional(),
});
const BranchSchema = z.strictObject({
  if: ConditionSchema,
  then: StepsSchema,
  else_if: z
    .array(z.strictObject({ if: ConditionSchema, then: StepsSchema }))
    .max(30)
    .optional(),
  else: StepsSchema.optional(),
});
const LoopSchema = z.strictObject({
  /** A path to a list, or a template that gives one. */
  for_each: z.string().min(1).max(2_000),
  as: name.optional(),
  where: ConditionSchema.optional(),
  distinct: path.optional(),
  limit: z.number().int().min(1).max(1_000).optional(),
  then: StepsSchema,
});
const RepeatSchema = z.strictObject({
  repeat: z.union([z.number().int().min(0).max(1_000), z.string().min(1).max(500)]),
  as: name.optional(),
  then: StepsSchema,
});

export const FINDABLE = {
  orders: "order",
  customers: "customer",
  products: "product",
  variants: "variant",
  stock_levels: "stock_level",
  draft_orders: "draft_order",
  disputes: "dispute",
  returns: "return",
  refunds: "refund",
  fulfillments: "fulfillment",
  transactions: "transaction",
  fulfillment_orders: "fulfillment_order",
  collections: "collection",
  discounts: "discount",
} as const;
export type Findable = keyof typeof FINDABLE;

/** Other records that a rule looks for: in our own books first, else by Shopify's search. */
export const FindSchema = z.strictObject({
  find: z.enum(Object.keys(FINDABLE) as [Findable, ...Findable[]]),
  where: ConditionSchema.optional(),
  /** Name of one of them in `where`, beside "item". */
  as: name.optional(),
  /** Shopify's search syntax, filled in as a template. */
  search: z.string().max(1_000).optional(),
  /** Only records created within this span. */
  within: span.optional(),
  sort_by: path.optional(),
  descending: z.boolean().optional(),
  limit: z.number().int().min(1).max(500).optional(),
});
export type Find = z.infer<typeof FindSchema>;

/** A part of a list: the items that fit, in an order. */
const ListLetSchema = z.strictObject({
  field: path,
  where: ConditionSchema.optional(),
  as: name.optional(),
  sort_by: path.optional(),
  descending: z.boolean().optional(),
  limit: z.number().int().min(1).max(10_000).optional(),
});
export type ListLet = z.infer<typeof ListLetSchema>;
type FieldLet = { field: string } & LeftParams;
type FigureLet = { [A in Aggregate]?: string } & { where?: Condition | undefined; as?: string | undefined };
export type Let =
  | string
  | number
  | boolean
  | (string | number)[]
  | { template: string }
  | { if: Condition; then: Let; else?: Let | undefined }
  | ListLet
  | FieldLet
  | FigureLet
  | Find;

const params = {
  name: z.string().max(200).optional(),
  days: z.number().int().min(1).max(36_600).optional(),
  part: z.enum(TIME_PARTS).optional(),
  zone: z.string().max(60).optional(),
};
/** The forms by the key that tells them apart, so that a mistake is told of the form that was meant. */
const LetSchema: z.ZodType<Let> = z.lazy(() => {
  const plain = z.union([
    z.string().max(10_000),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number()])).max(1_000),
  ]);
  const forms: Record<string, z.ZodType> = {
    find: FindSchema,
    template: z.strictObject({ template: z.string().max(10_000) }),
    if: z.strictObject({ if: ConditionSchema, then: LetSchema, else: LetSchema.optional() }),
  };
  for (const key of AGGREGATES)
    forms[key] = z.strictObject({ [key]: path, where: ConditionSchema.optional(), as: name.optional() });
  return z.unknown().transform((value, context): Let => {
    const keys = isPlain(value) ? Object.keys(value) : [];
    const key = Object.keys(forms).find((form) => keys.includes(form));
    const field = keys.some((one) => one in params) ? z.strictObject({ field: path, ...params }) : ListLetSchema;
    const form = key ? forms[key] : keys.includes("field") ? field : plain;
    const parsed = (form as z.ZodType).safeParse(value);
    if (parsed.success) return parsed.data as Let;
    if (form === plain)
      context.addIssue({
        code: "custom",
        message: `is a text (a template), a number, a list, or an object with one of field, ${Object.keys(forms).join(", ")}`,
      });
    else for (const issue of parsed.error.issues) context.addIssue({ ...issue, path: issue.path } as never);
    return z.NEVER;
  }) as never;
});

const cell = z.union([z.string(), z.number(), z.boolean()]);
/** A small table within the document: key → value, or rows with named columns. */
const TableSchema = z.union([
  z.strictObject({ columns: z.array(z.string().min(1)).min(1).max(20), rows: z.array(z.array(cell)).max(5_000) }),
  z.record(z.string(), z.union([cell, z.record(z.string(), cell)])),
]);
const InputSchema = z.strictObject({
  name,
  label: z.string().max(120).optional(),
  type: z.enum(["text", "long_text", "number", "money", "yes_no", "date", "list"]).default("text"),
  required: z.boolean().optional(),
  default: z.unknown().optional(),
  options: z.array(z.string()).max(100).optional(),
});

const STOPS = "is true (all later rules), “group” (later rules of its group) or false";
const Shape = z.strictObject({
  schema: z.literal(1).default(1),
  id: slug,
  name: z.string().min(1).max(120).optional(),
  description: z.string().max(2_000).optional(),
  /** What it is about: evaluated once for the order, or once for each of its fulfilment orders, lines …. */
  about: z.enum(SUBJECT_NAMES as [Subject, ...Subject[]]).default("order"),
  /** What sets it off. `state` actions are reconciled at every look besides. */
  on: z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(RuleTriggerSchema).min(1).max(30)),
  /** Which records a schedule or a run over many looks at. */
  find: FindSchema.omit({ find: true }).optional(),
  inputs: z.array(InputSchema).max(20).optional(),
  /** Names for values used more than once, and for records looked up. */
  let: z.record(name, LetSchema).optional(),
  tables: z.record(z.string().regex(/^[a-z][a-z0-9_-]*$/), TableSchema).optional(),
  /** Records that the rule does not look at, each with the reason shown. */
  skip: z
    .array(z.strictObject({ when: ConditionSchema, because: z.string().min(1).max(200) }))
    .max(30)
    .default([]),
  /** Always, where it is left out. */
  when: ConditionSchema.optional(),
  then: StepsSchema.refine((steps) => steps.length > 0, "has at least one step"),
  /** What is done when it is set off and not true. */
  else: StepsSchema.optional(),
  /** When it stops being true: take `state` actions back, or leave them. */
  otherwise: z.enum(["undo", "leave"]).default("undo"),
  /** Where it is true, rules of its group (or all) that come after it are not looked at. */
  stop: z.custom<boolean | "group">((value) => typeof value === "boolean" || value === "group", STOPS).optional(),
  group: slug.optional(),
  /** Rules run in this order; equal ones by id. */
  order: z.number().int().min(0).max(1_000_000).optional(),
  enabled: z.boolean().default(true),
  /** Says what it would do, and does nothing. */
  watch_only: z.boolean().optional(),
  active_from: z.string().optional(),
  active_until: z.string().optional(),
  caps: z
    .strictObject({ per_day: z.number().int().min(1).optional(), per_run: z.number().int().min(1).optional() })
    .optional(),
});
export const RuleShapeSchema = Shape;
export type RuleDocument = z.infer<typeof Shape>;

export type { Condition };
