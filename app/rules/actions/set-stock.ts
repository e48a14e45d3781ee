import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { common, idOf, levelsOf, made, whole } from "#app/rules/actions/stock-levels.ts";
import type { StockChange } from "#app/rules/effect.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const SetSchema = z.strictObject({ to: whole, ...common });

type SetTo = z.infer<typeof SetSchema>;

export const setStock = defineAction({
  name: "set_stock",
  title: "Set stock",
  about:
    "Sets the quantity of a stock level; of a variant or product at `location`, or at every location. Levels that are so already are left alone. Shopify is told what it was, so that a sale in between is not lost: then it is decided again.",
  targets: ["stock_level", "variant", "product"],
  class: "REPEATABLE",
  acts,
  settings: SetSchema as unknown as z.ZodType<SetTo>,
  scopes: ["write_inventory"],
  make: ({ to, location, name, reason }, context) => {
    const levels = levelsOf(context, location, true);
    const quantity = Number(to);
    const changes = Number.isInteger(quantity)
      ? levels
          .filter((level) => level[name] !== quantity)
          .map((level): StockChange => ({ ...idOf(level), name, quantity }))
      : [];
    return made(levels, changes, (list) => ({ bodies: [{ kind: "set_stock", quantities: list, reason }] }));
  },
  example: { do: "set_stock", to: 0 },
});
