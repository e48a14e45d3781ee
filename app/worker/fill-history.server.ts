// Reads a store's past by bulk operations: its parcels, then its orders, which enter as decided (no rule fires for them).
// Each step of it is written down, so that it goes on wherever it broke off; live work goes before it.
import { type AdminClient, adminFor } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";
import { createdSince, historyOrdersQuery, historyParcelsQuery } from "#app/admin/history-queries.ts";
import { countOrders } from "#app/admin/operations/count-orders.ts";
import { readBulkOperation } from "#app/admin/operations/read-bulk-operation.ts";
import { readLocations } from "#app/admin/operations/read-locations.ts";
import { readShop } from "#app/admin/operations/read-shop.ts";
import { type BulkStart, startBulkQuery } from "#app/admin/operations/start-bulk-query.ts";
import { inShop } from "#app/db.server.ts";
import { OLDEST_ORDER } from "#app/lib/oldest-order.ts";
import { logger } from "#app/logger.server.ts";
import {
  addHistoryPoints,
  beginHistoryRead,
  endHistoryRead,
  getHistoryRead,
  type HistoryRead,
  markHistoryFailed,
  markHistoryFile,
  markHistoryOrders,
  markHistoryRunning,
  markHistoryStarted,
  markHistoryWaiting,
} from "#app/store/history-read.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { nudgeCustomersWithOrders } from "#app/store/ledger.server.ts";
import { completeHistory } from "#app/store/shop-progress.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { saveLocations } from "#app/store/store-locations.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";
import { readHistoryFile } from "#app/worker/read-history-file.server.ts";

const DAY_MS = 86_400_000;
/** What Shopify shows of the past without the scope read_all_orders. */
const SHOWN_DAYS = 60;
/** Shopify's webhook says when an operation is done; it may be lost, so it is asked after, ever more rarely. */
const FIRST_POLL_MS = 1_000;
const LAST_POLL_MS = 60_000;
/** Others' operations are waited for. */
const BUSY_MS = 30_000;
/** Between attempts that came to nothing. */
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 3_600_000;
/** After so many, parcels are read with their orders instead, one by one: dearer, and as good. */
const PARCEL_ATTEMPTS = 4;

const AT_ONCE = new Date(0);

/** What a step came to: the next one is taken, or the lane rests until then. */
type Step = { goOn: true } | { goOn: false; inMs: number } | { goOn: false; done: true };

export async function fillHistory(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  if (shop.historyCompletedAt) return { outcome: "rested", dueAt: null };
  const admin = adminFor(shop.shop, shop.installation, "back-fill");
  for (;;) {
    const read = await inShop(shop.shop, (client) => getHistoryRead(client, shop.shop, shop.installation));
    const step = read ? await oneStep(shop, lane, admin, read) : await begin(shop, lane, admin);
    if (step.goOn) continue;
    if ("done" in step) return { outcome: "rested", dueAt: null };
    return { outcome: "rested", dueAt: step.inMs ? new Date(Date.now() + step.inMs) : AT_ONCE };
  }
}

async function begin(shop: ShopRecord, lane: HeldLane, admin: AdminClient): Promise<Step> {
  const { scopes } = await readShop(admin);
  await keepLocations(shop.shop, admin);
  // Counted from the install, so that whatever is resumed covers the same period. From then on webhooks bring all.
  const since = scopes.includes("read_all_orders")
    ? new Date(OLDEST_ORDER)
    : new Date(shop.installedAt.getTime() - SHOWN_DAYS * DAY_MS);
  const { orders: expected } = await countOrders(admin, createdSince(since));
  await saved(shop, lane, (client) => beginHistoryRead(client, shop.shop, shop.installation, { since, expected }));
  return { goOn: true };
}

/** For whoever sets the app up. A store that does not show them has none to confirm. */
async function keepLocations(shop: string, admin: AdminClient): Promise<void> {
  try {
    const { locations } = await readLocations(admin);
    await inShop(shop, (client) => saveLocations(client, shop, locations));
  } catch (error) {
    if (!(error instanceof AdminRejected)) throw error;
    logger.warn({ err: error, shop }, "the store's locations could not be read");
  }
}

function oneStep(shop: ShopRecord, lane: HeldLane, admin: AdminClient, read: HistoryRead): Promise<Step> {
  if (!read.operationId) return start(shop, lane, admin, read);
  if (!read.url) return poll(shop, lane, admin, read, read.operationId);
  return readFile(shop, lane, admin, read, read.url);
}

async function start(shop: ShopRecord, lane: HeldLane, admin: AdminClient, read: HistoryRead): Promise<Step> {
  const isParcels = read.step === "parcels";
  if (isParcels && read.failures >= PARCEL_ATTEMPTS) {
    await saved(shop, lane, (client) => markHistoryOrders(client, shop.shop));
    return { goOn: true };
  }
  const query = isParcels ? historyParcelsQuery(read.since) : historyOrdersQuery(read.resumeFrom ?? read.since);
  const started = await tryToStart(admin, query);
  await saved(shop, lane, async (client) => {
    await addHistoryPoints(client, shop.shop, started.points);
    switch (started.outcome) {
      case "started":
        return markHistoryStarted(client, shop.shop, started.operationId);
      case "busy":
        return markHistoryWaiting(client, shop.shop, started.message);
      case "refused":
        return markHistoryFailed(client, shop.shop, { trouble: started.message, resumeFrom: null });
    }
  });
  logger.info({ shop: shop.shop, step: read.step, outcome: started.outcome }, "a bulk operation for the history");
  if (started.outcome === "busy") return { goOn: false, inMs: BUSY_MS };
  return started.outcome === "started" ? { goOn: false, inMs: FIRST_POLL_MS } : again(read);
}

async function tryToStart(admin: AdminClient, query: string): Promise<BulkStart & { points: number }> {
  try {
    return await startBulkQuery(admin, query);
  } catch (error) {
    // Not allowed to: a scope may still be granted.
    if (error instanceof AdminRejected) return { outcome: "refused", message: error.message, points: 0 };
    throw error;
  }
}

async function poll(
  shop: ShopRecord,
  lane: HeldLane,
  admin: AdminClient,
  read: HistoryRead,
  operationId: string,
): Promise<Step> {
  const { state, points } = await readBulkOperation(admin, operationId);
  return saved(shop, lane, async (client): Promise<Step> => {
    await addHistoryPoints(client, shop.shop, points);
    switch (state.outcome) {
      case "running":
        await markHistoryRunning(client, shop.shop, state.roots);
        return { goOn: false, inMs: Math.min(LAST_POLL_MS, FIRST_POLL_MS * 1.5 ** read.polls) };
      case "completed":
        if (!state.url) return finish(client, shop, read);
        await markHistoryFile(client, shop.shop, { ...file(state.url, false), found: state.roots, trouble: null });
        return { goOn: true };
      case "ended": {
        const trouble = `Shopify ended the operation: ${state.reason}.`;
        if (state.partialUrl) {
          await markHistoryFile(client, shop.shop, { ...file(state.partialUrl, true), found: state.roots, trouble });
          return { goOn: true };
        }
        await markHistoryFailed(client, shop.shop, { trouble, resumeFrom: null });
        return again(read);
      }
    }
  });
}

const file = (url: string, isPartial: boolean) => ({ url, isPartial });

async function readFile(
  shop: ShopRecord,
  lane: HeldLane,
  admin: AdminClient,
  read: HistoryRead,
  url: string,
): Promise<Step> {
  const end = await readHistoryFile(shop, lane, admin, { ...read, url });
  switch (end.outcome) {
    case "more":
      return { goOn: false, inMs: 0 };
    case "gone":
      // What was saved of it stays: the orders come once more, and are known then.
      await saved(shop, lane, (client) =>
        markHistoryFailed(client, shop.shop, { trouble: end.reason, resumeFrom: null }),
      );
      return again(read);
    case "read":
      if (!read.isPartial) return saved(shop, lane, (client) => finish(client, shop, read));
      await saved(shop, lane, (client) =>
        markHistoryFailed(client, shop.shop, {
          trouble: "Shopify ended the operation early; another one goes on with what it left out.",
          resumeFrom: read.step === "orders" ? end.resumeFrom : null,
        }),
      );
      return again(read);
  }
}

type Client = Parameters<Parameters<typeof inShop>[1]>[0];

/** Written down under the lane's fence. */
function saved<T>({ shop }: ShopRecord, lane: HeldLane, write: (client: Client) => Promise<T>): Promise<T> {
  return inShop(shop, async (client) => {
    await assertFences(client, shop, [lane]);
    return write(client);
  });
}

async function finish(client: Client, { shop, installation }: ShopRecord, read: HistoryRead): Promise<Step> {
  if (read.step === "parcels") {
    await markHistoryOrders(client, shop);
    return { goOn: true };
  }
  await endHistoryRead(client, shop);
  await completeHistory(client, shop, read.since);
  await nudgeCustomersWithOrders(client, shop, installation);
  return { goOn: false, done: true };
}

const again = ({ failures }: HistoryRead): Step => ({
  goOn: false,
  inMs: Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures),
});
