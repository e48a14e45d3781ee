// The sweep: orders updated since the cursor, with ten minutes of overlap. What no webhook announced is counted and looked at.
// Shopify's stamps have whole seconds: of two changes in one second the second one may be lost without a trace. So the values that come
// with the list, which cost nothing, are compared with what we saw, once for each stamp; the rest waits for company.
import { type AdminClient, adminFor } from "#app/admin/client.server.ts";
import { listUpdatedOrders, type UpdatedOrders } from "#app/admin/operations/list-updated-orders.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { ordersRecovered } from "#app/metrics.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { databaseTime } from "#app/store/database-time.server.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import {
  firstWaitingChange,
  getUnverifiedValues,
  listMissedOrders,
  markOrdersVerified,
} from "#app/store/orders.server.ts";
import { thinRecordEvents } from "#app/store/record-events.server.ts";
import { activeRules } from "#app/store/rules.server.ts";
import { keepSchedules } from "#app/store/schedules.server.ts";
import { markSwept } from "#app/store/shop-progress.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { agreesWithPicture } from "#app/worker/agrees-with-picture.ts";
import { backFillOrderEvents } from "#app/worker/back-fill-order-events.server.ts";
import { compareOrdersAtRest } from "#app/worker/compare-orders-at-rest.server.ts";
import { compareWholeOrders } from "#app/worker/compare-whole-orders.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";
import { findHomesOfEvents, listHomelessEvents } from "#app/worker/home-order-events.server.ts";
import { keepMoments } from "#app/worker/keep-moments.server.ts";
import { keepOptionalTopics, optionalTopicsAreDue } from "#app/worker/keep-optional-topics.server.ts";
import { listOrdersAtRest } from "#app/worker/list-orders-at-rest.server.ts";
import { keepSegments } from "#app/worker/read-segment-members.server.ts";
import { readWholeOrders } from "#app/worker/read-whole-orders.server.ts";
import { sweepDelivery } from "#app/worker/sweep-delivery.ts";

const OVERLAP_MS = 600_000;
/** So far the clocks of Shopify and of the database may be apart without a change being compared by no sweep. */
const CLOCKS_APART_MS = 60_000;
/** Of the time between two sweeps, by which the next one may come earlier. */
const SPREAD = 0.15;

type Listed = UpdatedOrders["orders"][number];

export async function sweepOrders(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  const admin = adminFor(shop.shop, shop.installation, "live");
  const startedAt = await inShop(shop.shop, databaseTime);
  const from = shop.sweepCursor ?? shop.installedAt;
  // What changed before the app came is history, not missed.
  const updatedSince = instantOf(new Date(Math.max(from.getTime() - OVERLAP_MS, shop.installedAt.getTime())));
  // A webhook of the last moment is still on its way: the next sweep sees what it did not bring.
  const graceMs = Math.max(env.READ_GRACE_MS, 1_000);
  const settledBefore = new Date(startedAt.getTime() - graceMs);
  // What rested when the sweep before began was compared then, or the sweep begins with it again.
  const comparedBefore = new Date(from.getTime() - graceMs - CLOCKS_APART_MS);

  let after: string | null = null;
  let reached = from;
  // An order that a delivery waits for is passed over: how long it waits nobody knows, so the next sweep begins with it again.
  let passed = Number.POSITIVE_INFINITY;
  // To the end, however long the list: beginning again means the overlap again, and a busy store's may be any number of pages.
  for (;;) {
    const { orders, next } = await listUpdatedOrders(admin, { updatedSince, after });
    const old = orders.filter((order) => Date.parse(order.updatedAt) < settledBefore.getTime());
    const news = old.filter((order) => Date.parse(order.updatedAt) >= comparedBefore.getTime());
    const read = await readTogether(shop, admin, old, news);
    const last = orders.at(-1);
    if (last) reached = new Date(Math.max(reached.getTime(), Date.parse(last.updatedAt)));
    const found = await inShop(shop.shop, async (client) => {
      await assertFences(client, shop.shop, [lane]);
      const missed = await listMissedOrders(client, shop.shop, old);
      const inserted = await insertInternalDeliveries(client, shop.shop, [
        ...missed.map((order) => sweepDelivery("sweep", order, read.pictures.get(order.orderId))),
        ...read.compared.flatMap(({ differs }) => differs ?? []),
      ]);
      await markOrdersVerified(client, shop.shop, read.compared);
      passed = Math.min(passed, (await firstWaitingChange(client, shop.shop, old))?.getTime() ?? passed);
      if (!next) await keepSchedules(client, shop.shop, startedAt);
      await markSwept(client, shop.shop, {
        cursor: new Date(Math.min((next ? reached : startedAt).getTime(), passed)),
        found: inserted,
        isDone: !next,
      });
      return inserted;
    });
    ordersRecovered.inc(found);
    if (!next) break;
    after = next;
  }
  // What else is seen to now and then, asked together: of most stores it is nothing.
  const { rules, topicsAreDue, homeless, atRest } = await inShop(shop.shop, async (client) => {
    const inForce = await activeRules(client, shop.shop);
    await keepSegments(client, shop, inForce, startedAt);
    await thinRecordEvents(client, shop.shop);
    return {
      rules: inForce,
      topicsAreDue: await optionalTopicsAreDue(client, shop.shop),
      homeless: await listHomelessEvents(client, shop.shop),
      atRest: await listOrdersAtRest(client, shop, { settledBefore, after: null }),
    };
  });
  ordersRecovered.inc(await compareOrdersAtRest(shop, lane, admin, { atRest, startedAt, settledBefore }));
  await keepMoments(shop, admin, rules);
  if (!shop.orderEventsFilled) await backFillOrderEvents(shop, lane);
  if (topicsAreDue) await keepOptionalTopics(shop.shop, admin);
  await findHomesOfEvents(shop.shop, admin, homeless);
  // Shops that were swept together, after a halt of all of them, drift apart.
  const earlier = Math.random() * SPREAD * env.SWEEP_INTERVAL_MS;
  return { outcome: "rested", dueAt: new Date(startedAt.getTime() + env.SWEEP_INTERVAL_MS - earlier) };
}

/**
 * Reads what no webhook announced, and what shows other values than we saw, many by each request: it costs what the dearest of them
 * costs, whatever their number.
 */
async function readTogether(shop: ShopRecord, admin: AdminClient, old: Listed[], news: Listed[]) {
  // Of most stores nothing changed since the sweep before.
  if (!old.length) return { pictures: new Map<string, OrderPicture | null>(), compared: [] };
  const { missed, values } = await inShop(shop.shop, async (client) => ({
    missed: await listMissedOrders(client, shop.shop, old),
    values: await getUnverifiedValues(client, shop.shop, news),
  }));
  const changed = news.flatMap(({ orderId, values: now }) => {
    const seen = values.get(orderId);
    return seen && !agreesWithPicture(now, seen) ? [orderId] : [];
  });
  const pictures = await readWholeOrders(admin, [...new Set([...missed.map(({ orderId }) => orderId), ...changed])]);
  return { pictures, compared: await compareWholeOrders(shop.shop, changed, pictures) };
}
