import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { common, idOf, levelsOf, made, whole } from "#app/rules/actions/stock-levels.ts";
import type { StockChange } from "#app/rules/effect.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const AdjustSchema = z.strictObject({ by: whole, ...common });

type Adjust = z.infer<typeof AdjustSchema>;

export const adjustStock = defineAction({
  name: "adjust_stock",
  title: "Adjust stock",
  about:
    "Adds `by` (negative: takes away) to the quantity of a stock level; of a variant or product at `location`, or at every location.",
  targets: ["stock_level", "variant", "product"],
  class: "REPEATABLE",
  acts,
  settings: AdjustSchema as unknown as z.ZodType<Adjust>,
  scopes: ["write_inventory"],
  make: ({ by, location, name, reason }, context) => {
    const levels = levelsOf(context, location, false);
    const quantity = Number(by);
    const changes =
      quantity === 0 || !Number.isInteger(quantity)
        ? []
        : levels.map((level): StockChange => ({ ...idOf(level), name, quantity }));
    return made(levels, changes, (list) => ({ bodies: [{ kind: "adjust_stock", changes: list, reason }] }));
  },
  example: { do: "adjust_stock", by: -2, reason: "correction" },
});
