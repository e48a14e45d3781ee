// Whether anything is written to the store: what every page shows.
import { forShop } from "#app/db.server.ts";

export interface Brakes {
  mode: "WATCHING" | "LIVE";
  isPaused: boolean;
}

/** Null: this shop has not installed the app. */
export function getBrakes(shop: string): Promise<Brakes | null> {
  return forShop(shop, async (tx) => {
    const row = await tx.shop.findUnique({ where: { shop }, select: { mode: true, writesPausedAt: true } });
    return row && { mode: row.mode, isPaused: row.writesPausedAt !== null };
  });
}
