// What an app subscribes through the Admin API, over HTTP, is what it is sent.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { writeMetafield } from "#sandbox/world/metafields/metafields.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { KEY, SCOPES, type Served, SHOP, serve } from "#tests/integration/sandbox/served-shopify.ts";
import { eventually } from "#tests/support/eventually.ts";

let app: Server;
let appUrl: string;
let served: Served;
let token: string;
let taken: { path: string; topic: string; body: Record<string, unknown> }[];

beforeEach(async () => {
  taken = [];
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    taken.push({ path: request.url ?? "", topic: String(request.headers["x-shopify-topic"]), body });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  served = await serve(null, 5, appUrl);
  token = await served.token();
});
afterEach(async () => {
  await served.sandbox.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});

const CREATE = `mutation ($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
    webhookSubscription { id } userErrors { field message } } }`;

const ask = async (query: string, variables: Record<string, unknown>) =>
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asks for
  ((await (await served.ask(token, query, variables)).json()) as { data: any }).data;

it("tells the app that it was uninstalled, and nothing after that", async () => {
  const { world } = served.sandbox;
  await ask(CREATE, { topic: "APP_UNINSTALLED", input: { uri: `${appUrl}/gone` } });
  uninstallApp(world, SHOP);
  await eventually(() => expect(taken.filter(({ path }) => path === "/gone")).toHaveLength(1));
  installApp(world, SHOP, KEY, SCOPES);
  taken = [];
  uninstallApp(world, SHOP);
  await eventually(() => expect(taken.map(({ topic }) => topic)).toContain("app/uninstalled"));
  expect(taken.filter(({ path }) => path === "/gone")).toEqual([]);
});

it("brings the picked fields and metafields of what its filter lets through, until it is deleted", async () => {
  const { world } = served.sandbox;
  const input = {
    uri: `${appUrl}/gifts`,
    filter: "note:gift",
    includeFields: ["id", "metafields.value"],
    metafieldNamespaces: ["custom"],
  };
  const { webhookSubscriptionCreate: created } = await ask(CREATE, { topic: "ORDERS_UPDATED", input });
  expect(created.userErrors).toEqual([]);
  // Not here: nothing is sent there, and nothing fails.
  await ask(CREATE, { topic: "ORDERS_UPDATED", input: { uri: "pubsub://some-project:orders" } });

  const order = placeOrder(world, SHOP, { lines: [{ title: "Mug", price: 1_000, quantity: 1 }] });
  const write = (namespace: string, value: string) =>
    writeMetafield(world, { type: "Order", id: order.id }, { namespace, key: "card", type: "json", value });
  write("custom", '"Best wishes"');
  write("other", '"not asked for"');
  updateOrder(world, SHOP, order.id, { note: "gift" }, { by: "staff" });
  await eventually(() => expect(taken.some(({ path }) => path === "/gifts")).toBe(true));
  expect(taken.filter(({ path }) => path === "/gifts")).toEqual([
    {
      path: "/gifts",
      topic: "orders/updated",
      body: { id: Number(order.id), metafields: [{ value: '"Best wishes"' }] },
    },
  ]);

  const DELETE = "mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId } }";
  await ask(DELETE, { id: created.webhookSubscription.id });
  taken = [];
  updateOrder(world, SHOP, order.id, { note: "gift again" }, { by: "staff" });
  await eventually(() => expect(taken.map(({ topic }) => topic)).toContain("orders/updated"));
  expect(taken.filter(({ path }) => path === "/gifts")).toEqual([]);
  expect(Object.values(world.state.webhookSubscriptions)).toMatchObject([{ failures: 0 }]);
});
