// Pure. The shape of conditions in a rule document. What names mean is checked afterwards (check-document.ts).
import { z } from "zod";
import { meantCondition } from "#app/rules/meant-condition.ts";
import { isPlain } from "#app/rules/plain.ts";

/** The right side: a value, a list of them, another field, or a template's text. */
export type Operand = unknown;

export interface LeftParams {
  /** Of an attribute, a property, a metafield. */
  name?: string | undefined;
  /** A window that ends now. */
  days?: number | undefined;
  /** A part of a time. */
  part?: TimePart | undefined;
  /** Whose clock: "shop" (default), "customer", or an IANA name. */
  zone?: string | undefined;
}
export interface Comparison extends LeftParams {
  /** Left out: “is” (of a list of values “in”), and without a value “is_true” or “exists”. */
  op?: string | undefined;
  value?: Operand;
  exact?: boolean | undefined;
  compare?: string[] | undefined;
}
export type FieldCondition = { field: string } & Comparison;
export type TemplateCondition = { template: string } & Comparison;
export type AggregateCondition = { [A in Aggregate]?: string } & {
  where?: Condition | undefined;
  as?: string | undefined;
} & Comparison;
export type ItemsCondition = { [Q in Quantifier]?: string } & { where: Condition; as?: string | undefined };
export type GroupCondition = { all: Condition[] } | { any: Condition[] } | { none: Condition[] } | { not: Condition };
export type Condition = GroupCondition | FieldCondition | TemplateCondition | ItemsCondition | AggregateCondition;

export const TIME_PARTS = ["date", "clock", "weekday", "hour", "day", "month", "year", "week"] as const;
export type TimePart = (typeof TIME_PARTS)[number];
/** Over the items of a list: any of them, all of them, none. */
export const QUANTIFIERS = ["some", "every", "no"] as const;
export type Quantifier = (typeof QUANTIFIERS)[number];
export const AGGREGATES = ["count", "distinct", "sum", "min", "max", "average"] as const;
export type Aggregate = (typeof AGGREGATES)[number];

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, "is a name: lower case letters, digits and _");
const path = z.string().min(1).max(200);
const params = {
  name: z.string().max(200).optional(),
  days: z.number().int().min(1).max(36_600).optional(),
  part: z.enum(TIME_PARTS).optional(),
  zone: z.string().max(60).optional(),
};
const comparison = {
  ...params,
  op: z.string().optional(),
  value: z.unknown().optional(),
  exact: z.boolean().optional(),
  compare: z.array(z.string()).min(1).optional(),
};
const groups = (condition: z.ZodType<Condition>) => [
  z.strictObject({ all: z.array(condition).min(1).max(100) }),
  z.strictObject({ any: z.array(condition).min(1).max(100) }),
  z.strictObject({ none: z.array(condition).min(1).max(100) }),
  z.strictObject({ not: condition }),
];

/** The parts by the key that tells them apart: so that a mistake is told of the part that was meant. */
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() => {
  const shapes: Record<string, z.ZodType<Condition>> = {
    field: z.strictObject({ field: path, ...comparison }) as never,
    template: z.strictObject({ template: z.string().min(1).max(2_000), ...comparison }) as never,
  };
  for (const [at, key] of ["all", "any", "none", "not"].entries()) shapes[key] = groups(ConditionSchema)[at] as never;
  for (const key of QUANTIFIERS)
    shapes[key] = z.strictObject({ [key]: path, where: ConditionSchema, as: name.optional() }) as never;
  for (const key of AGGREGATES)
    shapes[key] = z.strictObject({
      [key]: path,
      where: ConditionSchema.optional(),
      as: name.optional(),
      ...comparison,
    }) as never;

  return z.unknown().transform((given, context): Condition => {
    const value = meantCondition(given);
    const keys = isPlain(value) ? Object.keys(value) : [];
    const meant = keys.filter((key) => Object.hasOwn(shapes, key));
    const [only] = meant;
    if (!only || meant.length > 1) {
      const message = only
        ? `is one condition: ${meant.map((key) => `“${key}”`).join(" and ")} cannot stand side by side`
        : `is a condition: an object with one of ${Object.keys(shapes).join(", ")}`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    const parsed = (shapes[only] as z.ZodType<Condition>).safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.addIssue({ ...issue, path: issue.path } as never);
    return z.NEVER;
  }) as never;
});
