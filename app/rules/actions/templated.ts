// Pure. Settings that may be templates: a text with {{ }} is checked as a template when saved, and its result when filled in.
import { z } from "zod";
import { isTemplate } from "#app/rules/template.ts";

const MAX_TEMPLATE = 20_000;
const template = z
  .string()
  .max(MAX_TEMPLATE)
  .refine(isTemplate, { params: { isTemplate: true } });

/** The plain form, or a template whose result has to have it. */
export const orTemplate = <T extends z.ZodType>(plain: T): T => z.union([template, plain]) as unknown as T;

/** A text with its limits; as a template only the result has them. */
export const filledText = (max: number, min = 1) =>
  z.string().refine((text) => isTemplate(text) || (text.trim().length >= min && text.length <= max), {
    message: min ? `has ${min} to ${max} characters` : `has at most ${max} characters`,
  });
/** Texts that templates made: none, one or several for each entry, looked at by the action itself. */
export class FilledTexts extends Array<string> {
  constructor(...entries: string[]) {
    super();
    this.push(...entries);
  }
  // Lists made of it are plain.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A list of texts, or one text with commas or line breaks. */
export const textList = (entry: z.ZodType<string>, max: number) =>
  z.union([
    z.instanceof(FilledTexts) as unknown as z.ZodType<string[]>,
    z.array(orTemplate(entry)).min(1).max(max),
    z.string().max(MAX_TEMPLATE),
  ]);

/** Entries of a filled-in list: templates may have given several, or none. */
export function listOf(value: string | string[]): string[] {
  const entries = (Array.isArray(value) ? value : [value]).flatMap((entry) => entry.split(/[,\n]/));
  return entries.map((entry) => entry.trim()).filter(Boolean);
}

/** Whole number, as a number or a template. */
export const wholeNumber = (min: number, max: number) =>
  orTemplate(
    z.union([z.number().int().min(min).max(max), z.string().regex(/^-?\d+$/)]) as unknown as z.ZodType<number | string>,
  );

/** An amount in shop currency, as text, number or template. */
export const moneyAmount = orTemplate(
  z.union([
    z.number().nonnegative(),
    z.string().regex(/^\d+(\.\d+)?$/, "is an amount, for example 19.90"),
  ]) as unknown as z.ZodType<number | string>,
);
