import { z } from "zod";
import type { Made } from "#app/rules/action.ts";
import { orTemplate } from "#app/rules/actions/templated.ts";
import type { StockChange } from "#app/rules/effect.ts";

type Plain = Record<string, unknown>;

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
  target: Plain,
  kind: string,
  location: string | undefined,
  locations: Plain[],
): Plain[] | null {
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

export function made(levels: Plain[] | null, changes: StockChange[], body: (changes: StockChange[]) => Made): Made {
  if (!levels) return { nothing: "The stock was not read." };
  if (!levels.length) return { nothing: "It is not stocked there." };
  return changes.length ? body(changes) : { nothing: "The stock is so already." };
}

export const idOf = (level: Plain): { inventory_item_id: string; location_id: string } => ({
  inventory_item_id: String(level.inventory_item_id ?? level.inventory_item_id_of ?? ""),
  location_id: String(level.location_id ?? (level.location as Plain | undefined)?.id ?? ""),
});
