// Gathers the facts of orders: deliveries and our own tables first, Shopify only where they do not suffice. One round
// of statements and one request for the whole batch.
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { readOrders } from "#app/admin/operations/read-orders.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { eventsOfOrder } from "#app/history/events-of-order.ts";
import type { OrderEvent } from "#app/history/order-event.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import type { Facts, OrderPicture } from "#app/rules/facts.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { listCheckSettings } from "#app/store/checks.server.ts";
import { type OpenDelivery, openDeliveries } from "#app/store/deliveries.server.ts";
import { type HoldRecord, listLiveHolds } from "#app/store/holds.server.ts";
import { getOrders, type OrderRecord } from "#app/store/orders.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { eventsOfTold } from "#app/worker/events-of-told.ts";
import type { Gathered, GatheredLane } from "#app/worker/gathered.ts";
import { type HeldLane, type LaneEnd, laneName } from "#app/worker/held-lane.ts";
import { listensTo, namesEvent } from "#app/worker/listens-to.ts";
import { lookAtOrder, mustRead, type OrderLook, type OrderMaterial, readBySweep } from "#app/worker/look-at-order.ts";
import {
  type Books,
  type LaneRecord,
  type LaneRules,
  readBooks,
  readLaneRules,
  rulesOfLane,
} from "#app/worker/read-books.server.ts";
import { type Customers, readCustomersFor } from "#app/worker/read-customers-for.server.ts";
import { readDelivery } from "#app/worker/read-delivery.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";

/** Everything that our own tables say about these lanes. */
interface Tables extends LaneRules {
  deliveries: OpenDelivery[];
  records: Map<string, OrderRecord>;
  holds: Map<string, HoldRecord[]>;
  named: Map<string, LaneRecord>;
  books: Books;
  customers: Customers;
  settings: Facts["settings"];
}

export async function gatherOrders(shop: ShopRecord, lanes: HeldLane[], admin: AdminClient): Promise<Gathered> {
  const tables = await readTables(shop, lanes);
  const materials = new Map(lanes.map((lane) => [lane.key, materialOf(shop, lane, tables)]));

  const ends = new Map<string, LaneEnd>();
  const wanting = [...materials.values()].filter(mustRead).map((material) => material.orderId);
  let read = new Map<string, OrderPicture | null>();
  if (wanting.length)
    try {
      ({ orders: read } = await readOrders(admin, wanting));
    } catch (error) {
      // The lanes that need no answer go on without it.
      const end = endOfError(error);
      if (end.outcome !== "postponed") throw error;
      for (const orderId of wanting) ends.set(laneName({ kind: "order", key: orderId }), end);
    }

  const gathered = lanes.flatMap((lane): GatheredLane[] => {
    const material = materials.get(lane.key);
    const named = tables.named.get(lane.key);
    if (!material || !named || ends.has(laneName(lane))) return [];
    const readNow = read.has(lane.key) ? read.get(lane.key) : readBySweep(material);
    const look = lookAtOrder(material, readNow);
    const record = tables.records.get(lane.key) ?? null;
    const facts = factsOf(shop, named, look, tables);
    const customerId = look.snapshot?.customer_id ?? record?.seen?.customer_id ?? null;
    return [
      {
        lane,
        recordKey: lane.key,
        picture: look.snapshot as Record<string, unknown> | null,
        pictureAt: null,
        isConfirmed: true,
        isGone: false,
        triggers: look.triggers,
        state: { flags: record?.flags ?? [], matched: record?.matched ?? [], lastRunId: record?.lastRunId ?? null },
        facts,
        orderId: lane.key,
        customerId,
        relates: customerId ? [{ kind: "customer", key: customerId }] : [],
        hasOpenEffects: tables.books.openOf(named).length > 0,
        happened: happenedTo(lane.key, material, look, readNow ?? null, tables.deliveries),
        recordEvents: [],
        stockSeen: [],
        answered: look.answered,
        settled: look.settled,
        waitsUntil: look.waitsUntil,
        wakesHolds: look.wakesHolds,
      },
    ];
  });
  return { now: instantOf(tables.now), rules: tables.rules, pinned: tables.pinned, lanes: gathered, ends };
}

/** What the answered deliveries, and the reading, tell of the order's history. */
function happenedTo(
  orderId: string,
  { deliveries }: OrderMaterial,
  { answered }: OrderLook,
  read: OrderPicture | null,
  open: OpenDelivery[],
): OrderEvent[] {
  const byId = new Map(open.map((delivery) => [delivery.id, delivery]));
  return [
    ...deliveries.flatMap(({ id, told }) => {
      const delivery = answered.includes(id) ? byId.get(id) : undefined;
      return delivery ? eventsOfTold(delivery, told, orderId) : [];
    }),
    ...(read ? eventsOfOrder(read, "reading") : []),
  ];
}

function readTables(shop: ShopRecord, lanes: HeldLane[]): Promise<Tables> {
  const orderIds = lanes.map((lane) => lane.key);
  return inShop(shop.shop, async (client) => {
    const laneRules = await readLaneRules(client, shop, lanes);
    const records = await getOrders(client, shop.shop, orderIds);
    const deliveries = await openDeliveries(client, shop.shop, lanes);
    const customerOf = (orderId: string) => customerIdOf(orderId, records.get(orderId)?.seen ?? null, deliveries);
    const named = lanes.map((lane): LaneRecord => {
      const customerId = customerOf(lane.key);
      return {
        lane,
        recordKey: lane.key,
        target: gidOf("Order", lane.key),
        memory: [
          { scope: "order", owner: lane.key },
          ...(customerId ? [{ scope: "customer" as const, owner: customerId }] : []),
        ],
      };
    });
    return {
      ...laneRules,
      deliveries,
      records,
      holds: await listLiveHolds(client, shop.shop, orderIds, env.ADMIN_TIMEOUT_MS + env.READ_BACK_AFTER_MS),
      named: new Map(named.map((record) => [record.lane.key, record])),
      books: await readBooks(client, shop, laneRules, named),
      settings: await listCheckSettings(client, shop.shop),
      customers: await readCustomersFor(
        client,
        shop,
        rulesOfLane(laneRules.rules, "order"),
        orderIds.flatMap((id) => customerOf(id) ?? []),
      ),
    };
  });
}

/** Whose order it is, as far as can be told before its bodies are read. */
function customerIdOf(orderId: string, seen: OrderPicture | null, deliveries: OpenDelivery[]): string | null {
  return (
    seen?.customer_id ??
    deliveries.findLast(({ laneKey, customerId }) => laneKey === orderId && customerId)?.customerId ??
    null
  );
}

function materialOf({ shop, domains, installedAt }: ShopRecord, lane: HeldLane, tables: Tables): OrderMaterial {
  const record = tables.records.get(lane.key);
  const named = tables.named.get(lane.key);
  const holds = tables.holds.get(lane.key) ?? [];
  const open = named ? tables.books.openOf(named) : [];
  return {
    orderId: lane.key,
    deliveries: tables.deliveries
      .filter((delivery) => delivery.laneKey === lane.key)
      .map((delivery) => ({
        id: delivery.id,
        receivedAt: delivery.receivedAt,
        told: readDelivery(delivery, shop, domains),
      })),
    seen: record?.seen ?? null,
    decided: record?.decided ?? null,
    lastWriteAt: record?.lastWriteAt ?? null,
    writes: named ? tables.books.writesOf(named) : [],
    intended: open
      .filter((effect) => effect.status === "INTENDED" && effect.acts === "state")
      .map(({ body }) => ({ body, answeredAt: null })),
    ourHoldIds: holds.flatMap((hold) => hold.holdId ?? []),
    heldFulfillmentOrderIds: holds.filter((hold) => hold.status === "PLACED").map((hold) => hold.fulfillmentOrderId),
    awaitsHold: open.some((effect) => effect.body.kind === "hold_fulfillment"),
    hasEndedStages: tables.stages.some((stage) => laneName(stage.lane) === laneName(lane)),
    listensTo: (event) => listensTo(tables.rules, event),
    names: (event) => namesEvent(tables.rules, event),
    installedAt,
    now: tables.now,
    graceMs: env.READ_GRACE_MS,
  };
}

function factsOf(shop: ShopRecord, named: LaneRecord, look: OrderLook, tables: Tables): Facts | null {
  const { key } = named.lane;
  const order = look.snapshot;
  if (!order || !look.triggers.length) return null;
  const record = tables.records.get(key);
  return {
    shop: shopFacts(shop),
    lane: { kind: "order", key },
    triggers: look.triggers as Trigger[],
    order,
    ...tables.customers.factsOf(order.customer_id, order.customer ?? null),
    before: record?.decided ?? null,
    ...tables.books.factsOf(named),
    settings: tables.settings,
    holds: (tables.holds.get(key) ?? [])
      .filter((hold) => hold.status === "PLACED")
      .map(({ fulfillmentOrderId, handle, ruleId, holdId }) => ({ fulfillmentOrderId, handle, ruleId, holdId })),
    matched: record?.matched ?? [],
  };
}
