// The set-up guide: how far a store has come.
import { forShop } from "#app/db.server.ts";
import { type HistoryProgress, readHistoryProgress } from "#app/queries/read-history-progress.server.ts";

export interface Setup {
  mode: "WATCHING" | "LIVE";
  timezone: string;
  history: HistoryProgress;
  /** Locations that orders were assigned to, as far as they were read. */
  locations: string[];
  /** Those whose service had been asked for an order when it was looked at: it may have one before it is checked. */
  asked: string[];
  locationsConfirmedAt: string | null;
  closedAt: string | null;
}

/** Null: this shop has not installed the app. */
export function getSetup(shop: string): Promise<Setup | null> {
  return forShop(shop, async (tx) => {
    const row = await tx.shop.findUnique({ where: { shop } });
    if (!row) return null;
    const locations = await tx.$queryRaw<{ name: string; asked: boolean }[]>`
      select name, bool_or(asked) as asked from (
        select fo ->> 'location_name' as name, fo ->> 'request_status' in ('submitted', 'accepted') as asked from (
          select facts from run where shop = ${shop} and lane_kind = 'order' and facts -> 'order' ? 'fulfillment_orders'
          order by id desc limit 200
        ) r, jsonb_array_elements(r.facts -> 'order' -> 'fulfillment_orders') fo
      ) named where name is not null group by name order by name`;
    return {
      mode: row.mode,
      timezone: row.timezone,
      history: await readHistoryProgress(tx, row),
      locations: locations.map(({ name }) => name),
      asked: locations.filter(({ asked }) => asked).map(({ name }) => name),
      locationsConfirmedAt: row.locationsConfirmedAt?.toISOString() ?? null,
      closedAt: row.setupClosedAt?.toISOString() ?? null,
    };
  });
}
