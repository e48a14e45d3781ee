import { z } from "zod";
import { defineAction, type Made } from "#app/rules/action.ts";
import { orTemplate } from "#app/rules/actions/templated.ts";
import type { StockChange } from "#app/rules/effect.ts";

type Plain = Record<string, unknown>;
const whole = orTemplate(
  z.union([z.number().int(), z.string().regex(/^\s*-?\d+\s*$/, "is a whole number")]) as unknown as z.ZodType<
    number | string
  >,
);
const NAMES = ["available", "on_hand", "damaged", "safety_stock", "quality_control", "reserved"] as const;
export const STOCK_REASONS = [
  "correction",
  "cycle_count_available",
  "damaged",
  "movement_created",
  "other",
  "promotion",
  "quality_control",
  "received",
  "reservation_created",
  "restock",
  "safety_stock",
  "shrinkage",
] as const;
const common = {
  /** Name or id; of a rule about a variant or product. Left out: every location. */
  location: z.string().max(255).optional(),
  name: z.enum(NAMES).default("available"),
  reason: z.enum(STOCK_REASONS).default("correction"),
};
const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

/** The levels that an action is about: the one of the rule, or those of the variant or product at the location. */
function levelsOf(target: Plain, kind: string, location: string | undefined, locations: Plain[]): Plain[] | null {
  if (kind === "stock_level") return [target];
  const variants = kind === "variant" ? [target] : ((target.variants as Plain[] | undefined) ?? null);
  if (!variants) return null;
  const fold = (text: unknown) =>
    String(text ?? "")
      .trim()
      .toLowerCase();
  const levels: Plain[] = [];
  for (const variant of variants) {
    const own = variant.stock as Plain[] | undefined;
    if (!own) return null;
    levels.push(
      ...own.map((level) => ({
        inventory_item_id: variant.inventory_item_id,
        ...level,
        inventory_item_id_of: variant.inventory_item_id,
      })),
    );
  }
  return levels.filter((level) => {
    if (location === undefined) return true;
    const name =
      (level.location as Plain | undefined)?.name ?? locations.find(({ id }) => id === level.location_id)?.name;
    return fold(name) === fold(location) || level.location_id === location;
  });
}

function made(levels: Plain[] | null, changes: StockChange[], body: (changes: StockChange[]) => Made): Made {
  if (!levels) return { nothing: "The stock was not read." };
  if (!levels.length) return { nothing: "It is not stocked there." };
  return changes.length ? body(changes) : { nothing: "The stock is so already." };
}

const idOf = (level: Plain): { inventory_item_id: string; location_id: string } => ({
  inventory_item_id: String(level.inventory_item_id ?? level.inventory_item_id_of ?? ""),
  location_id: String(level.location_id ?? (level.location as Plain | undefined)?.id ?? ""),
});

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
  make: ({ by, location, name, reason }, { target, kind, env }) => {
    const levels = levelsOf(target, kind, location, (env.world.locations ?? []) as Plain[]);
    const quantity = Number(by);
    const changes =
      quantity === 0 || !Number.isInteger(quantity)
        ? []
        : (levels ?? []).map((level): StockChange => ({ ...idOf(level), name, quantity }));
    return made(levels, changes, (list) => ({ bodies: [{ kind: "adjust_stock", changes: list, reason }] }));
  },
  example: { do: "adjust_stock", by: -2, reason: "correction" },
});

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
  make: ({ to, location, name, reason }, { target, kind, env }) => {
    const levels = levelsOf(target, kind, location, (env.world.locations ?? []) as Plain[]);
    const quantity = Number(to);
    const changes = Number.isInteger(quantity)
      ? (levels ?? [])
          .filter((level) => level[name] !== quantity)
          .map((level): StockChange => ({ ...idOf(level), name, quantity }))
      : [];
    return made(levels, changes, (list) => ({ bodies: [{ kind: "set_stock", quantities: list, reason }] }));
  },
  example: { do: "set_stock", to: 0 },
});
