// What stands beside the lines of an order or draft that a rule makes: its discount, its delivery.
import { z } from "zod";
import { isDecimal, normalAmount } from "#app/lib/money.ts";
import { filledText, moneyAmount } from "#app/rules/actions/templated.ts";

/** On all lines. */
export const DiscountSchema = z
  .strictObject({
    percent: moneyAmount.optional(),
    amount: moneyAmount.optional(),
    title: filledText(100, 0).default(""),
  })
  .refine(
    ({ percent, amount }) => (percent === undefined) !== (amount === undefined),
    "has a “percent” or an “amount”",
  );

export const DeliverySchema = z.strictObject({ title: filledText(255), price: moneyAmount.default(0) });

export interface WrittenDiscount {
  title: string;
  percent: string | null;
  amount: string | null;
}

/** Null: there is none, or its figure is no number. */
export function writtenDiscount(said: z.infer<typeof DiscountSchema> | undefined): WrittenDiscount | null {
  if (!said) return null;
  const figure = String(said.percent ?? said.amount).trim();
  if (!isDecimal(figure) || Number(figure) <= 0) return null;
  return {
    title: said.title.trim() || "Discount",
    percent: said.percent === undefined ? null : figure,
    amount: said.amount === undefined ? null : normalAmount(figure),
  };
}

export const writtenDelivery = (said: z.infer<typeof DeliverySchema> | undefined) =>
  said ? { title: said.title.trim(), price: normalAmount(String(said.price)) } : null;
