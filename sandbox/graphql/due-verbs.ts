// How what Shopify put off until later is done.
import { liveOn } from "#sandbox/generator/live-on.ts";
import { bulkRunnerOf } from "#sandbox/graphql/bulk/run-bulk-operation.ts";
import type { DueRecord, DueVerb } from "#sandbox/world/due.ts";
import { openWhenDue } from "#sandbox/world/fulfillment-orders/schedule-fulfillment-order.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { tellWhenDue } from "#sandbox/world/payment-terms/tell-when-due.ts";
import { redactCustomer, redactShop } from "#sandbox/world/privacy.ts";
import { routeOrder } from "#sandbox/world/route-order.ts";
import { expireStoreCredit } from "#sandbox/world/store-credit/change-store-credit.ts";
import type { World } from "#sandbox/world/world.ts";

const VERBS: { [V in DueVerb]: (world: World, due: DueRecord) => void } = {
  "route-order": (world, { shop, subjectId }) => routeOrder(world, shop, subjectId),
  "open-fulfillment-order": (world, { shop, subjectId }) => openWhenDue(world, shop, subjectId),
  "live-on": (world, { shop, subjectId }) => liveOn(world, shop, subjectId),
  "redact-customer": (world, { shop, subjectId }) => redactCustomer(world, shop, subjectId),
  // Not when it has been installed anew meanwhile.
  "redact-shop": (world, { shop }) => {
    if (!currentInstallation(world, shop)) redactShop(world, shop);
  },
  "expire-store-credit": (world, { subjectId }) => expireStoreCredit(world, subjectId),
  "payment-schedule-due": (world, { shop, subjectId }) => tellWhenDue(world, shop, subjectId),
  "run-bulk-operation": (world, { shop, subjectId }) => bulkRunnerOf(world).run(shop, subjectId),
  "expire-bulk-operation": (world, { shop, subjectId }) => bulkRunnerOf(world).expire(shop, subjectId),
};

/** Does one thing that is due, unless it was called off. */
export function doDue(world: World, due: DueRecord): void {
  if (!world.state.due[due.id]) return;
  delete world.state.due[due.id];
  VERBS[due.verb](world, due);
}

/** Does all that is due by now, in its order. For a world that nobody serves: there, an agenda does it. */
export function doAllDue(world: World): void {
  for (;;) {
    const now = world.nowMs();
    const [next] = Object.values(world.state.due)
      .filter(({ dueMs }) => dueMs <= now)
      .sort((a, b) => a.dueMs - b.dueMs);
    if (!next) return;
    doDue(world, next);
  }
}
