// News about returns and payment schedules that name no order: these lanes note them, and where a rule waits for such find the order and hand them
// over to its lane. Without such a rule the sweep finds the orders of many at once.
import { adminFor } from "#app/admin/client.server.ts";
import { type ChildOfOrder, findOrdersOfChildren } from "#app/admin/operations/find-orders-of-children.ts";
import { inShop } from "#app/db.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { eventsOfBody } from "#app/history/events-of-body.ts";
import type { OrderEvent } from "#app/history/order-event.ts";
import { fieldsFromWebhook } from "#app/ingest/fields-from-webhook.ts";
import { eventNamed } from "#app/rules/trigger.ts";
import {
  type OpenDelivery,
  openDeliveries,
  repointDeliveries,
  settleDeliveries,
} from "#app/store/deliveries.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { saveOrderEvents } from "#app/store/order-events.server.ts";
import { activeRules } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { tellingOf } from "#app/worker/events-of-told.ts";
import { type HeldLane, type LaneEnds, laneName } from "#app/worker/held-lane.ts";
import { namesEvent } from "#app/worker/listens-to.ts";

const TYPES: Record<string, ChildOfOrder> = {
  return: "Return",
  "reverse-fulfillment-order": "ReverseFulfillmentOrder",
  "payment-schedule": "PaymentSchedule",
};

export async function workChildLanes({ shop, installation }: ShopRecord, lanes: HeldLane[]): Promise<LaneEnds> {
  const { deliveries, rules } = await inShop(shop, async (client) => ({
    deliveries: await openDeliveries(client, shop, lanes),
    rules: await activeRules(client, shop),
  }));
  const isWaitedFor = ({ topic }: OpenDelivery) => {
    const event = eventNamed(topic);
    return event !== undefined && namesEvent(rules, event);
  };
  const asking = [...new Set(deliveries.filter(isWaitedFor).map(({ laneKey }) => laneKey))];
  const children = asking.flatMap((id) => {
    const type = TYPES[lanes.find((lane) => lane.key === id)?.kind ?? ""];
    return type ? [{ type, id }] : [];
  });
  const found = children.length
    ? (await findOrdersOfChildren(adminFor(shop, installation, "live"), children)).orderIds
    : new Map<string, string | null>();
  faultpoint("lanes.after-gather");

  await inShop(shop, async (client) => {
    await assertFences(client, shop, lanes);
    await saveOrderEvents(
      client,
      shop,
      installation,
      deliveries.flatMap((delivery) => happened(delivery, found.get(delivery.laneKey) ?? null)),
    );
    await repointDeliveries(
      client,
      shop,
      deliveries.flatMap(({ id, laneKey }) => {
        const orderId = found.get(laneKey);
        return orderId ? [{ id, lane: { kind: "order", key: orderId } }] : [];
      }),
    );
    const homeless = deliveries.filter(({ laneKey }) => !found.get(laneKey));
    const unknown = homeless.filter(({ laneKey }) => found.has(laneKey)).map(({ id }) => id);
    const unwanted = homeless.filter(({ laneKey }) => !found.has(laneKey)).map(({ id }) => id);
    await settleDeliveries(client, shop, [
      { ids: unknown, status: "IGNORED", reason: "Shopify knows no order of it in this shop." },
      { ids: unwanted, status: "IGNORED", reason: "No rule waits for it." },
    ]);
  });
  return new Map(lanes.map((lane) => [laneName(lane), { outcome: "rested", dueAt: null }]));
}

function happened(delivery: OpenDelivery, orderId: string | null): OrderEvent[] {
  const body = delivery.source === "WEBHOOK" ? fieldsFromWebhook(delivery.body) : null;
  return body ? eventsOfBody(tellingOf(delivery), body, orderId) : [];
}
