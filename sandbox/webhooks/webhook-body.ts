// Pure over the world. What Shopify sends for an event: the body of its topic, as the store is at that moment.
import type { Bodies, BodyOf } from "#sandbox/webhooks/bodies/body-of.ts";
import { customerBodies } from "#sandbox/webhooks/bodies/customers.ts";
import { disputeBodies } from "#sandbox/webhooks/bodies/disputes.ts";
import { draftOrderBodies } from "#sandbox/webhooks/bodies/draft-orders.ts";
import { fulfillmentBodies } from "#sandbox/webhooks/bodies/fulfillment.ts";
import { fulfillmentOrderBodies } from "#sandbox/webhooks/bodies/fulfillment-order.ts";
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import { orderBodies, wholeOrder } from "#sandbox/webhooks/bodies/orders.ts";
import { paymentScheduleBodies } from "#sandbox/webhooks/bodies/payment-schedules.ts";
import { productBodies } from "#sandbox/webhooks/bodies/products.ts";
import { returnBodies } from "#sandbox/webhooks/bodies/returns.ts";
import { shopBodies } from "#sandbox/webhooks/bodies/shops.ts";
import { stockBodies } from "#sandbox/webhooks/bodies/stock.ts";
import { storeDiscountBodies } from "#sandbox/webhooks/bodies/store-discounts.ts";
import { transactionBodies } from "#sandbox/webhooks/bodies/transaction.ts";
import { transferBodies } from "#sandbox/webhooks/bodies/transfers.ts";
import type { Topic } from "#sandbox/world/topic.ts";
import type { World } from "#sandbox/world/world.ts";
import type { WorldEvent } from "#sandbox/world/world-event.ts";

/** By topic: each room adds its own. */
const BODIES: Bodies = {
  ...orderBodies,
  ...transactionBodies,
  ...fulfillmentOrderBodies,
  ...fulfillmentBodies,
  ...returnBodies,
  ...draftOrderBodies,
  ...disputeBodies,
  ...paymentScheduleBodies,
  ...customerBodies,
  ...productBodies,
  ...stockBodies,
  ...transferBodies,
  ...storeDiscountBodies,
  ...shopBodies,
};

/** Whether the body of a topic is the order itself, as it is. */
export const isWholeOrder = (topic: Topic): boolean => BODIES[topic] === wholeOrder;

/** @returns null for a topic whose bodies the sandbox does not make, or when what it is about is not there any more. */
export function webhookBody(world: World, event: WorldEvent, appId: string): unknown {
  const shop = world.shop(event.shop);
  // The event of a topic goes to the builder of that topic.
  const build = BODIES[event.topic] as BodyOf<Topic> | undefined;
  return (
    build?.(event as never, { world, shop, appId, at: (instant) => localTime(instant, shop.ianaTimezone) }) || null
  );
}
