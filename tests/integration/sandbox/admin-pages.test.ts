// The store's admin over HTTP: every page of every store, every form.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedStores } from "#sandbox/generator/seed-stores.ts";
import { STORES } from "#sandbox/generator/stores.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { levelKey } from "#sandbox/world/records/inventory.ts";
import { World } from "#sandbox/world/world.ts";
import { eventually } from "#tests/support/eventually.ts";

const [NORTHWIND] = STORES;
const SHOP = NORTHWIND?.domain ?? "";
let sandbox: RunningSandbox;
let world: World;
beforeAll(async () => {
  world = new World();
  seedStores(world, 1);
  sandbox = await startSandbox({
    port: 0,
    dataDirectory: null,
    world,
    settings: {
      appUrl: "http://127.0.0.1:1",
      apiKey: "key",
      apiSecret: "secret",
      scopes: ["read_orders"],
      optionalScopes: ["write_returns"],
    },
  });
});
afterAll(() => sandbox.close());

const get = (path: string) => fetch(`${sandbox.url}${path}`, { redirect: "manual" });
/** Presses a button of the first store's admin. Returns where it leads. */
async function press(path: string, fields: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${sandbox.url}/store/${NORTHWIND?.handle}${path}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(fields),
  });
  expect([path, answer.status]).toEqual([path, 303]);
  return answer.headers.get("location")?.replace(`/store/${NORTHWIND?.handle}`, "") ?? "";
}
const problemOf = (to: string) => new URL(to, "http://x").searchParams.get("problem");

describe("the pages of a store", () => {
  it.each(STORES.map(({ handle }) => handle))("are all there: %s", async (handle) => {
    const shop = STORES.find((one) => one.handle === handle)?.domain ?? "";
    const order = world.newestOrdersOf(shop).at(0);
    const [product] = world.productsOf(shop);
    const customer = [...world.ordersOf(shop)].findLast(({ customerId }) => customerId)?.customerId;
    const lists = [
      "",
      "/orders",
      "/products",
      "/customers",
      "/traffic",
      "/faults",
      "/log",
      "/flow",
      "/sent",
      "/apps/switchyard",
    ];
    const narrowed = ["/orders?view=unfulfilled", "/orders?view=returns&page=2", "/orders?q=a", "/customers?q=a"];
    for (const path of [
      ...lists,
      ...narrowed,
      `/orders/${order?.id}`,
      `/products/${product?.id}`,
      `/customers/${customer}`,
    ]) {
      const answer = await get(`/store/${handle}${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).toContain("Shopify sandbox</title>");
    }
  });

  it.each([
    "/store/no-such-store",
    "/store/northwind-outfitters/no-such-page",
    "/store/northwind-outfitters/orders/7",
    "/store/northwind-outfitters/products/7",
    "/store/northwind-outfitters/customers/7",
    "/store/northwind-outfitters/log/7",
    "/store/northwind-outfitters/constructor",
  ])("are 404 where there is nothing: %s", async (path) => expect((await get(path)).status).toBe(404));

  it("show every order of a store, page after page", async () => {
    const last = Math.ceil(world.ordersOf(SHOP).length / 50);
    const text = await (await get(`/store/northwind-outfitters/orders?page=${last}`)).text();
    expect(text).toContain(world.newestOrdersOf(SHOP).at(-1)?.name);
  });
});

describe("what can be turned in the admin", () => {
  it("the traffic", async () => {
    expect(await press("/traffic", { mode: "flash-sale", ordersPerHour: "300", back: "home" })).toBe("");
    expect(world.shop(SHOP).traffic).toMatchObject({ mode: "flash-sale", ordersPerHour: 300 });
    expect(await (await get("/store/northwind-outfitters/traffic")).text()).toContain("orders an hour now");
    expect(await press("/traffic", { mode: "off" })).toBe("/traffic");
    expect(world.shop(SHOP).traffic).toBeUndefined();
    expect(problemOf(await press("/traffic", { mode: "wild" }))).toBe("There is no such traffic");
  });

  it("the clock", async () => {
    const before = world.clock.nowMs();
    await press("/clock", { jump: "1d" });
    expect(world.clock.nowMs() - before).toBeGreaterThanOrEqual(86_400_000);
    await press("/clock", { set: "2026-11-27T09:00", speed: "60" });
    expect(world.now().slice(0, 13)).toBe("2026-11-27T09");
    expect(world.clock.speed).toBe(60);
    await press("/clock", { speed: "1" });
    expect(problemOf(await press("/clock", { jump: "soon" }))).toContain("wants a number and a unit");
  });

  it("the limits", async () => {
    expect(await press("/settings", { plan: "plus", throttles: "no", retrySpeed: "1000" })).toBe("/faults");
    expect(world.shop(SHOP).plan).toBe("plus");
    expect(sandbox.settings).toMatchObject({ throttles: false, retrySpeed: 1_000 });
    expect(problemOf(await press("/settings", { retrySpeed: "0" }))).toContain("retrySpeed must be a number");
  });

  it("what the app may do, by the merchant or as the app asks", async () => {
    const told: unknown[] = [];
    const stop = world.on((event) => {
      if (event.topic === "app/scopes_update") told.push(event.data);
    });
    const granted = () => currentInstallation(world, SHOP)?.scopes;
    expect(problemOf(await press("/scopes", { scope: "write_returns" }))).toBe("The app is not installed");
    await press("/install");
    await press("/scopes", { scope: "write_returns" });
    await press("/scopes", { scope: "write_returns", by: "request" });
    await press("/install");
    expect(granted()).toEqual(["read_orders", "write_returns"]);
    expect(problemOf(await press("/scopes", { scope: "write_themes", by: "request" }))).toContain("write_themes");
    expect(problemOf(await press("/scopes", { scope: "read_orders", by: "revoke" }))).toBe("read_orders is required");
    await press("/scopes", { scope: "write_returns", by: "revoke" });
    expect(granted()).toEqual(["read_orders"]);
    stop();
    expect(told).toEqual([
      { previous: ["read_orders"], current: ["read_orders", "write_returns"] },
      { previous: ["read_orders", "write_returns"], current: ["read_orders"] },
    ]);
    await press("/uninstall");
  });

  it("a longer past", async () => {
    const before = world.ordersOf(SHOP).length;
    expect(await press("/history", { orders: "300", days: "30" })).toBe("/traffic");
    await eventually(async () =>
      expect(await (await get("/store/northwind-outfitters/traffic")).text()).toContain("300 orders made"),
    );
    expect(world.ordersOf(SHOP).length).toBe(before + 300);
  });

  it("orders of a kind, one or several", async () => {
    const to = await press("/orders", { by: "kind", kind: "tip" });
    const id = to.replace("/orders/", "");
    expect(world.state.truths[id]?.kind).toBe("tip");
    expect(await press("/orders", { by: "kind", kind: "web", count: "5" })).toBe("/orders");
    expect(problemOf(await press("/orders", { by: "kind", kind: "pos", count: "1000" }))).toContain("count must be");
    expect(problemOf(await press("/orders", { preset: "none" }))).toContain("There is no preset");
  });

  it("a product's stock, price, title", async () => {
    const item = Object.values(world.state.inventoryItems).find(({ shop, tracked }) => shop === SHOP && tracked);
    const level = Object.values(world.state.inventoryLevels).find(({ itemId }) => itemId === item?.id);
    const variant = world.variant(SHOP, item?.variantId ?? "");
    const path = `/products/${variant?.productId}`;
    await press(`${path}/stock`, { item: item?.id ?? "", location: level?.locationId ?? "", available: "7" });
    // Before anything else of the store goes on: orders that were placed above take stock.
    expect(world.state.inventoryLevels[levelKey(item?.id ?? "", level?.locationId ?? "")]?.quantities.available).toBe(
      7,
    );
    await press(`${path}/price`, { variant: variant?.id ?? "", price: "19.50" });
    expect(await press(`${path}/update`, { title: "Another name", status: "DRAFT" })).toBe(path);

    expect(world.variant(SHOP, variant?.id ?? "")?.price).toBe(1_950);
    expect(world.product(SHOP, variant?.productId ?? "")).toMatchObject({ title: "Another name", status: "DRAFT" });
    expect(problemOf(await press(`${path}/stock`, { item: "7", location: "8", available: "1" }))).not.toBeNull();
    expect(problemOf(await press(`${path}/price`, { variant: variant?.id ?? "", price: "much" }))).toContain("Price");
  });

  it("a customer's note and tags", async () => {
    const id = [...world.ordersOf(SHOP)].findLast(({ customerId }) => customerId)?.customerId ?? "";
    await press(`/customers/${id}/note`, { note: "Prefers the evening" });
    expect(await press(`/customers/${id}/tag`, { tag: "regular" })).toBe(`/customers/${id}`);
    expect(world.customer(SHOP, id)).toMatchObject({ note: "Prefers the evening" });
    expect(world.customer(SHOP, id)?.tags).toContain("regular");
    expect(problemOf(await press(`/customers/${id}/tag`, { tag: " " }))).toBe("tag can't be blank");
  });

  it("nothing from another site", async () => {
    const answer = await fetch(`${sandbox.url}/store/northwind-outfitters/traffic`, {
      method: "POST",
      headers: { "Sec-Fetch-Site": "cross-site" },
      body: new URLSearchParams({ mode: "steady" }),
    });
    expect(answer.status).toBe(403);
  });
});
