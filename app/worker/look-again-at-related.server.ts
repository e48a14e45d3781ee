// Orders that share a buyer: an order that arrives late, or is cancelled, changes what was decided on those after it.
import type { PoolClient } from "pg";
import type { OrderPicture } from "#app/rules/facts.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { listLaterOrders, listRelatedOrders } from "#app/store/order-keys.server.ts";
import type { Conclusion } from "#app/worker/record-decisions.server.ts";

/** What an order is to those that came after it has changed by these: it is there, it is not wanted any more, it holds other things. */
const TELLS_LATER: ReadonlySet<string> = new Set([
  ...["order.created", "order.edited", "order.address_changed", "order.cancelled", "order.deleted"],
  ...["order.fulfilled", "order.partially_fulfilled", "refund.created"],
]);

/** Orders of which something was told that changes what others are to them, or they to others. */
const tellingOrders = (conclusions: Conclusion[]): (Conclusion & { snapshot: OrderPicture })[] =>
  conclusions.flatMap((entry) =>
    entry.lane.kind === "order" && entry.picture && entry.decided?.facts.triggers.some(({ on }) => TELLS_LATER.has(on))
      ? [{ ...entry, snapshot: entry.picture as OrderPicture }]
      : [],
  );

/** Did a rule want to know the orders that share a buyer? */
const wasAskedForOthers = ({ decided }: Conclusion): boolean => decided?.facts.order?.related_orders !== undefined;

/**
 * Orders that were created later and share a buyer look again: so an order that arrives late, or is cancelled, changes what was
 * decided on them. One that was decided before an earlier one was written down looks again itself: of two that are recorded
 * under the lock (see below) the second sees the first.
 */
export async function lookAgainAtRelated(client: PoolClient, shop: string, conclusions: Conclusion[]): Promise<void> {
  const telling = tellingOrders(conclusions);
  const [first] = telling;
  if (!first) return;
  const snapshots = telling.map(({ snapshot }) => snapshot);
  const asked = telling.filter(wasAskedForOthers);
  const earlier = await listRelatedOrders(
    client,
    shop,
    asked.map(({ snapshot }) => snapshot),
  );
  const late = asked.flatMap(({ snapshot, decided }) => {
    const known = new Set(decided?.facts.order?.related_orders?.map(({ id }) => id));
    return earlier.get(snapshot.id)?.some(({ id }) => !known.has(id)) ? [snapshot.id] : [];
  });
  const again = new Set([...(await listLaterOrders(client, shop, snapshots)), ...late]);
  await insertInternalDeliveries(
    client,
    shop,
    [...again].map((orderId) => ({
      webhookId: `related:${orderId}:${first.lane.key}:${first.lane.token}`,
      source: "TIMER" as const,
      topic: "orders/related",
      laneKind: "order",
      laneKey: orderId,
    })),
  );
}

/** Whether one of these has to see the others that are recorded at the same time. */
export const asksForOthers = (conclusions: Conclusion[]): boolean => tellingOrders(conclusions).some(wasAskedForOthers);
