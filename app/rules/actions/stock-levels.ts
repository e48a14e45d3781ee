import { z } from "zod";
import { type ActionContext, FactMissing, type Made } from "#app/rules/action.ts";
import { orTemplate } from "#app/rules/actions/templated.ts";
import type { StockChange } from "#app/rules/effect.ts";
import type { Plain } from "#app/rules/plain.ts";
import { Unknown } from "#app/rules/unknown.ts";

export const whole = orTemplate(
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

export const common = {
  /** Name or id; of a rule about a variant or product. Left out: every location. */
  location: z.string().max(255).optional(),
  name: z.enum(NAMES).default("available"),
  reason: z.enum(STOCK_REASONS).default("correction"),
};

/** The levels that an action is about: the one of the rule, or those of the variant or product at the location. */
export function levelsOf(
  { target, kind, env, read }: ActionContext,
  location: string | undefined,
  /** Whether what is there now has to be known: an adjustment at one place needs the place alone. */
  withQuantity: boolean,
): Plain[] {
  if (kind === "stock_level") return [target];
  const locations = (env.world.locations ?? []) as Plain[];
  const variants = kind === "variant" ? [target] : (read("variants") as Plain[]);
  const place = location === undefined ? undefined : locations.find((one) => isPlace(one, location));
  return variants.flatMap((variant): Plain[] => {
    const own = variant.stock as Plain[] | undefined;
    if (!own) {
      if (place && !withQuantity && variant.inventory_item_id)
        return [{ inventory_item_id: variant.inventory_item_id, location_id: place.id }];
      throw new FactMissing(new Unknown("The stock was not read.", { need: { fact: "stock" } }));
    }
    return own
      .map((level) => ({
        inventory_item_id: variant.inventory_item_id,
        ...level,
        inventory_item_id_of: variant.inventory_item_id,
      }))
      .filter((level: Plain) => {
        if (location === undefined) return true;
        const there = (level.location as Plain | undefined) ?? locations.find(({ id }) => id === level.location_id);
        return level.location_id === location || (there !== undefined && isPlace(there, location));
      });
  });
}

const fold = (text: unknown) =>
  String(text ?? "")
    .trim()
    .toLowerCase();
const isPlace = ({ id, name }: Plain, said: string): boolean => id === said || fold(name) === fold(said);

export function made(levels: Plain[], changes: StockChange[], body: (changes: StockChange[]) => Made): Made {
  if (!levels.length) return { nothing: "It is not stocked there." };
  return changes.length ? body(changes) : { nothing: "The stock is so already." };
}

export const idOf = (level: Plain): { inventory_item_id: string; location_id: string } => ({
  inventory_item_id: String(level.inventory_item_id ?? level.inventory_item_id_of ?? ""),
  location_id: String(level.location_id ?? (level.location as Plain | undefined)?.id ?? ""),
});
