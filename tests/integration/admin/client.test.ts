// How calls fail, and what each failure says about whether the request was applied.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FaultKind } from "#sandbox/server/faults.ts";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { eventually } from "#tests/support/eventually.ts";
import { exchangeToken } from "#tests/support/exchange-token.ts";
import { addShop, startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";

// A dozen requests at once on a slow machine are no answers that never come.
process.env.ADMIN_TIMEOUT_MS = "2000";
const shopify = await startShopify();
const { adminFor } = await import("#app/admin/client.server.ts");
const { unavailable } = await import("#app/admin/classify-answer.ts");
const { AdminRejected, AdminThrottled, AdminUnavailable, ShopAccessLost } = await import("#app/admin/errors.ts");
const { addTags } = await import("#app/admin/operations/add-tags.ts");
const { readShop } = await import("#app/admin/operations/read-shop.ts");
const { forgetToken } = await import("#app/admin/token.server.ts");
const { flushUsage } = await import("#app/admin/usage.server.ts");
const { sessionStorage } = await import("#app/store/session-storage.server.ts");

afterEach(() => shopify.faults.set({ graphql: [] }));

let shop: string;
let admin: ReturnType<typeof adminFor>;
beforeEach(async () => {
  shop = addShop(shopify);
  await sessionStorage.storeSession(await exchangeToken(shopify, shop));
  admin = adminFor(shop, 1, "live");
});

const anOrder = () => placeOrder(shopify.world, shop, { lines: [{ title: "Mug", price: 900, quantity: 1 }] });
const tagsOf = (orderId: string) => shopify.world.order(shop, orderId)?.tags;
const tagging = (orderId: string) =>
  addTags(admin, { target: `gid://shopify/Order/${orderId}`, tags: ["seen"] }).catch((error: unknown) => error);
const strike = (kind: FaultKind, ms?: number) =>
  shopify.faults.set({ graphql: [{ kind, nth: 1, match: { shop, operation: "addTags" }, ...(ms ? { ms } : {}) }] });

describe("a request that fails", () => {
  it.each([
    { kind: "throttle", error: AdminThrottled, applied: false },
    { kind: "429", error: AdminThrottled, applied: false },
    { kind: "500", error: AdminUnavailable, applied: false, sent: true },
    { kind: "html", error: AdminUnavailable, applied: false, sent: true },
    { kind: "internal", error: AdminUnavailable, applied: false, sent: true },
    { kind: "cut-before", error: AdminUnavailable, applied: false, sent: true },
    { kind: "cut-after", error: AdminUnavailable, applied: true, sent: true },
    { kind: "cut-mid", error: AdminUnavailable, applied: true, sent: true },
  ] as const)("by $kind says so", async ({ kind, error, applied, ...rest }) => {
    const order = anOrder();
    strike(kind);
    const failure = await tagging(order.id);
    expect(failure).toBeInstanceOf(error);
    if ("sent" in rest) expect((failure as InstanceType<typeof AdminUnavailable>).sent).toBe(rest.sent);
    expect(tagsOf(order.id)).toEqual(applied ? ["seen"] : []);
  });

  it("by an answer that takes too long may have been applied", async () => {
    const order = anOrder();
    strike("delay", 3_000);
    const failure = await tagging(order.id);
    expect(failure).toMatchObject({ name: "AdminUnavailable", sent: true });
    expect(tagsOf(order.id)).toEqual(["seen"]);
  });

  it("by being applied long after its connection broke may have been applied", async () => {
    const order = anOrder();
    strike("apply-late", 50);
    expect(await tagging(order.id)).toMatchObject({ name: "AdminUnavailable", sent: true });
    await eventually(() => expect(tagsOf(order.id)).toEqual(["seen"]));
  });

  it("by user errors is refused, not thrown", async () => {
    const order = anOrder();
    strike("refuse");
    expect(await tagging(order.id)).toMatchObject({ outcome: "refused", errors: [{ message: expect.any(String) }] });
  });

  it("for want of a scope is rejected in Shopify's words", async () => {
    const order = anOrder();
    const [installation] = shopify.world.shop(shop).installations;
    if (installation) installation.scopes = ["read_orders"];
    const failure = await tagging(order.id);
    expect(failure).toBeInstanceOf(AdminRejected);
    expect((failure as InstanceType<typeof AdminRejected>).codes).toContain("ACCESS_DENIED");
  });
});

it("was never sent to a Shopify that is away", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const failure = await fetch(`http://127.0.0.1:${port}`).catch(unavailable);
  expect(failure).toMatchObject({ name: "AdminUnavailable", sent: false });
});

describe("the access token", () => {
  const expireSession = async (inMs: number) => {
    const session = await sessionStorage.loadSession(`offline_${shop}`);
    if (!session) throw new Error("no session");
    session.expires = new Date(Date.now() + inMs);
    await sessionStorage.storeSession(session);
    forgetToken(shop, 1);
    return session;
  };

  it("is refreshed once, ahead of its expiry, however many ask at once", async () => {
    const before = await expireSession(10_000);
    await Promise.all(Array.from({ length: 20 }, () => readShop(admin)));
    const after = await sessionStorage.loadSession(`offline_${shop}`);
    expect(after?.accessToken).not.toBe(before.accessToken);
    expect(after?.refreshToken).not.toBe(before.refreshToken);
    expect(shopify.journal.counts(shop).tokenRefreshes).toBe(1);
    expect(await rowsOf("select 1 from lease where name = $1", [`token:${shop}`])).toEqual([]);
  });

  it("is refreshed when Shopify no longer accepts it", async () => {
    const before = await expireSession(3_600_000);
    const held = shopify.world.state.tokens[before.accessToken ?? ""];
    if (held) held.expiresAtMs = Date.now() - 1;
    await Promise.all(Array.from({ length: 5 }, () => readShop(admin)));
    expect(shopify.journal.counts(shop).tokenRefreshes).toBe(1);
  });

  it("gives way to a newer one that a page has exchanged meanwhile", async () => {
    await readShop(admin);
    const old = await sessionStorage.loadSession(`offline_${shop}`);
    await sessionStorage.storeSession(await exchangeToken(shopify, shop));
    delete shopify.world.state.tokens[old?.accessToken ?? ""];
    await readShop(admin);
    expect(shopify.journal.counts(shop).tokenRefreshes).toBe(0);
  });

  it("survives a refresher that died between Shopify's answer and our row", async () => {
    const before = await expireSession(10_000);
    // Shopify answered with a new pair that nobody stored.
    await fetch(`${shopify.url}/shops/${shop}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        client_id: shopify.settings.apiKey,
        client_secret: shopify.settings.apiSecret,
        grant_type: "refresh_token",
        refresh_token: before.refreshToken,
      }),
    });
    await rowsOf(
      "insert into lease (name, holder, token, until) values ($1, 'dead', 1, now() + interval '200 milliseconds')",
      [`token:${shop}`],
    );
    expect(await readShop(admin)).toMatchObject({ currency: "GBP" });
  });

  it("is kept when Shopify knows another client secret: the app's fault is not the store's", async () => {
    const before = await expireSession(-1_000);
    const right = shopify.settings.apiSecret;
    shopify.settings.apiSecret = "another secret than the app has";
    await expect(readShop(admin)).rejects.toMatchObject({ name: "AdminUnavailable", sent: false });
    expect((await sessionStorage.loadSession(`offline_${shop}`))?.refreshToken).toBe(before.refreshToken);

    shopify.settings.apiSecret = right;
    expect(await readShop(admin)).toMatchObject({ currency: "GBP" });
  });

  it("is refreshed while the secret is rotated, by a process that has the old one and by one that has the new one", async () => {
    const { settings } = shopify;
    const right = settings.apiSecret;
    for (const [current, too] of [
      [right, "the next one"],
      ["the next one", right],
    ] as const) {
      await expireSession(10_000);
      [settings.apiSecret, settings.apiSecretToo] = [current, too];
      expect(await readShop(admin)).toMatchObject({ currency: "GBP" });
    }
    [settings.apiSecret, settings.apiSecretToo] = [right, null];
    expect(shopify.journal.counts(shop).tokenRefreshes).toBe(2);
  });

  it("is none of an older installation", async () => {
    await expect(readShop(adminFor(shop, 2, "live"))).rejects.toBeInstanceOf(ShopAccessLost);
  });

  it("is lost after an uninstall, known or not yet known to us", async () => {
    await readShop(admin);
    uninstallApp(shopify.world, shop);
    await expect(readShop(admin)).rejects.toBeInstanceOf(ShopAccessLost);
    await sessionStorage.deleteSession(`offline_${shop}`);
    await expect(readShop(admin)).rejects.toBeInstanceOf(ShopAccessLost);
  });
});

it("is had anew by the next page after the app was uninstalled and installed again without our knowing", async () => {
  uninstallApp(shopify.world, shop);
  installApp(shopify.world, shop, shopify.settings.apiKey, shopify.settings.scopes);
  await expect(readShop(admin)).rejects.toBeInstanceOf(ShopAccessLost);
  // Nothing is left that the library would take for a good session: it exchanges the visitor's token.
  expect(await sessionStorage.loadSession(`offline_${shop}`)).toBeUndefined();
  await sessionStorage.storeSession(await exchangeToken(shopify, shop));
  expect(await readShop(admin)).toMatchObject({ currency: "GBP" });
});

it("writes down what a shop spends, per hour, in batches", async () => {
  const { points } = await readShop(admin);
  await readShop(admin);
  await flushUsage();
  expect(await rowsOf("select points, requests from api_usage where shop = $1", [shop])).toEqual([
    { points: 2 * points, requests: 2 },
  ]);
});
