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
/**
 * Orders of the file that are looked through together for those to be read one by one. A request costs what its dearest order costs,
 * however many it names: so it is sent when there are many to name.
 */
const LOOKED_THROUGH = 1_000;
/** Orders of one such request: an answer of some MB at most. */
const READ_AT_ONCE = 150;
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
  const most = read.step === "parcels" ? AT_ONCE : LOOKED_THROUGH;
  let some: BulkGroup[] = [];
  const save = async () => {
    if (!some.length) return;
    if (read.step === "parcels") await saveParcels(shop, lane, some, place);
    else await saveOrders(shop, lane, admin, some, place);
    some = [];
  };
  try {
    for await (const line of bulkLines(read.url, { from: read.bytes, withinMs: LOOK_MS + GIVEN_UP_MS })) {
      const group = groups.take(line);
      if (!group) continue;
      some.push(group);
      if (some.length < most) continue;
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
  if (last && !read.isPartial) some.push(last);
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
  groups: BulkGroup[],
  place: Place,
): Promise<void> {
  const made = await madeOf(shop, groups);
  const { orders: read, points } = await readOneByOne(
    admin,
    made.flatMap((one) => (one.outcome === "incomplete" ? [one.orderId] : [])),
  );
  for (let from = 0; from < groups.length; from += AT_ONCE) {
    const batch = groups.slice(from, from + AT_ONCE);
    const ofBatch = made.slice(from, from + AT_ONCE);
    const orders = ofBatch.flatMap((one) => {
      if (one.outcome === "order") return [one.picture];
      // Deleted since: there is nothing to enter.
      return one.outcome === "incomplete" ? (read.get(one.orderId) ?? []) : [];
    });
    const keptOut = [
      ...keptOutOf(batch),
      ...ofBatch.flatMap((one) => (one.outcome === "unreadable" ? [one.reason] : [])),
    ];
    await saveBatch(shop, lane, place, { batch, orders, keptOut, points: from ? 0 : points });
  }
}

type MadeOfGroup = ReturnType<typeof orderFromBulk> | { outcome: "nothing" };

/** What each group comes to, with the parcels that were read before. */
async function madeOf(shop: ShopRecord, groups: readonly BulkGroup[]): Promise<MadeOfGroup[]> {
  const parcels = await inShop(shop.shop, (client) =>
    getHistoryParcels<BulkParcel>(client, shop.shop, groups.flatMap(parcelsNamedIn)),
  );
  return groups.map((group) => (group.root ? orderFromBulk(group, parcels) : { outcome: "nothing" }));
}

/** Orders of which the file does not say all. */
async function readOneByOne(
  admin: AdminClient,
  orderIds: readonly string[],
): Promise<{ orders: Map<string, OrderPicture>; points: number }> {
  const orders = new Map<string, OrderPicture>();
  let points = 0;
  for (let at = 0; at < orderIds.length; at += READ_AT_ONCE) {
    const answer = await readOrders(admin, orderIds.slice(at, at + READ_AT_ONCE));
    points += answer.points;
    for (const [id, order] of answer.orders) if (order) orders.set(id, order);
  }
  return { orders, points };
}

interface Batch {
  batch: BulkGroup[];
  orders: OrderPicture[];
  keptOut: string[];
  points: number;
}

async function saveBatch(
  shop: ShopRecord,
  lane: HeldLane,
  place: Place,
  { batch, orders, keptOut, points }: Batch,
): Promise<void> {
  const installedAt = Math.floor(shop.installedAt.getTime() / 1_000) * 1_000;
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
