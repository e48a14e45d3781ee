// Gathers the facts of orders: deliveries and our own tables first, Shopify only where they do not suffice. One round
// of statements and one request for the whole batch.
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { readOrders } from "#app/admin/operations/read-orders.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import type { Facts, OrderPicture } from "#app/rules/facts.ts";
import { listCheckSettings } from "#app/store/checks.server.ts";
import { type OpenDelivery, openDeliveries } from "#app/store/deliveries.server.ts";
import {
  listDoneOccasions,
  listOpenEffects,
  listOwnedStates,
  listTagWrites,
  type OpenEffect,
  type OwnedWrite,
  type Write,
} from "#app/store/effects.server.ts";
import { type HoldRecord, listLiveHolds } from "#app/store/holds.server.ts";
import { getOrders, type OrderRecord } from "#app/store/orders.server.ts";
import { activeRules } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { listWaivers, type WaiverRecord } from "#app/store/waivers.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { type HeldLane, type LaneEnd, laneName } from "#app/worker/held-lane.ts";
import { listensTo } from "#app/worker/listens-to.ts";
import { lookAtOrder, mustRead, type OrderLook, type OrderMaterial } from "#app/worker/look-at-order.ts";
import { readDelivery } from "#app/worker/read-delivery.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";

export interface GatheredOrder {
  lane: HeldLane;
  record: OrderRecord | null;
  look: OrderLook;
  /** Null: nothing happened that a rule could look at. */
  facts: Facts | null;
  openEffects: OpenEffect[];
}

export interface GatheredOrders {
  now: string;
  rules: RuleInForce[];
  orders: GatheredOrder[];
  /** Lanes that need an answer from Shopify which cannot be had now. */
  ends: Map<string, LaneEnd>;
}

/** Everything that our own tables say about these lanes. */
interface Tables {
  now: Date;
  rules: RuleInForce[];
  deliveries: OpenDelivery[];
  records: Map<string, OrderRecord>;
  owned: OwnedWrite[];
  writes: Write[];
  open: OpenEffect[];
  holds: Map<string, HoldRecord[]>;
  waivers: Map<string, WaiverRecord[]>;
  done: Map<string, string[]>;
  settings: Facts["settings"];
}

export async function gatherOrders(shop: ShopRecord, lanes: HeldLane[], admin: AdminClient): Promise<GatheredOrders> {
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

  const orders = lanes.flatMap((lane): GatheredOrder[] => {
    const material = materials.get(lane.key);
    if (!material || ends.has(laneName(lane))) return [];
    const look = lookAtOrder(material, read.get(lane.key));
    return [
      {
        lane,
        look,
        record: tables.records.get(lane.key) ?? null,
        facts: look.snapshot && look.triggers.length ? factsOf(shop, lane, look, look.snapshot, tables) : null,
        openEffects: tables.open.filter((effect) => effect.laneKey === lane.key),
      },
    ];
  });
  return { now: instant(tables.now), rules: tables.rules, orders, ends };
}

function readTables({ shop, installation }: ShopRecord, lanes: HeldLane[]): Promise<Tables> {
  const orderIds = lanes.map((lane) => lane.key);
  return inShop(shop, async (client) => {
    const { rows } = await client.query<{ now: Date }>("select now() as now");
    return {
      now: rows[0]?.now ?? new Date(),
      rules: await activeRules(client, shop),
      deliveries: await openDeliveries(client, shop, lanes),
      records: await getOrders(client, shop, orderIds),
      owned: await listOwnedStates(client, shop, installation, lanes),
      writes: await listTagWrites(client, shop, installation, lanes),
      open: await listOpenEffects(client, shop, installation, lanes, env.READ_BACK_AFTER_MS),
      holds: await listLiveHolds(client, shop, orderIds, env.ADMIN_TIMEOUT_MS + env.READ_BACK_AFTER_MS),
      waivers: await listWaivers(
        client,
        shop,
        orderIds.map((orderId) => gidOf("Order", orderId)),
      ),
      done: await listDoneOccasions(client, shop, installation, lanes),
      settings: await listCheckSettings(client, shop),
    };
  });
}

function materialOf({ shop, domains, installedAt }: ShopRecord, lane: HeldLane, tables: Tables): OrderMaterial {
  const record = tables.records.get(lane.key);
  const holds = tables.holds.get(lane.key) ?? [];
  const open = tables.open.filter((effect) => effect.laneKey === lane.key);
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
    writes: tables.writes.filter((write) => write.laneKey === lane.key),
    intended: open
      .filter((effect) => effect.status === "INTENDED" && effect.acts === "state")
      .map(({ body }) => ({ body, answeredAt: null })),
    ourHoldIds: holds.flatMap((hold) => hold.holdId ?? []),
    heldFulfillmentOrderIds: holds.filter((hold) => hold.status === "PLACED").map((hold) => hold.fulfillmentOrderId),
    awaitsHold: open.some((effect) => effect.body.kind === "hold_fulfillment"),
    listensTo: (event) => listensTo(tables.rules, event),
    installedAt,
    now: tables.now,
    graceMs: env.READ_GRACE_MS,
  };
}

function factsOf(shop: ShopRecord, lane: HeldLane, look: OrderLook, order: OrderPicture, tables: Tables): Facts {
  const record = tables.records.get(lane.key);
  return {
    shop: shopFacts(shop),
    lane: { kind: "order", key: lane.key },
    triggers: look.triggers,
    order,
    before: record?.decided ?? null,
    memory: { shop: {}, order: {}, customer: {}, product: {} },
    tables: {},
    settings: tables.settings,
    found: {},
    holds: (tables.holds.get(lane.key) ?? [])
      .filter((hold) => hold.status === "PLACED")
      .map(({ fulfillmentOrderId, handle, ruleId, holdId }) => ({ fulfillmentOrderId, handle, ruleId, holdId })),
    owned: tables.owned
      .filter((state) => state.originKey === lane.key)
      .map(({ ruleId, actionId, target, on, digest, wrote }) => ({ ruleId, actionId, target, on, digest, wrote })),
    waivers: tables.waivers.get(gidOf("Order", lane.key)) ?? [],
    done: tables.done.get(laneName(lane)) ?? [],
    matched: record?.matched ?? [],
    stages: [],
  };
}

/** Whole seconds, as all instants of facts. */
function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
