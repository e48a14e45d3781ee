// The lines of an order or draft that a rule makes.
import { z } from "zod";
import { normalAmount } from "#app/lib/money.ts";
import type { ActionContext } from "#app/rules/action.ts";
import { asTexts, filledNamedValues, namedValues } from "#app/rules/actions/named-values.ts";
import { filledText, moneyAmount, orTemplate, wholeNumber } from "#app/rules/actions/templated.ts";
import type { DraftLine } from "#app/rules/drafted-order.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

const yesNo = orTemplate(z.union([z.boolean(), z.enum(["true", "false"])])) as unknown as z.ZodType<boolean | string>;
const NO_LINE = "names a “variant”, a “sku” or a “title”";

function linesOf<P extends z.ZodType>(properties: P, isDraft: boolean) {
  const shape = {
    /** Id of a variant. */
    variant: filledText(255, 0).optional(),
    sku: filledText(255, 0).optional(),
    /** Of a line without a product. */
    title: filledText(255, 0).optional(),
    price: moneyAmount.optional(),
    quantity: wholeNumber(1, 10_000).default(1),
    ...(isDraft ? { discount_percent: moneyAmount.optional() } : {}),
    properties: properties.optional(),
    taxable: yesNo.optional(),
    requires_shipping: yesNo.optional(),
  };
  return z
    .strictObject(shape)
    .refine((line) => [line.variant, line.sku, line.title].some((one) => one !== undefined), NO_LINE);
}
type Line = z.infer<ReturnType<typeof linesOf<typeof filledNamedValues>>> & { discount_percent?: string | number };
export type Lines = "same" | Line[];

/** In a document: “same”, a list, or a template that gives one. */
export const linesSetting = (isDraft: boolean) =>
  orTemplate(z.union([z.literal("same"), z.array(linesOf(namedValues, isDraft)).min(1).max(100)]));

/** Filled in: a template's list (of what an HTTP call carried) is one JSON object a line; what no line has is left out. */
export const filledLines = (isDraft: boolean) => {
  const schema = linesOf(filledNamedValues, isDraft);
  const known = Object.keys(schema.shape);
  return z.preprocess(
    (lines) => {
      if (typeof lines !== "string" || lines.trim() === "same") return typeof lines === "string" ? lines.trim() : lines;
      return lines
        .split("\n")
        .filter((line) => line.trim())
        .map((line) => lineIn(line, known));
    },
    z.union([z.literal("same"), z.array(schema).max(100)]),
  ) as unknown as z.ZodType<Lines>;
};

function lineIn(json: string, known: readonly string[]): unknown {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return json;
  }
  if (!isPlain(given)) return given;
  const { variant_id, name, ...line } = given;
  const said: Plain = {
    ...(name === undefined ? {} : { title: name }),
    ...(variant_id === undefined || variant_id === null ? {} : { variant: variant_id }),
    ...line,
  };
  return Object.fromEntries(
    Object.entries(said)
      .filter(([key, value]) => known.includes(key) && value !== null)
      .map(([key, value]) => [key, ["variant", "sku", "title"].includes(key) ? String(value) : value]),
  );
}

const asYes = (said: boolean | string | undefined): boolean | null =>
  said === undefined ? null : said === true || said === "true";

/**
 * As they are in an effect. Of “same” those of the target that were not taken off, with their properties.
 * @param keepsPrices the copies cost what the order's lines cost; else what the products cost now
 * @throws FactMissing
 */
export function draftLines(lines: Lines, { target, lookUp }: ActionContext, keepsPrices: boolean): DraftLine[] {
  if (lines === "same")
    return ((target.line_items as Plain[] | undefined) ?? [])
      .filter((line) => Number(line.current_quantity ?? line.quantity) > 0)
      .map((line) => copyOf(line, keepsPrices));
  return lines.flatMap((line): DraftLine[] => {
    const found = line.sku?.trim() && !line.variant ? lookUp("variant", line.sku)?.id : line.variant;
    const id = /(\d+)$/.exec(String(found ?? "").trim())?.[1] ?? null;
    const title = line.title?.trim() || null;
    if (!id && !title) return [];
    const properties = asTexts(line.properties ?? {});
    const more = { taxable: asYes(line.taxable), requires_shipping: asYes(line.requires_shipping) };
    return [
      {
        variant_id: id,
        title: id ? null : title,
        ...(id || !line.sku?.trim() ? {} : { sku: line.sku.trim() }),
        price: line.price === undefined ? null : normalAmount(String(line.price)),
        quantity: Math.max(1, Math.floor(Number(line.quantity))),
        discount_percent: line.discount_percent === undefined ? null : String(line.discount_percent),
        ...(Object.keys(properties).length ? { properties } : {}),
        ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null)),
      },
    ];
  });
}

function copyOf(line: Plain, keepsPrices: boolean): DraftLine {
  const id = line.variant_id ? String(line.variant_id) : null;
  const pairs = ((line.properties as { name?: string | null; value?: unknown }[] | null | undefined) ?? []).flatMap(
    ({ name, value }): [string, string][] => (name ? [[name, String(value ?? "")]] : []),
  );
  const own = id
    ? {}
    : {
        ...(line.sku ? { sku: String(line.sku) } : {}),
        ...(typeof line.taxable === "boolean" ? { taxable: line.taxable } : {}),
        ...(typeof line.requires_shipping === "boolean" ? { requires_shipping: line.requires_shipping } : {}),
      };
  return {
    variant_id: id,
    title: id ? null : String(line.title ?? line.name ?? ""),
    price: id && !keepsPrices ? null : normalAmount(String(line.price ?? "0")),
    quantity: Number(line.current_quantity ?? line.quantity),
    discount_percent: null,
    ...(pairs.length ? { properties: Object.fromEntries(pairs) } : {}),
    ...own,
  };
}
