import { doLater } from "#sandbox/world/due.ts";
import { scheduleState } from "#sandbox/world/payment-terms/schedule-state.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Has the store tell when a payment of an order falls due. What an event makes due (receipt, fulfilment) is told of no more. */
export function planDue(world: World, { id, shop, paymentTerms }: OrderRecord): void {
  for (const { dueAt } of paymentTerms?.schedules ?? [])
    if (dueAt) doLater(world, shop, "payment-schedule-due", id, Date.parse(dueAt) - world.nowMs());
}

/** Emits payment_schedules/due for what is due and not paid; terms that were put off since then are planned anew. */
export function tellWhenDue(world: World, shop: string, orderId: string): void {
  const order = world.order(shop, orderId);
  const terms = order?.paymentTerms;
  if (!order || !terms) return;
  for (const schedule of terms.schedules)
    if (scheduleState(terms, schedule, order, 0, world.now()).due)
      world.action(shop, { by: "shopify" })("payment_schedules/due", {
        orderId,
        customerId: order.customerId,
        subjectId: schedule.id,
      });
}
