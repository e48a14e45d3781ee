// The sweep: orders updated since the cursor, with ten minutes of overlap. What no webhook announced is counted and looked at.
import { type AdminClient, adminFor } from "#app/admin/client.server.ts";
import { listUpdatedOrders } from "#app/admin/operations/list-updated-orders.ts";
import { readOrders } from "#app/admin/operations/read-orders.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { ordersRecovered } from "#app/metrics.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { databaseTime } from "#app/store/database-time.server.ts";
import { type InternalDelivery, insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import {
  firstWaitingChange,
  getOrders,
  listMissedOrders,
  listUnverifiedOrders,
  markOrdersVerified,
} from "#app/store/orders.server.ts";
import { thinRecordEvents } from "#app/store/record-events.server.ts";
import { activeRules } from "#app/store/rules.server.ts";
import { keepSchedules } from "#app/store/schedules.server.ts";
import { markSwept } from "#app/store/shop-progress.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { backFillOrderEvents } from "#app/worker/back-fill-order-events.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";
import { findHomesOfEvents, listHomelessEvents } from "#app/worker/home-order-events.server.ts";
import { isSamePicture } from "#app/worker/is-same-picture.ts";
import { keepFromWebhooks } from "#app/worker/keep-known.ts";
import { keepMoments } from "#app/worker/keep-moments.server.ts";
import { keepOptionalTopics, optionalTopicsAreDue } from "#app/worker/keep-optional-topics.server.ts";
import { keepSegments } from "#app/worker/read-segment-members.server.ts";

const OVERLAP_MS = 600_000;
/** Orders of one request: it costs what the dearest costs, and its answer has to fit into the time that one may take. */
const MOST_READ = 100;
/** Of the time between two sweeps, by which the next one may come earlier. */
const SPREAD = 0.15;

interface Listed {
  orderId: string;
  updatedAt: string;
}

export async function sweepOrders(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  const admin = adminFor(shop.shop, shop.installation, "live");
  const startedAt = await inShop(shop.shop, databaseTime);
  const from = shop.sweepCursor ?? shop.installedAt;
  // What changed before the app came is history, not missed.
  const updatedSince = instantOf(new Date(Math.max(from.getTime() - OVERLAP_MS, shop.installedAt.getTime())));
  // A webhook of the last moment is still on its way: the next sweep sees what it did not bring.
  const settledBefore = startedAt.getTime() - Math.max(env.READ_GRACE_MS, 1_000);

  let after: string | null = null;
  let reached = from;
  // An order that a delivery waits for is passed over: how long it waits nobody knows, so the next sweep begins with it again.
  let passed = Number.POSITIVE_INFINITY;
  // To the end, however long the list: beginning again means the overlap again, and a busy store's may be any number of pages.
  for (;;) {
    const { orders, next } = await listUpdatedOrders(admin, { updatedSince, after });
    const old = orders.filter((order) => Date.parse(order.updatedAt) < settledBefore);
    const readings = await readTogether(shop, admin, old);
    const compared = await compareWithStore(shop, readings);
    const last = orders.at(-1);
    if (last) reached = new Date(Math.max(reached.getTime(), Date.parse(last.updatedAt)));
    const found = await inShop(shop.shop, async (client) => {
      await assertFences(client, shop.shop, [lane]);
      const missed = await listMissedOrders(client, shop.shop, old);
      const inserted = await insertInternalDeliveries(client, shop.shop, [
        ...missed.map((order) => aLook("orders/swept", "sweep", order, readings)),
        ...compared.filter(({ same }) => !same).map((order) => aLook("orders/differs", "differs", order, readings)),
      ]);
      await markOrdersVerified(client, shop.shop, compared);
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
  const { rules, topicsAreDue, homeless } = await inShop(shop.shop, async (client) => {
    const inForce = await activeRules(client, shop.shop);
    await keepSegments(client, shop, inForce, startedAt);
    await thinRecordEvents(client, shop.shop);
    return {
      rules: inForce,
      topicsAreDue: await optionalTopicsAreDue(client, shop.shop),
      homeless: await listHomelessEvents(client, shop.shop),
    };
  });
  await keepMoments(shop, admin, rules);
  if (!shop.orderEventsFilled) await backFillOrderEvents(shop, lane);
  if (topicsAreDue) await keepOptionalTopics(shop.shop, admin);
  await findHomesOfEvents(shop.shop, admin, homeless);
  // Shops that were swept together, after a halt of all of them, drift apart.
  const earlier = Math.random() * SPREAD * env.SWEEP_INTERVAL_MS;
  return { outcome: "rested", dueAt: new Date(startedAt.getTime() + env.SWEEP_INTERVAL_MS - earlier) };
}

function aLook(topic: string, prefix: string, { orderId, updatedAt }: Listed, { read }: Readings): InternalDelivery {
  const picture = read.get(orderId);
  return {
    webhookId: `${prefix}:${orderId}:${updatedAt}`,
    source: "SWEEP",
    topic,
    laneKind: "order",
    laneKey: orderId,
    // Without it the lane reads for itself.
    ...(picture && {
      reading: { orderId, customerId: picture.customer_id, body: Buffer.from(JSON.stringify(picture)) },
    }),
  };
}

interface Readings {
  read: Map<string, OrderPicture | null>;
  /** Those that we have seen, with exactly this stamp, and never read since. */
  unverified: string[];
}

/**
 * Reads what no webhook announced and what is to be compared, many by each request: it costs what the dearest of them costs, whatever
 * their number.
 */
async function readTogether(shop: ShopRecord, admin: AdminClient, listed: Listed[]): Promise<Readings> {
  // Of most stores nothing changed since the sweep before.
  if (!listed.length) return { read: new Map(), unverified: [] };
  const { missed, unverified } = await inShop(shop.shop, async (client) => ({
    missed: await listMissedOrders(client, shop.shop, listed),
    unverified: await listUnverifiedOrders(client, shop.shop, listed),
  }));
  const wanted = [...new Set([...missed.map(({ orderId }) => orderId), ...unverified])];
  const read = new Map<string, OrderPicture | null>();
  for (let from = 0; from < wanted.length; from += MOST_READ) {
    const { orders } = await readOrders(admin, wanted.slice(from, from + MOST_READ));
    for (const [orderId, picture] of orders) read.set(orderId, picture);
  }
  return { read, unverified };
}

/**
 * Shopify's stamps have whole seconds: of two changes in one second the second one may be lost without a trace. So each
 * order is read once after it came to rest and compared with what we saw.
 */
async function compareWithStore(
  shop: ShopRecord,
  { read, unverified }: Readings,
): Promise<(Listed & { same: boolean })[]> {
  if (!unverified.length) return [];
  const records = await inShop(shop.shop, (client) => getOrders(client, shop.shop, unverified));
  return unverified.flatMap((orderId) => {
    const picture = read.get(orderId);
    const seen = records.get(orderId)?.seen;
    // A newer stamp on either side: there is a webhook, or the next sweep lists it.
    if (!picture || !seen || picture.updated_at !== seen.updated_at) return [];
    return [{ orderId, updatedAt: seen.updated_at, same: isSamePicture(keepFromWebhooks(picture, seen), seen) }];
  });
}
