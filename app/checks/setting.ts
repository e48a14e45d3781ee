// Pure. A setting of a check, declared once: how it is stored and checked, its default, and its words for a form.
import { z } from "zod";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";

export interface Setting<T = unknown> {
  /** What kind of form field it is. */
  type: "yes_no" | "number" | "amount" | "text" | "choice" | "list" | "rows";
  schema: z.ZodType<T>;
  default: T;
  label: string;
  help?: string;
  /** Behind the field: "hours", "points". */
  unit?: string;
  choices?: readonly { value: string; label: string }[];
  /** Of rows: a setting each. */
  columns?: Settings;
}
export type Settings = Readonly<Record<string, Setting>>;
/** The values of declared settings. */
export type ValuesOf<S extends Settings> = { [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

type Words = Pick<Setting, "help" | "unit">;

export const yesNo = (label: string, otherwise: boolean, words: Words = {}): Setting<boolean> => ({
  ...{ type: "yes_no", schema: z.boolean(), default: otherwise, label },
  ...words,
});

export function wholeNumber(
  label: string,
  otherwise: number,
  { min, max, ...words }: Words & { min: number; max: number },
): Setting<number> {
  const schema = z
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(min, `Enter ${min} or more.`)
    .max(max, `Enter ${max} or less.`);
  return { type: "number", schema, default: otherwise, label, ...words };
}

/** An amount in the shop's currency, as a decimal text. */
export function amount(label: string, otherwise: string, words: Words = {}): Setting<string> {
  const schema = z
    .string()
    .trim()
    .refine(isDecimal, "Enter an amount, for example 500.00.")
    .refine((text) => !isDecimal(text) || compareAmounts(text, "0") >= 0, "Enter an amount that is not negative.")
    .transform((text) => (isDecimal(text) ? normalAmount(text) : text));
  return { type: "amount", schema, default: otherwise, label, ...words };
}

export function text(
  label: string,
  otherwise: string,
  { max = 250, ...words }: Words & { max?: number } = {},
): Setting<string> {
  return {
    type: "text",
    schema: z.string().trim().max(max, `Enter at most ${max} characters.`),
    default: otherwise,
    label,
    ...words,
  };
}

export function choice<const C extends Readonly<Record<string, string>>>(
  label: string,
  otherwise: keyof C & string,
  choices: C,
  words: Words = {},
): Setting<keyof C & string> {
  const values = Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]];
  return {
    ...{ type: "choice", schema: z.enum(values) as unknown as z.ZodType<keyof C & string>, default: otherwise, label },
    ...{ choices: values.map((value) => ({ value, label: choices[value] ?? value })), ...words },
  };
}

/** Texts, an entry each. */
export function list(
  label: string,
  otherwise: string[],
  {
    entry = z.string().trim().min(1).max(200),
    max = 1_000,
    ...words
  }: Words & { entry?: z.ZodType<string>; max?: number } = {},
): Setting<string[]> {
  return {
    type: "list",
    schema: z.array(entry).max(max, `Enter at most ${max} entries.`),
    default: otherwise,
    label,
    ...words,
  };
}

/** A small table, a row an object. */
export function rows<S extends Settings>(
  label: string,
  otherwise: ValuesOf<S>[],
  columns: S,
  { max = 200, ...words }: Words & { max?: number } = {},
): Setting<ValuesOf<S>[]> {
  const schema = z.array(valuesSchema(columns)).max(max, `Enter at most ${max} rows.`);
  return { type: "rows", schema, default: otherwise, label, columns, ...words };
}

const schemas = new WeakMap<Settings, z.ZodType>();

/** Parses stored or entered values; what is absent gets its default, what nothing declares is refused. */
export function valuesSchema<S extends Settings>(settings: S): z.ZodType<ValuesOf<S>> {
  let schema = schemas.get(settings);
  if (!schema) {
    schema = z.strictObject(
      Object.fromEntries(
        Object.entries(settings).map(([name, one]) => [name, one.schema.default(one.default as never)]),
      ),
    );
    schemas.set(settings, schema);
  }
  return schema as unknown as z.ZodType<ValuesOf<S>>;
}
