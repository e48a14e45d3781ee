import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { chosenLines, SOME_LINES } from "#app/rules/actions/chosen-lines.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import type { EffectBody, LineQuantity } from "#app/rules/effect.ts";

/** The reasons that an app may give (FulfillmentHoldReason, Admin API 2026-10). */
export const HOLD_REASONS = [
  "AWAITING_PAYMENT",
  "AWAITING_RETURN_ITEMS",
  "HIGH_RISK_OF_FRAUD",
  "INCORRECT_ADDRESS",
  "INVENTORY_OUT_OF_STOCK",
  "UNKNOWN_DELIVERY_DATE",
  "OTHER",
] as const;

/** Unique per app and fulfilment order, at most 64 characters: the natural guard against a second hold. */
export const holdHandle = (ruleId: string): string => `switchyard-${ruleId}`.slice(0, 64);

const HOLDABLE = ["open", "in_progress", "scheduled"];

/**
 * Why nothing is left to hold: looks only at what is known already, no request is made for it. Null: something is, or it is
 * not known. An order whose fulfilment orders were not made yet shows none of them.
 */
function nothingToHold(ruleId: string, kind: string, target: Record<string, unknown>): string | null {
  const parts = (kind === "fulfillment_order" ? [target] : target.fulfillment_orders) as Part[] | null | undefined;
  if (!Array.isArray(parts) || !parts.length) return null;
  const open = parts.filter(({ status }) => status === "on_hold" || HOLDABLE.includes(String(status)));
  if (!open.length) return "Nothing of it is open.";
  const isOurs = (hold: { is_ours?: unknown; handle?: unknown }) =>
    hold.is_ours === true && hold.handle === holdHandle(ruleId);
  return open.every(({ holds }) => holds?.some(isOurs)) ? "This rule holds it already." : null;
}
interface Part {
  status?: unknown;
  holds?: { is_ours?: unknown; handle?: unknown }[];
}
const SettingsSchema = z.strictObject({
  reason: z.preprocess(
    (value) =>
      typeof value === "string"
        ? value
            .trim()
            .toUpperCase()
            .replaceAll(/[\s-]+/g, "_")
        : value,
    z.enum(HOLD_REASONS).default("OTHER"),
  ),
  note: filledText(250, 0).default(""),
  ...SOME_LINES,
});
type Settings = z.infer<typeof SettingsSchema>;

const placing = (
  { reason, note }: Settings,
  ruleId: string,
  ids: string[] | null,
  lines: LineQuantity[] | null = null,
): EffectBody => ({
  kind: "hold_fulfillment",
  handle: holdHandle(ruleId),
  reason,
  notes: note.slice(0, 250),
  fulfillment_order_ids: ids,
  lines,
});

export const holdFulfillment = defineAction({
  name: "hold_fulfillment",
  title: "Hold fulfilment",
  about:
    "Holds every open fulfilment order of the order (or the one that the rule is about), under a handle of its own: other holds are not touched. `lines` (SKUs or line item ids) holds only those, `quantity` units of each or all. As `state` it is released when the rule stops being true, and put onto fulfilment orders that are born later too. In a rule about the order it is one effect with `on: order` and `fulfillment_order_ids: null`: all that are open when it is written. What this rule holds already is not held again.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "each", allowed: ["state", "once", "each", "crossing"] },
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes: ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
  make: (settings, { ruleId, kind, target, read }) => {
    const nothing = nothingToHold(ruleId, kind, target);
    if (nothing !== null) return { nothing };
    if (settings.lines === undefined && settings.quantity === undefined)
      return { bodies: [placing(settings, ruleId, kind === "fulfillment_order" ? [String(target.id)] : null)] };
    // Part of a fulfilment order: each that has such lines is held by itself.
    const parts =
      kind === "fulfillment_order"
        ? [target]
        : ((read("fulfillment_orders") as Record<string, unknown>[] | null) ?? []);
    const bodies = parts
      .filter(({ status }) => HOLDABLE.includes(String(status)))
      .map((part) => ({ part, chosen: chosenLines(part, settings.lines, settings.quantity) }))
      .filter(({ chosen }) => chosen === null || chosen.length > 0)
      .map(({ part, chosen }) => placing(settings, ruleId, [String(part.id)], chosen));
    return bodies.length ? { bodies } : { nothing: "It has none of these lines." };
  },
  // A hold cannot be rewritten, only released and placed anew: words that changed leave it as it is.
  states: (settings, { ruleId, kind, target }) => [
    {
      slot: "",
      wants: { handle: holdHandle(ruleId) },
      body: placing(settings, ruleId, kind === "fulfillment_order" ? [String(target.id)] : null),
    },
  ],
  undo: (wrote) =>
    typeof wrote.handle === "string"
      ? {
          kind: "release_hold",
          handle: wrote.handle,
          all: false,
          fulfillment_order_ids: (wrote.fulfillment_order_ids as string[] | null) ?? null,
        }
      : null,
  example: { do: "hold_fulfillment", reason: "INCORRECT_ADDRESS", note: "Shipping and billing address differ." },
});
