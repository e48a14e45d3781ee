// Reads the file of a bulk operation into our tables: some orders a transaction, each with the place in the file up to which it
// is saved, so that whoever goes on begins there.
import { type BulkGroup, BulkGroups } from "#app/admin/bulk-groups.ts";
import { BulkFileGone, bulkLines } from "#app/admin/bulk-lines.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import { readOrders } from "#app/admin/operations/read-orders.ts";
import {
  type BulkParcel,
  createdAtOf,
  homeFromBulk,
  orderFromBulk,
  parcelsFromBulk,
  parcelsNamedIn,
  paymentsFromBulk,
} from "#app/admin/order-from-bulk.ts";
import { inShop } from "#app/db.server.ts";
import { eventsOfOrder, eventsOfPayments } from "#app/history/events-of-order.ts";
import type { OrderEvent } from "#app/history/order-event.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import {
  addHistoryPoints,
  getHistoryParcels,
  type HistoryRead,
  markHistoryBytes,
  saveHistoryParcels,
} from "#app/store/history-read.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { saveLedger } from "#app/store/ledger.server.ts";
import { saveOrderEvents } from "#app/store/order-events.server.ts";
import { saveOrderKeys } from "#app/store/order-keys.server.ts";
import { saveFulfillmentOrderMap, saveOrderHistory } from "#app/store/orders.server.ts";
import { countHistory } from "#app/store/shop-progress.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import type { HeldLane } from "#app/worker/held-lane.ts";

/** Orders (or fulfilment orders) of one transaction. */
const AT_ONCE = 100;
/** Orders that are read one by one, of one request: an answer of 1 MB or so. */
const READ_AT_ONCE = 25;
/** One look reads for so long, then lets others have the worker. */
const LOOK_MS = 5_000;
/** When the host falls silent. */
const GIVEN_UP_MS = 60_000;

export type FileEnd =
  /** There is more of it. */
  | { outcome: "more" }
  /** To its end. `resumeFrom`: every order created before then was in it; null: that cannot be told. */
  | { outcome: "read"; resumeFrom: Date | null }
  | { outcome: "gone"; reason: string };

/** Where the reading stands. */
interface Place {
  newestAt: Date | null;
  inOrder: boolean;
}

export async function readHistoryFile(
  shop: ShopRecord,
  lane: HeldLane,
  admin: AdminClient,
  read: HistoryRead & { url: string },
): Promise<FileEnd> {
  const until = Date.now() + LOOK_MS;
  const place: Place = { newestAt: read.newestAt, inOrder: read.inOrder };
  const groups = new BulkGroups(read.bytes);
  let batch: BulkGroup[] = [];
  const save = async () => {
    if (!batch.length) return;
    if (read.step === "parcels") await saveParcels(shop, lane, batch, place);
    else await saveOrders(shop, lane, admin, batch, place);
    batch = [];
  };
  try {
    for await (const line of bulkLines(read.url, { from: read.bytes, withinMs: LOOK_MS + GIVEN_UP_MS })) {
      const group = groups.take(line);
      if (!group) continue;
      batch.push(group);
      if (batch.length < AT_ONCE) continue;
      await save();
      if (Date.now() >= until) return { outcome: "more" };
    }
  } catch (error) {
    if (error instanceof BulkFileGone)
      return { outcome: "gone", reason: `The operation's file is gone: ${error.message}.` };
    throw error;
  }
  // Where the file breaks off, what was to follow is not known: another operation brings this one whole.
  const last = groups.finish();
  if (last && !read.isPartial) batch.push(last);
  await save();
  return { outcome: "read", resumeFrom: place.inOrder ? place.newestAt : null };
}

async function saveParcels(shop: ShopRecord, lane: HeldLane, batch: BulkGroup[], place: Place): Promise<void> {
  await inShop(shop.shop, async (client) => {
    await assertFences(client, shop.shop, [lane]);
    await saveHistoryParcels(client, shop.shop, shop.installation, batch.flatMap(parcelsFromBulk));
    await saveFulfillmentOrderMap(
      client,
      shop.shop,
      batch.flatMap((group) => homeFromBulk(group) ?? []),
    );
    await markHistoryBytes(client, shop.shop, { ...place, ...placeAfter(batch), keptOut: keptOutOf(batch) });
  });
}

async function saveOrders(
  shop: ShopRecord,
  lane: HeldLane,
  admin: AdminClient,
  batch: BulkGroup[],
  place: Place,
): Promise<void> {
  const parcels = await inShop(shop.shop, (client) =>
    getHistoryParcels<BulkParcel>(client, shop.shop, batch.flatMap(parcelsNamedIn)),
  );
  const orders: OrderPicture[] = [];
  const toRead: string[] = [];
  const keptOut = keptOutOf(batch);
  for (const group of batch) {
    if (!group.root) continue;
    const made = orderFromBulk(group, parcels);
    if (made.outcome === "order") orders.push(made.picture);
    else if (made.outcome === "incomplete") toRead.push(made.orderId);
    else keptOut.push(made.reason);
  }
  const installedAt = Math.floor(shop.installedAt.getTime() / 1_000) * 1_000;
  let points = 0;
  for (let at = 0; at < toRead.length; at += READ_AT_ONCE) {
    const answer = await readOrders(admin, toRead.slice(at, at + READ_AT_ONCE));
    points += answer.points;
    // Deleted since: there is nothing to enter.
    for (const order of answer.orders.values()) if (order) orders.push(order);
  }
  for (const group of batch) {
    const createdAt = Date.parse(createdAtOf(group) ?? "");
    if (Number.isNaN(createdAt)) continue;
    if (place.newestAt && createdAt < place.newestAt.getTime()) place.inOrder = false;
    else place.newestAt = new Date(createdAt);
  }
  await inShop(shop.shop, async (client) => {
    await assertFences(client, shop.shop, [lane]);
    // What changed since the install is news, told by its webhook or found by the sweep: it must not enter as decided.
    const past = orders.filter((order) => Date.parse(order.updated_at) < installedAt);
    await saveOrderHistory(client, shop.shop, shop.installation, past);
    await saveOrderKeys(client, shop.shop, shop.installation, orders);
    await saveOrderEvents(client, shop.shop, shop.installation, eventsOfPast(orders, batch));
    await saveLedger(client, shop.shop, shop.installation, orders);
    await countHistory(client, shop.shop, past.length);
    await addHistoryPoints(client, shop.shop, points);
    await markHistoryBytes(client, shop.shop, { ...place, ...placeAfter(batch), keptOut });
  });
}

/** What became of them, payments included: an order itself does not say when it was paid. */
function eventsOfPast(orders: OrderPicture[], batch: BulkGroup[]): OrderEvent[] {
  const payments = new Map(
    batch.flatMap((group) => (group.root ? [[idOf(String(group.root.id)), paymentsFromBulk(group)]] : [])),
  );
  return orders.flatMap((order) => [
    ...eventsOfOrder(order, "history"),
    ...eventsOfPayments(order, payments.get(order.id) ?? [], "history"),
  ]);
}

const keptOutOf = (batch: BulkGroup[]): string[] => batch.flatMap((group) => group.keptOut);
const placeAfter = (batch: BulkGroup[]) => ({ bytes: batch.at(-1)?.end ?? 0 });
