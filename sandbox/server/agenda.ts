// Does what Shopify put off until later, when the world's clock has come there; also what an earlier start left.
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { type DueRecord, type DueVerb, doLater } from "#sandbox/world/due.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { redactShop } from "#sandbox/world/privacy.ts";
import { routeOrder } from "#sandbox/world/route-order.ts";
import type { World } from "#sandbox/world/world.ts";

/** A store's data are to be forgotten 48 hours after the app was uninstalled. */
const REDACTED_AFTER_MS = 48 * 3_600_000;

const VERBS: { [V in DueVerb]: (world: World, due: DueRecord) => void } = {
  "route-order": (world, { shop, subjectId }) => routeOrder(world, shop, subjectId),
  // Not when it has been installed anew meanwhile.
  "redact-shop": (world, { shop }) => {
    if (!currentInstallation(world, shop)) redactShop(world, shop);
  },
};

export const agenda: SandboxPart = ({ world, timers, settings }) => {
  const take = (due: DueRecord) =>
    timers.at(due.dueMs, () => {
      // It may have been called off meanwhile.
      if (!world.state.due[due.id]) return;
      delete world.state.due[due.id];
      VERBS[due.verb](world, due);
    });
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
