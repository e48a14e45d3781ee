// Part of the sandbox: tells the app what happens in its stores.
import { readFileSync } from "node:fs";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { Ledger } from "#sandbox/webhooks/ledger.ts";
import { Sender } from "#sandbox/webhooks/sender.ts";
import { readSubscriptions } from "#sandbox/webhooks/subscriptions.ts";
import { webhookBody } from "#sandbox/webhooks/webhook-body.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";

const TOML = new URL("../../shopify.app.toml", import.meta.url);
/** Four hours of retries in forty seconds. */
const RETRY_SPEED = 360;
const CONNECTIONS = 30;

export const sendWebhooks: SandboxPart = (sandbox) => {
  const { world, faults, settings, router, dataDirectory } = sandbox;
  const ledger = new Ledger(dataDirectory);
  const sender = new Sender({
    appUrl: settings.appUrl,
    apiSecret: settings.apiSecret,
    subscriptions: readSubscriptions(readFileSync(TOML, "utf8")),
    ledger,
    faults: () => faults.webhooks,
    chance: seededRandom(1),
    retrySpeed: RETRY_SPEED,
    connections: CONNECTIONS,
    directory: dataDirectory,
    now: () => world.nowMs(),
  });
  const stop = world.on((event) => {
    const { topic, shop } = event;
    const installations = world.shop(shop).installations;
    // What outlives the installation is told of all the same: that it ended, and what is to be forgotten.
    const afterwards = topic === "app/uninstalled" || topic.endsWith("/redact") || topic === "customers/data_request";
    const installation = afterwards ? installations.at(-1) : currentInstallation(world, shop);
    if (!installation) return;
    const body = world.reading(() => webhookBody(world, event, installation.appId));
    if (body === null) return;
    const order = event.orderId && topic.startsWith("orders/") ? world.order(shop, event.orderId) : null;
    sender.owe(
      {
        eventId: event.eventId,
        shop,
        installation: installation.number,
        topic,
        triggeredAt: event.at,
        orderId: event.orderId,
        customerId: event.customerId,
        subjectId: event.fulfillmentOrderId,
        updatedAt: order?.updatedAt ?? null,
        body: JSON.stringify(body),
      },
      // Nothing but its webhook tells of these: Shopify sends them until they are heard.
      { mayDrop: !afterwards },
    );
  });
  sandbox.webhooks = (shop, limit) => ledger.newest(shop, limit);
  sandbox.state.webhooks = () => ({ pending: sender.pending, owed: sender.owed });
  router.on(
    "GET",
    "/control/ledger",
    fromThisMachine(({ response }) => sendJson(response, 200, { entries: ledger.entries() })),
  );
  return async () => {
    stop();
    await sender.close();
    await ledger.close();
  };
};
