// How much was available of an inventory item at each location, day by day, the newest first; paged by day.
import { forShop } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { pageOf } from "#app/queries/page-of.ts";

export interface StockDay {
  /** YYYY-MM-DD, of the store's zone. */
  day: string;
  locationId: string;
  low: number;
  high: number;
  last: number;
}

export interface StockDays {
  rows: StockDay[];
  /** Last day of the page with older ones, first day of the one with newer ones; null: there is none. */
  older: string | null;
  newer: string | null;
}

/** A place in the days, from the address; what is none is the newest page. */
export interface DayCursor {
  direction: "older" | "newer";
  day: string;
}

export function dayCursorFrom(params: URLSearchParams): DayCursor | null {
  for (const direction of ["older", "newer"] as const) {
    const day = params.get(`${direction}-days`) ?? "";
    if (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))) return { direction, day };
  }
  return null;
}

export function listStockDays(
  shop: string,
  { itemId, cursor, pageDays = 14 }: { itemId: string; cursor: DayCursor | null; pageDays?: number },
): Promise<StockDays> {
  const towardsNewer = cursor?.direction === "newer";
  return forShop(shop, async (tx) => {
    const behind = cursor
      ? Prisma.sql`and s.day ${Prisma.raw(towardsNewer ? ">" : "<")} ${cursor.day}::date`
      : Prisma.empty;
    const found = await tx.$queryRaw<{ day: string }[]>`
      select distinct s.day::text as day from stock_day s where s.shop = ${shop} and s.inventory_item_id = ${itemId} ${behind}
      order by 1 ${Prisma.raw(towardsNewer ? "asc" : "desc")} limit ${pageDays + 1}`;
    const {
      rows: days,
      newer,
      older,
    } = pageOf(
      found.map(({ day }) => day),
      pageDays,
      cursor?.direction ?? null,
    );
    const rows = await tx.$queryRaw<StockDay[]>`
      select s.day::text as day, s.location_id as "locationId", s.low, s.high, s.last from stock_day s
      where s.shop = ${shop} and s.inventory_item_id = ${itemId} and s.day = any (${days}::date[])
      order by s.day desc, s.location_id`;
    return { rows, older, newer };
  });
}
