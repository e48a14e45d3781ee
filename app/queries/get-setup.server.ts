// The set-up guide: how far a store has come.
import { z } from "zod";
import { forShop } from "#app/db.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { type HistoryProgress, readHistoryProgress } from "#app/queries/read-history-progress.server.ts";

export interface Setup {
  mode: "WATCHING" | "LIVE";
  timezone: string;
  /** Null: could not be had. */
  history: HistoryProgress | null;
  /** Active ones; null: they are not read from Shopify yet. */
  locations: SetupLocation[] | null;
  /**
   * Those whose service had been asked for an order when it was looked at: it may have one before it is checked. Null: could not
   * be had.
   */
  asked: string[] | null;
  locationsConfirmedAt: string | null;
  closedAt: string | null;
}

export interface SetupLocation {
  name: string;
  city: string | null;
  shipsOnlineOrders: boolean;
  isService: boolean;
}

const KeptSchema = z.array(
  z.object({
    name: z.string().nullable(),
    is_active: z.boolean(),
    fulfills_online_orders: z.boolean(),
    is_fulfillment_service: z.boolean(),
    address: z.object({ city: z.string().nullable() }).nullable(),
  }),
);

/** Null: this shop has not installed the app. */
export function getSetup(shop: string): Promise<Setup | null> {
  return forShop(shop, async (tx) => {
    const row = await tx.shop.findUnique({ where: { shop } });
    if (!row) return null;
    const part = partsOfPage(tx, { shop, page: "setup" });
    const asked = await part(
      "asked",
      () => tx.$queryRaw<{ name: string }[]>`
      select distinct fo ->> 'location_name' as name from (
        select facts from run where shop = ${shop} and lane_kind = 'order' and facts -> 'order' ? 'fulfillment_orders'
        order by id desc limit 200
      ) r, jsonb_array_elements(r.facts -> 'order' -> 'fulfillment_orders') fo
      where fo ->> 'request_status' in ('submitted', 'accepted') and fo ->> 'location_name' is not null order by name`,
    );
    return {
      mode: row.mode,
      timezone: row.timezone,
      history: await part("history", () => readHistoryProgress(tx, row)),
      locations: row.locations === null ? null : locationsOf(row.locations),
      asked: asked?.map(({ name }) => name) ?? null,
      locationsConfirmedAt: row.locationsConfirmedAt?.toISOString() ?? null,
      closedAt: row.setupClosedAt?.toISOString() ?? null,
    };
  });
}

function locationsOf(kept: unknown): SetupLocation[] {
  return KeptSchema.parse(kept).flatMap(({ name, is_active, address, ...one }) =>
    is_active && name
      ? [
          {
            ...{ name, city: address?.city ?? null },
            ...{ shipsOnlineOrders: one.fulfills_online_orders, isService: one.is_fulfillment_service },
          },
        ]
      : [],
  );
}
