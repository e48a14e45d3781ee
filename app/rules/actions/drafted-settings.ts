// What an order and a draft that a rule makes have beside their lines and addresses.
import { z } from "zod";
import { isDecimal, normalAmount } from "#app/lib/money.ts";
import { filledText, moneyAmount, textList } from "#app/rules/actions/templated.ts";

/** On all lines. */
const DiscountSchema = z
  .strictObject({
    percent: moneyAmount.optional(),
    amount: moneyAmount.optional(),
    title: filledText(100, 0).default(""),
  })
  .refine(
    ({ percent, amount }) => (percent === undefined) !== (amount === undefined),
    "has a “percent” or an “amount”",
  );

const DeliverySchema = z.strictObject({ title: filledText(255), price: moneyAmount.default(0) });

export const DRAFTED_SETTINGS = {
  email: filledText(255, 0).optional(),
  phone: filledText(50, 0).optional(),
  note: filledText(5_000, 0).default(""),
  tags: textList(z.string().min(1).max(40), 250).optional(),
  discount: DiscountSchema.optional(),
  shipping_line: DeliverySchema.optional(),
  po_number: filledText(255, 0).optional(),
  currency: filledText(3, 0).optional(),
} as const;

interface WrittenDiscount {
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
