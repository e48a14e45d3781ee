import { z } from "zod";
import { compareAmounts, isDecimal, multiplyAmount, normalAmount, sumAmounts } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, moneyAmount, wholeNumber } from "#app/rules/actions/templated.ts";
import { UNITS_OF_LINES, units, unitsOfLines, wantedLines } from "#app/rules/actions/units-of-lines.ts";
import type { Plain } from "#app/rules/plain.ts";

const SettingsSchema = z.strictObject({
  /** An amount, or a percentage of what was received. Left out: what the lines cost. */
  amount: moneyAmount.optional(),
  percent: moneyAmount.optional(),
  /** SKUs or ids of lines that are refunded, each with its units or not; “all”; “return”; left out: an amount without lines. */
  lines: z.union([z.literal(["all", "return"]), ...UNITS_OF_LINES]).optional(),
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
    "Pays back: an `amount`, a `percent` of what was received, `lines` with their price (SKUs or ids, `quantity` units of each, else all; a list of {line, quantity} with units of their own, or a template that gives one: `{{ refund.line_items | pick: 'line_item_id', 'quantity' }}`; “all”; in a rule about a return “return”: its lines, as many as come back), `shipping` (“all” or an amount); to the original payment or as store credit. Never more than was received. Where `amount` (or `percent`) and `lines` are both there, the amount is paid, and the lines count as refunded. A person is asked first unless `approval` is false.",
  targets: ["order"],
  class: "REPEATABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_orders"],
  destructive: true,
  make: (settings, context) => {
    const { target } = context;
    const received = String(target.total_received ?? "0.00");
    if (compareAmounts(received, "0") <= 0) return { nothing: "Nothing was received." };
    const quantity = settings.quantity === undefined ? null : Math.max(1, units(settings.quantity));
    const wanted = wantedLines(settings.lines, quantity, context);
    if (typeof wanted === "string") return { nothing: wanted };
    const lines = unitsOfLines(wanted, quantity, target.line_items as Plain[], (line) => Number(line.current_quantity));
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
      ...lines.map(({ line, quantity: many }) => multiplyAmount(String(line.price), many)),
      shipping ?? "0.00",
    ]);
    if (amount === null ? compareAmounts(worth, "0") <= 0 : compareAmounts(amount, "0") <= 0)
      return { nothing: "There is nothing to refund." };
    return {
      bodies: [
        {
          kind: "refund_order",
          lines: lines.map(({ line, quantity: many }) => ({
            line_item_id: String(line.id),
            quantity: many,
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
