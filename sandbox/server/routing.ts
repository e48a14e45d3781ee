import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { routeOrder } from "#sandbox/world/route-order.ts";

const LEFT_AT_MOST = 1_000;

/** Shopify routes an order some moments after it was placed: until then it has no fulfilment orders. */
export const routing: SandboxPart = ({ world, settings }) => {
  const timers = new Set<NodeJS.Timeout>();
  const later = (shop: string, orderId: string) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      routeOrder(world, shop, orderId);
    }, settings.routingDelayMs);
    timers.add(timer);
  };
  world.routing = "later";
  const stop = world.on((event) => {
    if (event.topic === "orders/create" && event.orderId) later(event.shop, event.orderId);
  });
  // Those that the last start left unrouted are among its latest.
  for (const shop of Object.keys(world.state.shops))
    for (const order of world.ordersOf(shop).slice(-LEFT_AT_MOST))
      if (!order.routedAt && !order.cancelledAt) later(order.shop, order.id);
  return () => {
    stop();
    for (const timer of timers) clearTimeout(timer);
  };
};
