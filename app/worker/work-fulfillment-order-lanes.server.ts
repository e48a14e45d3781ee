// News about fulfilment orders carry no order id: this lane finds the order and hands them over to its lane. Costs
// nothing while nobody waits for a hold, and no rule for such news.
import { adminFor } from "#app/admin/client.server.ts";
import { findOrdersOfFulfillmentOrders } from "#app/admin/operations/find-orders-of-fulfillment-orders.ts";
import { inShop } from "#app/db.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { eventsOfFulfillmentOrder } from "#app/history/events-of-body.ts";
import type { OrderEvent } from "#app/history/order-event.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { type EventName, eventNamed } from "#app/rules/trigger.ts";
import {
  type OpenDelivery,
  openDeliveries,
  repointDeliveries,
  settleDeliveries,
} from "#app/store/deliveries.server.ts";
import { awaitsAnyHold } from "#app/store/effects.server.ts";
import { ownsAnyHold } from "#app/store/holds.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { saveOrderEvents } from "#app/store/order-events.server.ts";
import { getOrdersOfFulfillmentOrders, saveFulfillmentOrderMap } from "#app/store/orders.server.ts";
import { activeRules } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { tellingOf } from "#app/worker/events-of-told.ts";
import { type HeldLane, type LaneEnds, laneName } from "#app/worker/held-lane.ts";
import { namesEvent } from "#app/worker/listens-to.ts";

export async function workFulfillmentOrderLanes(
  { shop, installation }: ShopRecord,
  lanes: HeldLane[],
): Promise<LaneEnds> {
  const ids = lanes.map((lane) => lane.key);
  const { deliveries, known, awaits, owns, rules } = await inShop(shop, async (client) => ({
    deliveries: await openDeliveries(client, shop, lanes),
    known: await getOrdersOfFulfillmentOrders(client, shop, ids),
    awaits: await awaitsAnyHold(client, shop, installation),
    owns: await ownsAnyHold(client, shop),
    rules: await activeRules(client, shop),
  }));

  const isWaitedFor = (event: EventName | undefined) => event !== undefined && namesEvent(rules, event);
  const matters = ({ topic }: OpenDelivery) =>
    awaits || (owns && topic !== "fulfillment_orders/order_routing_complete") || isWaitedFor(eventNamed(topic));
  const asking = [
    ...new Set(
      deliveries.filter((delivery) => !known.has(delivery.laneKey) && matters(delivery)).map((d) => d.laneKey),
    ),
  ];
  const found = asking.length
    ? (await findOrdersOfFulfillmentOrders(adminFor(shop, installation, "live"), asking)).orderIds
    : new Map<string, string | null>();
  faultpoint("lanes.after-gather");

  await inShop(shop, async (client) => {
    await assertFences(client, shop, lanes);
    await saveFulfillmentOrderMap(
      client,
      shop,
      [...found].flatMap(([fulfillmentOrderId, orderId]) => (orderId ? [{ fulfillmentOrderId, orderId }] : [])),
    );
    const orderOf = (delivery: OpenDelivery) => known.get(delivery.laneKey) ?? found.get(delivery.laneKey) ?? null;
    // Noted also where nobody asks whose it is: the sweep does that for many at once.
    await saveOrderEvents(
      client,
      shop,
      installation,
      deliveries.flatMap((delivery) => happened(delivery, orderOf(delivery))),
    );
    await repointDeliveries(
      client,
      shop,
      deliveries.flatMap((delivery) => {
        const orderId = orderOf(delivery);
        return orderId ? [{ id: delivery.id, lane: { kind: "order", key: orderId } }] : [];
      }),
    );
    const homeless = deliveries.filter((delivery) => !orderOf(delivery));
    const unknown = homeless.filter((delivery) => found.has(delivery.laneKey)).map((delivery) => delivery.id);
    const unwanted = homeless.filter((delivery) => !found.has(delivery.laneKey)).map((delivery) => delivery.id);
    await settleDeliveries(client, shop, [
      { ids: unknown, status: "IGNORED", reason: "Shopify knows no order of this fulfilment order in this shop." },
      { ids: unwanted, status: "IGNORED", reason: "No order of ours waits for it." },
    ]);
  });
  return new Map(lanes.map((lane) => [laneName(lane), { outcome: "rested", dueAt: null }]));
}

function happened(delivery: OpenDelivery, orderId: string | null): OrderEvent[] {
  if (delivery.source !== "WEBHOOK" || !delivery.body) return [];
  const parsed = parseJson(delivery.body);
  return "value" in parsed
    ? eventsOfFulfillmentOrder(tellingOf(delivery), parsed.value, delivery.laneKey, orderId)
    : [];
}
