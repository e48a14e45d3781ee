import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import type { AdminContext, ApiCallView, WebhookView } from "#sandbox/admin/admin-context.ts";
import type { Html } from "#sandbox/admin/html.ts";
import { placePresetOrder } from "#sandbox/admin/order-presets.ts";
import { appPage } from "#sandbox/admin/pages/app.ts";
import { customerPage, customersPage } from "#sandbox/admin/pages/customers.ts";
import { faultsPage } from "#sandbox/admin/pages/faults.ts";
import { flowPage } from "#sandbox/admin/pages/flow.ts";
import { homePage } from "#sandbox/admin/pages/home.ts";
import { logPage } from "#sandbox/admin/pages/log.ts";
import { orderPage } from "#sandbox/admin/pages/order.ts";
import { ordersPage } from "#sandbox/admin/pages/orders.ts";
import { productPage, productsPage } from "#sandbox/admin/pages/products.ts";
import { storesPage } from "#sandbox/admin/pages/stores.ts";
import { trafficPage } from "#sandbox/admin/pages/traffic.ts";
import { webhookPage } from "#sandbox/admin/pages/webhook.ts";
import { signIdToken } from "#sandbox/admin/sign-id-token.ts";
import { Faults } from "#sandbox/server/faults.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { anAdminContext } from "#tests/support/admin-context.ts";
import { aWorld, SHOP } from "#tests/support/sandbox-shop.ts";

const aContext = (calls: ApiCallView[] = [], webhooks: WebhookView[] = []): AdminContext =>
  anAdminContext(aWorld(), { apiCalls: () => calls, webhooks: () => webhooks });

const CALL: ApiCallView = {
  ...{ at: "2026-11-24T02:00:00.000Z", operation: "addTags", points: 3, left: 1_990, outcome: "ok" },
  ...{ targetIds: [], changed: null, isMutation: false, variables: {} },
};

const WEBHOOK: WebhookView = {
  ...{ triggeredAt: "2026-11-24T02:00:00.000Z", webhookId: "1", eventId: "2", topic: "orders/create", orderId: null },
  ...{ subscriptionId: null, attempts: [], acked: false, dropped: false, gaveUp: false },
};

const textOf = ({ text }: Html) => text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const none = new URLSearchParams();

it("writes what buyers typed as text, on every page", () => {
  const context = aContext();
  const shop = context.world.shop(SHOP);
  const order = placePresetOrder(context.world, SHOP, "billing-differs");
  order.note = "<img src=x onerror=alert(1)>";
  order.tags = ["<i>"];
  order.customAttributes = [{ key: "<i>", value: "<img>" }];
  const product = createProduct(context.world, SHOP, {
    title: "<img src=x>",
    tags: ["<i>"],
    variants: [{ price: 100 }],
  });
  context.apiCalls = () => [{ ...CALL, operation: "<i>", variables: { note: "<img>" } }];
  context.flowTriggers = () => [{ at: order.createdAt, handle: "<i>", payload: "<img>", outcome: "applied" }];
  const attack = "<script>";

  const pages = [
    storesPage(context),
    homePage(context, shop, attack),
    ordersPage(context, shop, new URLSearchParams({ q: attack, problem: attack })),
    orderPage(context, shop, order, attack),
    ordersPage(context, shop, new URLSearchParams({ view: attack })),
    customersPage(context, shop, new URLSearchParams({ q: attack })),
    customersPage(context, shop, none),
    ...Object.values(context.world.state.customers).map((one) => customerPage(context, shop, one, attack)),
    productsPage(context, shop, new URLSearchParams({ q: attack })),
    productsPage(context, shop, none),
    productPage(context, shop, product, attack),
    trafficPage(context, shop, attack),
    faultsPage(context, shop, attack),
    logPage(context, shop),
    webhookPage({ ...context, webhookBody: () => JSON.stringify({ note: attack }) }, shop, WEBHOOK),
    flowPage(context, shop, attack),
  ];

  for (const { text } of pages) {
    expect(text).not.toContain("<script>");
    expect(text).not.toContain("<img");
    expect(text).not.toContain("<i>");
    expect(text).not.toContain("<b>Tom");
  }
});

it("shows an order's holds with whose they are and why", () => {
  const context = aContext();
  const order = placePresetOrder(context.world, SHOP, "billing-differs");
  holdFulfillmentOrder(
    context.world,
    SHOP,
    order.fulfillmentOrderIds[0] ?? "",
    { handle: "switchyard-address-mismatch", reason: "INCORRECT_ADDRESS", reasonNotes: "The addresses differ" },
    { by: "app", appId: "key" },
  );

  const text = textOf(orderPage(context, context.world.shop(SHOP), order, null));

  expect(text).toContain("On hold by Switchyard");
  expect(text).toContain("The addresses differ");
  expect(text).toContain("switchyard-address-mismatch");
});

it("says of a parcel that nobody named its carrier", () => {
  const context = aContext();
  const order = placePresetOrder(context.world, SHOP, "same-address");
  fulfillOrder(context.world, SHOP, order.id, { tracking: { number: "RM123", company: "" } });
  expect(textOf(orderPage(context, context.world.shop(SHOP), order, null))).toContain("Carrier not said: RM123");
});

it("counts nothing in a log that is empty", () => {
  const context = aContext();
  expect(textOf(logPage(context, context.world.shop(SHOP)))).not.toContain("the last");
});

it("tells in the timeline which calls of the app changed the order", () => {
  const context = aContext();
  const order = placePresetOrder(context.world, SHOP, "billing-differs");
  context.changesOf = (shop, id) =>
    shop === SHOP && id === gid("Order", order.id) ? [{ at: order.createdAt, operation: "addTags" }] : [];

  const text = textOf(orderPage(context, context.world.shop(SHOP), order, null));

  expect(text).toContain("Switchyard called addTags.");
});

it("says of each webhook how it ended", () => {
  const attempt = { at: "2026-11-24T02:00:00.100Z", status: 503, ms: 4 };
  const context = aContext(
    [],
    [
      { ...WEBHOOK, attempts: [{ ...attempt, status: 200 }], acked: true },
      { ...WEBHOOK, attempts: [attempt] },
      { ...WEBHOOK, dropped: true },
      { ...WEBHOOK, attempts: [attempt, attempt], gaveUp: true },
      { ...WEBHOOK, subscriptionId: "77" },
    ],
  );

  const text = textOf(logPage(context, context.world.shop(SHOP)));

  expect(text).toMatch(/Received.*503 Retrying.*Dropped.*503 × 2 Given up.*API 77 Waiting/);
});

it("shows what a webhook carried, as long as it is known", () => {
  const context = aContext();
  const shop = context.world.shop(SHOP);
  expect(textOf(webhookPage(context, shop, WEBHOOK))).toContain("Only the last ones are kept.");
  context.webhookBody = () => '{"id":1,"note":"<b>"}';
  expect(webhookPage(context, shop, WEBHOOK).text).toContain("&quot;note&quot;: &quot;&lt;b&gt;&quot;");
});

it("offers the other stores at the page that is open", () => {
  const context = aContext();
  const shop = context.world.shop(SHOP);
  context.world.state.shops["other.myshopify.com"] = { ...shop, domain: "other.myshopify.com", handle: "other" };
  expect(productsPage(context, shop, none).text).toContain('href="/store/other/products"');
  expect(trafficPage(context, shop, null).text).toContain('href="/store/other/traffic"');
});

it("says what time it is when it is not the time outside", () => {
  const context = aContext();
  const shop = context.world.shop(SHOP);
  expect(textOf(homePage(context, shop, null))).not.toContain("as fast");
  context.world.clock.run(60);
  expect(textOf(homePage(context, shop, null))).toContain("60× as fast");
});

it("joins repeated reads of the log into one row, and never mutations", () => {
  const read = { ...CALL, operation: "listUpdatedOrders", isMutation: false };
  const write = { ...CALL, operation: "addTags", isMutation: true, changed: true };
  const context = aContext([read, read, read, write, write, read]);

  const text = textOf(logPage(context, context.world.shop(SHOP)));

  expect(text).toContain("the last 6, 18 points");
  expect(text).toMatch(/listUpdatedOrders × 3 .*addTags .*addTags .*listUpdatedOrders 3/);
});

it("asks before the app is installed, and frames it afterwards", () => {
  const context = aContext();
  const shop = context.world.shop(SHOP);
  expect(textOf(appPage(context, shop, "", none))).toContain("Install Switchyard?");

  installApp(context.world, SHOP, "key", ["read_orders"]);

  expect(appPage(context, shop, "/app/orders/5", none).text).toContain(
    'src="http://app.example/app/orders/5?embedded=1&amp;host=',
  );
});

it("frames nothing but the app's own origin, whatever the path", () => {
  const context = aContext();
  const shop = context.world.shop(SHOP);
  installApp(context.world, SHOP, "key", []);

  expect(appPage(context, shop, "//evil.example/x", none).text).toContain('src="http://app.example//evil.example/x?');
});

it("signs the id token with the app's secret, for one minute", () => {
  const jwt = signIdToken({
    shop: SHOP,
    apiKey: "key",
    apiSecret: "secret",
    userId: "1",
    sessionId: "s",
    nowMs: 1_700_000_000_500,
  });

  const [head, body, signature] = jwt.split(".");
  expect(signature).toBe(createHmac("sha256", "secret").update(`${head}.${body}`).digest("base64url"));
  expect(JSON.parse(Buffer.from(body ?? "", "base64url").toString())).toMatchObject({
    iss: `https://${SHOP}/admin`,
    dest: `https://${SHOP}`,
    aud: "key",
    sub: "1",
    iat: 1_700_000_000,
    nbf: 1_700_000_000,
    exp: 1_700_000_060,
    sid: "s",
  });
});

it("shows the faults that are on in the fields that set them, before any script of the page ran", () => {
  const context = aContext();
  const faults = new Faults();
  faults.set({
    graphql: [
      { kind: "cut-after", rate: 1 },
      { kind: "delay", rate: 0.25, ms: 700 },
      { kind: "500", nth: 1 },
    ],
    webhooks: { drop: 0.05, delayMs: 300 },
  });
  context.knobs = { ...context.knobs, faults };

  const page = faultsPage(context, context.world.shop(SHOP), null).text;

  const field = (label: string) =>
    /value="([^"]*)"/.exec(page.split("<input").find((one) => one.includes(label)) ?? "")?.[1];
  expect(field('"Cut after, percent"')).toBe("100");
  expect([field('"Slow, percent"'), field('"Slow, milliseconds"')]).toEqual(["25", "700"]);
  expect(field('"500, percent"')).toBe("0");
  expect([field('"Dropped, percent"'), field('data-webhooks-ms="delayMs"')]).toEqual(["5", "300"]);
  expect(textOf(faultsPage(context, context.world.shop(SHOP), null))).toContain("Faults are switched on.");
});
