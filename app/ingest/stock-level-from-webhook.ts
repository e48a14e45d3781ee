// Pure. A stock level as inventory_levels/* write it: of all quantities only what is available.
import { count, fieldsOf, id, instant } from "#app/ingest/webhook-values.ts";
import type { StockPicture } from "#app/rules/facts.ts";

export interface ToldStockLevel {
  level: Partial<StockPicture>;
  /** Null: the body has no stamp (disconnect). */
  updatedAt: string | null;
}

/** Null without both ids. */
export function stockLevelFromWebhook(body: unknown): ToldStockLevel | null {
  const from = fieldsOf(body);
  const item = id(from?.inventory_item_id);
  const location = id(from?.location_id);
  if (!from || !item || !location) return null;
  return {
    level: {
      inventory_item_id: item,
      location_id: location,
      ...(from.available === undefined ? {} : { available: count(from.available) }),
    },
    updatedAt: instant(from.updated_at),
  };
}
