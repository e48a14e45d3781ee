import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import type { EffectBody } from "#app/rules/effect.ts";

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

const SettingsSchema = z.strictObject({
  reason: z.enum(HOLD_REASONS),
  notes: z.string().max(250, "A note has at most 250 characters."),
});

const placing = ({ reason, notes }: z.infer<typeof SettingsSchema>, ruleId: string): EffectBody => ({
  kind: "hold-fulfillment",
  handle: holdHandle(ruleId),
  reason,
  notes,
});

export const holdFulfillment = defineAction({
  name: "hold-fulfillment",
  subjects: ["order"],
  acts: ["state"],
  settings: SettingsSchema,
  // A hold cannot be rewritten, only released and placed anew: words that changed leave it as it is.
  states: (settings, ruleId) => [{ slot: "", wants: { handle: holdHandle(ruleId) }, body: placing(settings, ruleId) }],
  on: (settings, { ruleId }) => placing(settings, ruleId),
  off: (wrote) => (typeof wrote.handle === "string" ? { kind: "release-hold", handle: wrote.handle } : null),
});
