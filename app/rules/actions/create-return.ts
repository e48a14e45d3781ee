import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText, wholeNumber } from "#app/rules/actions/templated.ts";
import { UNITS_OF_LINES, units, unitsOfLines, wantedLines } from "#app/rules/actions/units-of-lines.ts";
import type { Plain } from "#app/rules/plain.ts";

const REASONS = [
  ...(["defective", "wrong_item", "not_as_described", "unwanted", "size_too_small", "size_too_large"] as const),
  ...(["color", "style", "other", "unknown"] as const),
] as const;

const SettingsSchema = z.strictObject({
  lines: z.union([z.literal("all"), ...UNITS_OF_LINES]).default("all"),
  quantity: wholeNumber(1, 10_000).optional(),
  reason: z.enum(REASONS).default("other"),
  note: filledText(255, 0).default(""),
});
type Settings = z.infer<typeof SettingsSchema>;

export const createReturn = defineAction({
  name: "create_return",
  title: "Open a return",
  about:
    "Opens a return of what was shipped (it is approved with that): `lines` by SKU or id, `quantity` units of each, else all; a list of {line, quantity} with units of their own, or a template that gives one; left out: everything that was shipped. What is on its way back already is left out.",
  targets: ["order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_returns"],
  make: ({ lines, quantity, reason, note }, context) => {
    const each = quantity === undefined ? null : Math.max(1, units(quantity));
    const wanted = wantedLines(lines, each, context);
    if (typeof wanted === "string") return { nothing: wanted };
    const parts = unitsOfLines(wanted, each, context.target.line_items as Plain[], shippedOf);
    if (!parts.length) return { nothing: "Nothing of it was shipped." };
    return {
      bodies: [
        {
          kind: "create_return",
          lines: parts.map(({ line, quantity: many }) => ({ line_item_id: String(line.id), quantity: many })),
          ...{ reason, note: note.trim() },
        },
      ],
    };
  },
  example: { do: "create_return", lines: [{ line: "MUG", quantity: 1 }], reason: "defective" },
});

const shippedOf = (line: Plain): number =>
  Math.max(0, Number(line.current_quantity) - Number(line.fulfillable_quantity ?? 0));
