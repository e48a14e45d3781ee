import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { common, idOf, levelsOf, made, whole } from "#app/rules/actions/stock-levels.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import type { StockChange } from "#app/rules/effect.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const AdjustSchema = z.strictObject({
  by: whole,
  ...common,
  /** Of another variant than the one that the rule is about. */
  sku: filledText(255, 0).optional(),
});

type Adjust = z.infer<typeof AdjustSchema>;

export const adjustStock = defineAction({
  name: "adjust_stock",
  title: "Adjust stock",
  about:
    "Adds `by` (negative: takes away) to the quantity of a stock level; of a variant or product at `location`, or at every location. `sku` names another variant: the parts of a bundle.",
  targets: ["stock_level", "variant", "product", "order", "shop"],
  class: "REPEATABLE",
  acts,
  settings: AdjustSchema as unknown as z.ZodType<Adjust>,
  scopes: ["write_inventory"],
  make: ({ by, location, name, reason, sku }, context) => {
    const other = sku?.trim() ? context.lookUp("variant", sku) : null;
    if (sku?.trim() && !other) return { nothing: `There is no variant with the SKU “${sku.trim()}”.` };
    if (!other && ["order", "shop"].includes(context.kind))
      return { nothing: "There is no variant here: say its `sku`, or act `on` one (line_item.variant)." };
    const of = other ? { ...context, target: other, kind: "variant" } : context;
    const levels = levelsOf(of, location, false);
    const quantity = Number(by);
    const changes =
      quantity === 0 || !Number.isInteger(quantity)
        ? []
        : levels.map((level): StockChange => ({ ...idOf(level), name, quantity }));
    return made(levels, changes, (list) => ({ bodies: [{ kind: "adjust_stock", changes: list, reason }] }));
  },
  example: { do: "adjust_stock", by: -2, reason: "correction" },
});
