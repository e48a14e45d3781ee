// Does what Shopify put off until later, when the world's clock has come there; also what an earlier start left.
import { doDue } from "#sandbox/graphql/due-verbs.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { type DueRecord, doLater } from "#sandbox/world/due.ts";

/** A store's data are to be forgotten 48 hours after the app was uninstalled. */
const REDACTED_AFTER_MS = 48 * 3_600_000;

export const agenda: SandboxPart = ({ world, timers, settings }) => {
  const take = (due: DueRecord) => timers.at(due.dueMs, () => doDue(world, due));
  for (const due of Object.values(world.state.due)) take(due);
  const stopTaking = world.onDue(take);
  // Shopify routes an order some moments after it was placed: until then it has no fulfilment orders.
  world.routing = "later";
  const stopListening = world.on(({ topic, shop, orderId }) => {
    if (topic === "orders/create" && orderId) doLater(world, shop, "route-order", orderId, settings.routingDelayMs);
    if (topic === "app/uninstalled") doLater(world, shop, "redact-shop", world.shop(shop).id, REDACTED_AFTER_MS);
  });
  return () => {
    stopTaking();
    stopListening();
  };
};
