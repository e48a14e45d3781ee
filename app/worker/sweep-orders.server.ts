// The sweep: orders updated since the cursor, with ten minutes of overlap. What no webhook announced is counted and looked at.
import { adminFor } from "#app/admin/client.server.ts";
import { listUpdatedOrders } from "#app/admin/operations/list-updated-orders.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { listMissedOrders } from "#app/store/orders.server.ts";
import { markSwept } from "#app/store/shop-progress.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";

const OVERLAP_MS = 600_000;
/** One look reads so many pages; a longer list goes on at once from where it stopped. */
const PAGES = 20;

export async function sweepOrders(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  const admin = adminFor(shop.shop, shop.installation, "live");
  const startedAt = await inShop(shop.shop, async (client) => {
    const { rows } = await client.query<{ now: Date }>("select now() as now");
    return rows[0]?.now ?? new Date();
  });
  const from = shop.sweepCursor ?? shop.installedAt;
  // What changed before the app came is history, not missed.
  const updatedSince = instant(new Date(Math.max(from.getTime() - OVERLAP_MS, shop.installedAt.getTime())));

  let after: string | null = null;
  let reached = from;
  for (let page = 0; page < PAGES; page++) {
    const { orders, next } = await listUpdatedOrders(admin, { updatedSince, after });
    // A webhook of the last moment is still on its way: the next sweep sees what it did not bring.
    const settledBefore = startedAt.getTime() - Math.max(env.READ_GRACE_MS, 1_000);
    await inShop(shop.shop, async (client) => {
      await assertFences(client, shop.shop, [lane]);
      const old = orders.filter((order) => Date.parse(order.updatedAt) < settledBefore);
      const missed = await listMissedOrders(client, shop.shop, old);
      const found = await insertInternalDeliveries(
        client,
        shop.shop,
        missed.map(({ orderId, updatedAt }) => ({
          webhookId: `sweep:${orderId}:${updatedAt}`,
          source: "SWEEP" as const,
          topic: "orders/swept",
          laneKind: "order",
          laneKey: orderId,
        })),
      );
      const last = orders.at(-1);
      if (last) reached = new Date(Math.max(reached.getTime(), Date.parse(last.updatedAt)));
      await markSwept(client, shop.shop, { cursor: next ? reached : startedAt, found });
    });
    if (!next) return { outcome: "rested", dueAt: new Date(startedAt.getTime() + env.SWEEP_INTERVAL_MS) };
    after = next;
  }
  return { outcome: "rested", dueAt: startedAt };
}

function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
