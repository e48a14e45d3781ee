import { z } from "zod";
import { compareAmounts, isDecimal, multiplyAmount, normalAmount, sumAmounts } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf, moneyAmount, textList, wholeNumber } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const SettingsSchema = z.strictObject({
  /** An amount, or a percentage of what was received. Left out: what the lines cost. */
  amount: moneyAmount.optional(),
  percent: moneyAmount.optional(),
  /** SKUs or ids of lines that are refunded; “all”; or left out: an amount without lines. */
  lines: z.union([z.literal("all"), textList(z.string().min(1).max(255), 250)]).optional(),
  /** Of each of the lines; left out: all units that it has. */
  quantity: wholeNumber(1, 10_000).optional(),
  restock: z.enum(["no_restock", "cancel", "return"]).default("no_restock"),
  /** “all”, or an amount of the shipping. */
  shipping: z.union([z.literal("all"), moneyAmount]).optional(),
  to: z.enum(["original", "store_credit"]).default("original"),
  note: filledText(255, 0).default(""),
  notify_customer: z.boolean().default(true),
});

type Settings = z.infer<typeof SettingsSchema>;

const unitsOf = (line: Plain, quantity: number | string | undefined): number =>
  Math.min(
    Number(line.current_quantity),
    quantity === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(Number(quantity))),
  );
const least = (a: string, b: string): string => (compareAmounts(a, b) <= 0 ? a : b);

/** To two places, half up. */
function rounded(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  if (fraction.length <= 2) return amount;
  const cents = BigInt(`${whole}${fraction.slice(0, 2)}`) + (Number(fraction[2]) >= 5 ? 1n : 0n);
  const digits = cents.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const refundOrder = defineAction({
  name: "refund_order",
  title: "Refund",
  about:
    "Pays back: an `amount`, a `percent` of what was received, `lines` (SKUs, ids or “all”; `quantity` units of each, else all) with their price, `shipping` (“all” or an amount); to the original payment or as store credit. Never more than was received. A person is asked first unless `approval` is false.",
  targets: ["order"],
  class: "REPEATABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_orders"],
  destructive: true,
  make: (settings, { target }) => {
    const received = String(target.total_received ?? "0.00");
    if (compareAmounts(received, "0") <= 0) return { nothing: "Nothing was received." };
    const wanted =
      settings.lines === undefined
        ? []
        : settings.lines === "all"
          ? null
          : listOf(settings.lines).map((entry) => entry.toLowerCase());
    const lines = (target.line_items as Plain[]).filter(
      (line) =>
        Number(line.current_quantity) > 0 &&
        (wanted === null || wanted.includes(String(line.id)) || wanted.includes(String(line.sku ?? "").toLowerCase())),
    );
    const shipping =
      settings.shipping === undefined
        ? null
        : settings.shipping === "all"
          ? String(target.total_shipping_price)
          : normalAmount(String(settings.shipping));
    const said =
      settings.amount !== undefined
        ? String(settings.amount).trim()
        : settings.percent !== undefined
          ? rounded(multiplyAmount(received, String(Number(settings.percent) / 100)))
          : null;
    if (said !== null && !isDecimal(said)) return { nothing: "No amount came out." };
    const amount = said === null ? null : least(normalAmount(said), received);
    const worth = sumAmounts([
      ...lines.map((line) => multiplyAmount(String(line.price), unitsOf(line, settings.quantity))),
      shipping ?? "0.00",
    ]);
    if (amount === null ? compareAmounts(worth, "0") <= 0 : compareAmounts(amount, "0") <= 0)
      return { nothing: "There is nothing to refund." };
    return {
      bodies: [
        {
          kind: "refund_order",
          lines: lines.map((line) => ({
            line_item_id: String(line.id),
            quantity: unitsOf(line, settings.quantity),
            restock: settings.restock,
            location_id: null,
          })),
          shipping,
          amount,
          to: settings.to,
          note: settings.note,
          notify_customer: settings.notify_customer,
        },
      ],
    };
  },
  example: { do: "refund_order", lines: "all", shipping: "all", note: "Lost in transit" },
});
