// Pure. What a merchant entered in a template's form, checked setting by setting.
import { z } from "zod";
import { isDecimal, normalAmount } from "#app/lib/money.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import { DURATION_WORDS, parseDuration } from "#app/rules/duration.ts";
import type { RuleTemplate, TemplateSetting } from "#app/rules/templates/template.ts";

const LINES = /[,\n]/;

/** From the text of a form field to the setting's value. A message says what is wrong and what would be right. */
const SCHEMAS: Record<Exclude<TemplateSetting["type"], "choice">, z.ZodType> = {
  text: z.string().trim().min(1, "Enter something.").max(500, "Enter at most 500 characters."),
  location: z.string().trim().min(1, "Enter the name of a location.").max(120, "Enter at most 120 characters."),
  tag: TagSchema,
  email: z.email("Enter an e-mail address."),
  number: z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, "Enter a whole number.")
    .transform(Number),
  money: z
    .string()
    .trim()
    .refine(isDecimal, "Enter an amount, for example 500.00.")
    .transform((text) => (isDecimal(text) ? normalAmount(text) : text)),
  span: z
    .string()
    .trim()
    .refine((text) => parseDuration(text) !== null, `Enter ${DURATION_WORDS}.`),
  clock: z
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, "Enter a time of the day, for example 09:00."),
  list: z.string().transform((text) =>
    text
      .split(LINES)
      .map((entry) => entry.trim())
      .filter(Boolean),
  ),
  yes_no: z.boolean(),
};

function schemaOf({ type, choices = {} }: TemplateSetting): z.ZodType {
  if (type !== "choice") return SCHEMAS[type];
  return z.enum(Object.keys(choices), `Choose one of ${Object.keys(choices).join(", ")}.`);
}

export type FormValue = string | boolean;
export type TemplateValues =
  | { outcome: "good"; values: Record<string, unknown> }
  | { outcome: "invalid"; fields: Record<string, string> };

export function templateValues({ settings }: RuleTemplate, form: Readonly<Record<string, unknown>>): TemplateValues {
  const values: Record<string, unknown> = {};
  const fields: Record<string, string> = {};
  for (const [name, one] of Object.entries(settings)) {
    const { type } = one;
    const parsed = schemaOf(one).safeParse(Object.hasOwn(form, name) ? form[name] : type === "yes_no" ? false : "");
    if (parsed.success) values[name] = parsed.data;
    else fields[name] = parsed.error.issues[0]?.message ?? "Enter something else.";
  }
  return Object.keys(fields).length ? { outcome: "invalid", fields } : { outcome: "good", values };
}

/** The defaults as a form shows them. */
export function templateForm({ settings }: RuleTemplate): Record<string, FormValue> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, { type, default: value }]) => [
      name,
      type === "yes_no" ? value === true : Array.isArray(value) ? value.join(", ") : String(value),
    ]),
  );
}
