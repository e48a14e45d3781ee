// Part of the sandbox: tells the app what happens in its stores.
import { readFileSync } from "node:fs";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { Endpoints } from "#sandbox/webhooks/endpoints.ts";
import { Ledger } from "#sandbox/webhooks/ledger.ts";
import { PrintedOrders } from "#sandbox/webhooks/printed-orders.ts";
import { Sender } from "#sandbox/webhooks/sender.ts";
import { readSubscriptions, Subscriptions } from "#sandbox/webhooks/subscriptions.ts";
import { WebhookTexts } from "#sandbox/webhooks/webhook-texts.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";

const TOML = new URL("../../shopify.app.toml", import.meta.url);
const CONNECTIONS = 30;
/** A subscription of the API that failed so many times in a row is removed. */
const FAILURES_AT_MOST = 8;

export const sendWebhooks: SandboxPart = (sandbox) => {
  const { world, faults, settings, router, dataDirectory, timers } = sandbox;
  const ledger = new Ledger(dataDirectory);
  const configured = readSubscriptions(readFileSync(TOML, "utf8"));
  const subscriptions = new Subscriptions(world, configured);
  const endpoints = new Endpoints({ apiSecret: () => settings.apiSecret, connections: CONNECTIONS });
  const sender = new Sender({
    appUrl: settings.appUrl,
    apiVersion: configured.apiVersion,
    endpoints,
    ledger,
    timers,
    faults: () => faults.webhooks,
    chance: seededRandom(1),
    retrySpeed: () => settings.retrySpeed,
    directory: dataDirectory,
    now: () => world.nowMs(),
    attempted(id, isHeard) {
      const record = world.state.webhookSubscriptions[id];
      if (!record) return false;
      record.failures = isHeard ? 0 : record.failures + 1;
      if (record.failures < FAILURES_AT_MOST) return true;
      delete world.state.webhookSubscriptions[id];
      return false;
    },
  });
  const printedOrders = new PrintedOrders();
  const stop = world.on((event) => {
    const { topic, shop } = event;
    const installations = world.shop(shop).installations;
    // What outlives the installation is told of all the same: that it ended, and what is to be forgotten.
    const afterwards = topic === "app/uninstalled" || topic.endsWith("/redact") || topic === "customers/data_request";
    const installation = afterwards ? installations.at(-1) : currentInstallation(world, shop);
    if (!installation) return;
    const toldTo = subscriptions.of(shop, topic, installation.appId);
    if (toldTo.length === 0) return;
    const texts = new WebhookTexts(world, event, installation.appId, printedOrders);
    const order = event.orderId && topic.startsWith("orders/") ? world.order(shop, event.orderId) : null;
    for (const subscription of toldTo) {
      const body = texts.for(subscription);
      if (body === null) continue;
      sender.owe(
        {
          eventId: event.eventId,
          shop,
          installation: installation.number,
          topic,
          triggeredAt: event.at,
          orderId: event.orderId,
          customerId: event.customerId,
          subjectId: event.fulfillmentOrderId ?? event.subjectId,
          updatedAt: order?.updatedAt ?? null,
          body,
        },
        subscription,
        // Nothing but its webhook tells of these: Shopify sends them until they are heard.
        { mayDrop: !afterwards },
      );
    }
  });
  sandbox.webhooks = (shop, limit) => ledger.newest(shop, limit);
  sandbox.webhookBody = (webhookId) => sender.bodyOf(webhookId);
  sandbox.state.webhooks = () => ({ pending: sender.pending, owed: sender.owed, debounced: sender.debounced });
  router.on(
    "GET",
    "/control/ledger",
    fromThisMachine(({ response }) => sendJson(response, 200, { entries: ledger.entries() })),
  );
  return async () => {
    stop();
    await sender.close();
    await endpoints.close();
    ledger.close();
  };
};
