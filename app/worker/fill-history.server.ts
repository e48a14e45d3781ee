// Fills the ledger with the orders of the past, page by page and resumable. They enter as decided: no rule fires for them.
import { adminFor } from "#app/admin/client.server.ts";
import { listOrderHistory } from "#app/admin/operations/list-order-history.ts";
import { readShop } from "#app/admin/operations/read-shop.ts";
import { inShop } from "#app/db.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { nudgeCustomersWithOrders, saveLedger } from "#app/store/ledger.server.ts";
import { saveOrderKeys } from "#app/store/order-keys.server.ts";
import { saveOrderHistory } from "#app/store/orders.server.ts";
import { markHistory } from "#app/store/shop-progress.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";

const DAY_MS = 86_400_000;
/** What rules look back at most. */
const WINDOW_DAYS = 365;
/** What Shopify shows of the past without the scope read_all_orders. */
const SHOWN_DAYS = 60;
/** One look reads so many pages, then lets others have the worker. */
const PAGES = 10;

export async function fillHistory(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  if (shop.historyCompletedAt) return { outcome: "rested", dueAt: null };
  const admin = adminFor(shop.shop, shop.installation, "back-fill");
  const { scopes } = await readShop(admin);
  const days = scopes.includes("read_all_orders") ? WINDOW_DAYS : SHOWN_DAYS;
  // Counted from the install, so that a fill that is resumed covers the same period. From then on webhooks bring all.
  const since = new Date(shop.installedAt.getTime() - days * DAY_MS);

  let after = shop.historyCursor;
  for (let page = 0; page < PAGES; page++) {
    const { orders, next } = await listOrderHistory(admin, {
      createdSince: `${since.toISOString().slice(0, 19)}Z`,
      after,
    });
    await inShop(shop.shop, async (client) => {
      await assertFences(client, shop.shop, [lane]);
      await saveOrderHistory(client, shop.shop, shop.installation, orders);
      await saveOrderKeys(client, shop.shop, shop.installation, orders);
      await saveLedger(client, shop.shop, shop.installation, orders);
      await markHistory(client, shop.shop, { cursor: next, orders: orders.length, coveredSince: next ? null : since });
      if (!next) await nudgeCustomersWithOrders(client, shop.shop, shop.installation);
    });
    if (!next) return { outcome: "rested", dueAt: null };
    after = next;
  }
  return { outcome: "rested", dueAt: new Date(0) };
}
