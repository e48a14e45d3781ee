// Pure. What a merchant configured, as data. A document that is wrong in any way is refused with the path into it, what
// was found and the nearest valid name; one that parses can run.
import { z } from "zod";
import { nearestName } from "#app/lib/nearest-name.ts";
import { ACTIONS, actionNamed } from "#app/rules/actions/index.ts";
import { TriggerSchema } from "#app/rules/facts.ts";
import { FIELDS, fieldNamed } from "#app/rules/fields/index.ts";
import { OPERATORS, operatorNamed } from "#app/rules/operators/index.ts";

const MAX_DEPTH = 8;
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is lower case letters, digits and hyphens")
  .max(48);

export interface FieldCondition {
  field: string;
  /** The window that a windowed field looks at. */
  days?: number;
  is: string;
  /** A value, or `{field}`: another field of the same subject. */
  than?: unknown;
}
export type Condition = FieldCondition | { all: Condition[] } | { any: Condition[] } | { none: Condition[] };

const FieldConditionSchema = z.strictObject({
  field: z.string(),
  days: z.number().int().min(1).max(3_660).optional(),
  is: z.string(),
  than: z.unknown().optional(),
});
const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ConditionSchema).min(1).max(50) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1).max(50) }),
    z.strictObject({ none: z.array(ConditionSchema).min(1).max(50) }),
    FieldConditionSchema,
  ]),
);

const RuleActionSchema = z.looseObject({
  /** Stable: what was written before is recognised by it, whatever else is edited. */
  id: slug,
  do: z.string(),
  acts: z.enum(["state", "once", "each", "crossing"]),
});
export type RuleAction = z.infer<typeof RuleActionSchema>;

const Shape = z.strictObject({
  schema: z.literal(1),
  id: slug,
  name: z.string().min(1).max(120),
  subject: z.enum(["order", "customer"]),
  /** What sets off one-shot actions. Target states are reconciled at every look. */
  on: z.array(TriggerSchema.shape.on).min(1),
  /** Orders that the rule does not look at, each with the reason shown. */
  skip: z.array(z.strictObject({ when: ConditionSchema, because: z.string().min(1).max(200) })).default([]),
  when: ConditionSchema,
  actions: z.array(RuleActionSchema).min(1).max(20),
  /** When it stops being true: take target states back, or leave them. */
  otherwise: z.enum(["undo", "leave"]).default("undo"),
  /** Where it is true, rules that come after it are not looked at. */
  stop: z.boolean().optional(),
});
type Shape = z.infer<typeof Shape>;

type Report = (path: (string | number)[], message: string) => undefined;

const unknownName = (what: string, name: string, names: readonly string[]) => {
  const nearest = nearestName(name, names);
  return `there is no ${what} “${name}”${nearest ? `; did you mean “${nearest}”?` : `; there are ${names.join(", ")}`}`;
};

function checkCondition(
  condition: Condition,
  subject: Shape["subject"],
  path: (string | number)[],
  report: Report,
  depth = 0,
): undefined {
  if (depth > MAX_DEPTH) return report(path, `groups are nested at most ${MAX_DEPTH} deep`);
  for (const group of ["all", "any", "none"] as const)
    if (group in condition) {
      const parts = (condition as Record<string, Condition[]>)[group] ?? [];
      for (const [at, part] of parts.entries()) checkCondition(part, subject, [...path, group, at], report, depth + 1);
      return;
    }
  const leaf = condition as FieldCondition;
  const fields = FIELDS.filter(({ subjects }) => subjects.includes(subject)).map(({ name }) => name);
  const field = fieldNamed(leaf.field);
  if (!field?.subjects.includes(subject))
    return report([...path, "field"], unknownName(`field of a rule about ${subject}s`, leaf.field, fields));
  if (field.windowed && leaf.days === undefined)
    report([...path, "days"], `“${field.name}” needs the number of days it looks back`);
  if (!field.windowed && leaf.days !== undefined) report([...path, "days"], `“${field.name}” looks at no period`);
  const fitting = OPERATORS.filter(({ types }) => types.includes(field.type)).map(({ name }) => name);
  const operator = operatorNamed(leaf.is);
  if (!operator || !fitting.includes(leaf.is))
    return report([...path, "is"], unknownName(`operator for “${field.name}”`, leaf.is, fitting));
  const other = z.strictObject({ field: z.string() }).safeParse(leaf.than);
  if (other.success) {
    if (operator.comparesFields === "never")
      return report([...path, "than"], `“${leaf.is}” compares with a value, not with a field`);
    const against = fieldNamed(other.data.field);
    if (!against?.subjects.includes(subject))
      return report([...path, "than", "field"], unknownName("field", other.data.field, fields));
    if (against.type !== field.type)
      report([...path, "than", "field"], `“${against.name}” is ${against.type}, “${field.name}” is ${field.type}`);
    return;
  }
  const operand = operator.operand(field.type);
  if (operator.comparesFields === "must" || !operand)
    return report([...path, "than"], `“${leaf.is}” compares with another field: {"field": …}`);
  const value = operand.safeParse(leaf.than);
  if (!value.success)
    for (const issue of value.error.issues)
      report([...path, "than", ...(issue.path as (string | number)[])], issue.message);
}

function checkAction(
  action: RuleAction,
  subject: Shape["subject"],
  path: (string | number)[],
  report: Report,
): undefined {
  const { id: _id, do: name, acts, ...settings } = action;
  const names = ACTIONS.filter(({ subjects }) => subjects.includes(subject)).map((known) => known.name);
  const known = actionNamed(name);
  if (!known?.subjects.includes(subject))
    return report([...path, "do"], unknownName(`action on ${subject}s`, name, names));
  if (!known.acts.includes(acts)) report([...path, "acts"], `“${name}” acts ${known.acts.join(" or ")}, not ${acts}`);
  const parsed = known.settings.safeParse(settings);
  if (!parsed.success)
    for (const issue of parsed.error.issues) report([...path, ...(issue.path as (string | number)[])], issue.message);
}

export const RuleDocumentSchema = Shape.superRefine((rule, context) => {
  const report: Report = (path, message) => {
    context.addIssue({ code: "custom", path, message });
    return undefined;
  };
  for (const [at, { when }] of rule.skip.entries()) checkCondition(when, rule.subject, ["skip", at, "when"], report);
  checkCondition(rule.when, rule.subject, ["when"], report);
  for (const [at, action] of rule.actions.entries()) checkAction(action, rule.subject, ["actions", at], report);
  const ids = rule.actions.map(({ id }) => id);
  if (new Set(ids).size < ids.length) report(["actions"], "each action has an id of its own");
});
export type RuleDocument = z.infer<typeof RuleDocumentSchema>;
