// The part that sends, with its world, its clock and an app that is a small HTTP server.
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { agenda } from "#sandbox/server/agenda.ts";
import { control } from "#sandbox/server/control.ts";
import { controlClock } from "#sandbox/server/control-clock.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { sendWebhooks } from "#sandbox/webhooks/send-webhooks.ts";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import type { WebhookSubscriptionRecord } from "#sandbox/world/records/webhook-subscription.ts";
import { addTags } from "#sandbox/world/tag.ts";
import { eventually } from "#tests/support/eventually.ts";
import { aWorld, SHOP } from "#tests/support/sandbox-shop.ts";

const KEY = "the-key";
let app: Server;
let sandbox: RunningSandbox;
let taken: { path: string; topic: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }[] = [];
let answer = 200;

beforeEach(async () => {
  taken = [];
  answer = 200;
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const topic = String(request.headers["x-shopify-topic"]);
    taken.push({ path: request.url ?? "", topic, headers: request.headers, body });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  sandbox = await startSandbox({
    port: 0,
    dataDirectory: null,
    world: aWorld(),
    settings: { appUrl: appUrl(), apiKey: KEY, apiSecret: "secret", scopes: [], retrySpeed: 1_000_000 },
    parts: [control, controlClock, agenda, sendWebhooks],
  });
  installApp(sandbox.world, SHOP, KEY, []);
});

afterEach(async () => {
  await sandbox.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});

const appUrl = () => `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
const topics = () => taken.map(({ topic }) => topic);
const order = { lines: [{ title: "Mug", price: 1_000, quantity: 1 }] };

function subscribe(changes: Partial<WebhookSubscriptionRecord>): WebhookSubscriptionRecord {
  const { world } = sandbox;
  const at = world.now();
  const record: WebhookSubscriptionRecord = {
    ...{ id: world.nextId(), shop: SHOP, appId: KEY, topic: "orders/updated", uri: `${appUrl()}/more` },
    ...{
      includeFields: [],
      filter: null,
      metafieldNamespaces: [],
      metafields: [],
      name: null,
      createdAt: at,
      updatedAt: at,
    },
    failures: 0,
    ...changes,
  };
  world.state.webhookSubscriptions[record.id] = record;
  return record;
}

describe("what is sent", () => {
  it("goes to every subscription of the topic, each with its fields, when its filter lets it through", async () => {
    subscribe({ includeFields: ["id", "tags"], filter: "tags:*", name: "tagged" });
    const { id } = placeOrder(sandbox.world, SHOP, order);
    addTags(sandbox.world, SHOP, { type: "Order", id }, ["gift"], { by: "staff" });
    await eventually(() => expect(topics().filter((topic) => topic === "orders/updated")).toHaveLength(3));

    const picked = taken.filter(({ path }) => path === "/more");
    expect(picked).toMatchObject([{ body: { id: Number(id), tags: "gift" }, headers: { "x-shopify-name": "tagged" } }]);
    expect(Object.keys(picked[0]?.body ?? {})).toEqual(["id", "tags"]);
  });

  it("is not sent to subscriptions of another app or store", async () => {
    subscribe({ appId: "another" });
    subscribe({ shop: "another.myshopify.com" });
    placeOrder(sandbox.world, SHOP, order);
    await eventually(() => expect(topics()).toContain("fulfillment_orders/order_routing_complete"));

    expect(taken.filter(({ path }) => path === "/more")).toEqual([]);
  });

  it("ends for a subscription of the API after eight failures in a row, and never for the app's own", async () => {
    const doomed = subscribe({});
    const kept = subscribe({ topic: "orders/create", failures: 7 });
    answer = 200;
    placeOrder(sandbox.world, SHOP, order);
    await eventually(() => expect(kept.failures).toBe(0));
    answer = 500;
    placeOrder(sandbox.world, SHOP, order);
    await eventually(() => {
      expect(sandbox.world.state.webhookSubscriptions[doomed.id]).toBeUndefined();
      expect(sandbox.state.webhooks?.()).toMatchObject({ pending: 0 });
    });
    answer = 200;
    taken = [];
    placeOrder(sandbox.world, SHOP, order);
    await eventually(() => expect(topics()).toContain("orders/updated"));
    expect(taken.filter(({ path, topic }) => path === "/more" && topic === "orders/updated")).toEqual([]);
  });

  it("asks 48 hours after an uninstall to forget the store, unless it was installed anew", async () => {
    const jump = (by: string) =>
      fetch(`${sandbox.url}/control/clock`, { method: "POST", body: JSON.stringify({ jump: by }) });
    uninstallApp(sandbox.world, SHOP);
    installApp(sandbox.world, SHOP, KEY, []);
    await jump("49h");
    // The first uninstall is looked at again, and then off the agenda.
    await eventually(() => expect(Object.values(sandbox.world.state.due)).toEqual([]));
    uninstallApp(sandbox.world, SHOP);
    await jump("47h");
    await eventually(() => expect(topics()).toEqual(["app/uninstalled", "app/uninstalled"]));
    await jump("2h");
    await eventually(() => expect(topics().at(-1)).toBe("shop/redact"));
    expect(taken.at(-1)?.body).toEqual({ shop_id: expect.any(Number), shop_domain: SHOP });
    expect(topics()).toHaveLength(3);
  });
});
