// Every page of a store's admin, as a person sees it on a desk and on a phone. The app's own page is with the journeys.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedStores } from "#sandbox/generator/seed-stores.ts";
import { PARTS } from "#sandbox/server/parts.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { World } from "#sandbox/world/world.ts";
import {
  DESKTOP,
  findBarriers,
  type GuardedPage,
  openBrowser,
  openGuardedPage,
  PHONE,
  shoot,
} from "#tests/support/browser.ts";

const world = new World();
let sandbox: RunningSandbox;
let browser: Browser;
beforeAll(async () => {
  seedStores(world, 1);
  sandbox = await startSandbox({
    port: 0,
    dataDirectory: null,
    world,
    parts: PARTS,
    settings: {
      appUrl: "http://127.0.0.1:1",
      apiKey: "key",
      apiSecret: "secret",
      scopes: ["read_orders", "write_orders"],
    },
  });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.url}${path}`, { method: "POST", body, headers });
  // So that the log, the mails and calls have something to show.
  await post("/store/northwind-outfitters/install", "", { Origin: sandbox.url });
  await post("/control/orders", JSON.stringify({ shop: STORE.domain }));
  for (const twice of [1, 2])
    await post("/sinks/http/warehouse", JSON.stringify({ twice }), { "Idempotency-Key": "a" });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

/** By the name of their picture. */
const PAGES: Record<string, () => string> = {
  stores: () => "/",
  home: () => "/store/northwind-outfitters",
  orders: () => "/store/northwind-outfitters/orders",
  order: () => `/store/northwind-outfitters/orders/${world.newestOrdersOf(STORE.domain).at(0)?.id}`,
  "order-returned": () => {
    const shops = Object.values(world.state.shops);
    const order = shops
      .flatMap(({ domain }) => [...world.ordersOf(domain)])
      .find(({ returns, refunds, fulfillments }) => returns.length * refunds.length * fulfillments.length > 0);
    return `/store/${order && world.shop(order.shop).handle}/orders/${order?.id}`;
  },
  products: () => "/store/northwind-outfitters/products",
  product: () => `/store/northwind-outfitters/products/${world.productsOf(STORE.domain)[0]?.id}`,
  customers: () => "/store/northwind-outfitters/customers",
  customer: () =>
    `/store/northwind-outfitters/customers/${[...world.newestOrdersOf(STORE.domain)].find((order) => order.customerId)?.customerId}`,
  traffic: () => "/store/northwind-outfitters/traffic",
  faults: () => "/store/northwind-outfitters/faults",
  log: () => "/store/northwind-outfitters/log",
  flow: () => "/store/northwind-outfitters/flow",
  sent: () => "/store/northwind-outfitters/sent",
};

describe.each([
  ["at a desk", DESKTOP],
  ["on a phone", PHONE],
])("%s", (_where, viewport) => {
  let guarded: GuardedPage;
  beforeAll(async () => {
    guarded = await openGuardedPage(browser, viewport);
  });
  afterAll(() => guarded?.close());

  it.each(Object.keys(PAGES))("the page %s has no barriers and fits its width", async (name) => {
    const { page } = guarded;
    const answer = await page.goto(`${sandbox.url}${PAGES[name]?.()}`, { waitUntil: "load" });
    expect(answer?.status()).toBe(200);
    expect(await findBarriers(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await shoot(page, `admin-${name}`);
    // There is no app behind this store: the block on an order's page has nobody to ask.
    guarded.expectQuiet([/ERR_UNSAFE_PORT .*\/extension\/orders\//]);
  });
});
