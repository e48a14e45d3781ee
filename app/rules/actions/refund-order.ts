import { z } from "zod";
import { compareAmounts, isDecimal, multiplyAmount, normalAmount, sumAmounts } from "#app/lib/money.ts";
import { type ActionContext, defineAction } from "#app/rules/action.ts";
import { filledText, listOf, moneyAmount, textList, wholeNumber } from "#app/rules/actions/templated.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

const SettingsSchema = z.strictObject({
  /** An amount, or a percentage of what was received. Left out: what the lines cost. */
  amount: moneyAmount.optional(),
  percent: moneyAmount.optional(),
  /** SKUs or ids of lines that are refunded, each with its units or not; “all”; “return”; left out: an amount without lines. */
  lines: z
    .union([
      z.literal(["all", "return"]),
      textList(z.string().min(1).max(255), 250),
      z
        .array(z.strictObject({ line: filledText(255), quantity: wholeNumber(0, 10_000) }))
        .min(1)
        .max(250),
    ])
    .optional(),
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

interface Part {
  line: Plain;
  quantity: number;
}

const units = (said: unknown): number => Math.max(0, Math.floor(Number(said)));

/** What is said of a line: by its id or SKU, and of how many units; null: all. */
type Wanted = { names: string[]; quantity: number | null };

/** @returns null: every line; a text: why there are none. */
function wantedLines(
  lines: Settings["lines"],
  quantity: number | null,
  { env }: ActionContext,
): Wanted[] | null | string {
  if (lines === undefined) return [];
  if (lines === "all") return null;
  if (lines === "return") {
    const own = env.names.return as Plain | null | undefined;
    if (!own) return "There is no return here: “return” is for rules about returns.";
    return ((own.line_items as Plain[] | undefined) ?? []).map((line) => ({
      names: [String(line.line_item_id)],
      quantity: units(line.quantity),
    }));
  }
  const entries: unknown[] = Array.isArray(lines) ? lines : lines.trim().startsWith("{") ? lines.split("\n") : [lines];
  return entries.flatMap((entry): Wanted[] => {
    const said = typeof entry === "string" && entry.trim().startsWith("{") ? objectIn(entry) : entry;
    if (!isPlain(said)) return listOf(String(said)).map((name) => ({ names: [name.toLowerCase()], quantity }));
    const names = [said.line, said.line_item_id, said.sku, said.id].filter(
      (name) => name !== undefined && name !== null,
    );
    const first = names[0] === undefined ? [] : [String(names[0]).trim().toLowerCase()];
    return [{ names: first, quantity: said.quantity === undefined ? quantity : units(said.quantity) }];
  });
}

function objectIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Never more units of a line than it has left, also where it is named twice. */
function partsOf(wanted: Wanted[] | null, quantity: number | null, lines: Plain[]): Part[] {
  return lines.flatMap((line): Part[] => {
    const left = Number(line.current_quantity);
    const asked = wanted
      ? wanted
          .filter(
            ({ names }) => names.includes(String(line.id)) || names.includes(String(line.sku ?? "").toLowerCase()),
          )
          .reduce((sum, { quantity }) => sum + (quantity ?? left), 0)
      : (quantity ?? left);
    const taken = Math.min(left, asked);
    return taken > 0 ? [{ line, quantity: taken }] : [];
  });
}
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
    const lines = partsOf(wanted, quantity, target.line_items as Plain[]);
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
