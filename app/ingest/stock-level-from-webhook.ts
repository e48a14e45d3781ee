// Pure. A stock level as inventory_levels/* write it: of all quantities only what is available.
import { count, fieldsOf, id, instant, text } from "#app/ingest/webhook-values.ts";
import type { StockPicture } from "#app/rules/facts.ts";

export interface ToldStockLevel {
  level: Partial<StockPicture>;
  /** Null: the body has no stamp (disconnect). */
  updatedAt: string | null;
}

/** A level's own id names both: gid://shopify/InventoryLevel/<location>?inventory_item_id=<item>. */
const LEVEL = /^gid:\/\/shopify\/InventoryLevel\/([1-9]\d{0,19})\?inventory_item_id=([1-9]\d{0,19})$/;

/** Which level a body is about; null: it does not say. */
export function levelNamedIn(body: unknown): { item: string; location: string } | null {
  const from = fieldsOf(body);
  const [, ofGid = null, itemOfGid = null] = LEVEL.exec(text(from?.admin_graphql_api_id) ?? "") ?? [];
  const item = id(from?.inventory_item_id) ?? itemOfGid;
  const location = id(from?.location_id) ?? ofGid;
  return item && location ? { item, location } : null;
}

/** Null without both ids. */
export function stockLevelFromWebhook(body: unknown): ToldStockLevel | null {
  const from = fieldsOf(body);
  const named = levelNamedIn(body);
  if (!from || !named) return null;
  const { item, location } = named;
  return {
    level: {
      inventory_item_id: item,
      location_id: location,
      ...(from.available === undefined ? {} : { available: count(from.available) }),
    },
    updatedAt: instant(from.updated_at),
  };
}
