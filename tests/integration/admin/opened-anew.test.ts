// The app is opened in the admin, with a token of an earlier installation still in our books.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { eventually } from "#tests/support/eventually.ts";
import { exchangeToken, idTokenOf } from "#tests/support/exchange-token.ts";
import { addShop, startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";

const shopify = await startShopify();
const { adminFor } = await import("#app/admin/client.server.ts");
const { ShopAccessLost } = await import("#app/admin/errors.ts");
const { readInstallation } = await import("#app/admin/operations/read-installation.ts");
const { forgetToken } = await import("#app/admin/token.server.ts");
const { confirmInstallation } = await import("#app/confirm-installation.server.ts");
const { enterShop } = await import("#app/enter-shop.server.ts");
const { authenticate } = await import("#app/shopify.server.ts");
const { inShop } = await import("#app/db.server.ts");
const { installShop, uninstallShop } = await import("#app/store/shops.server.ts");
const { getOfflineToken, replaceOfflineToken, UNCONFIRMED } = await import("#app/store/sessions.server.ts");
const { sessionStorage } = await import("#app/store/session-storage.server.ts");

let shop: string;
beforeEach(async () => {
  shop = addShop(shopify);
  await sessionStorage.storeSession(await exchangeToken(shopify, shop));
  await enterShop(shop);
});

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
/** As the admin's frame asks for it; each of the page's loaders is given the same. */
const open = (path = "/app") => {
  const host = Buffer.from(`admin.shopify.com/store/${shop.split(".")[0]}`).toString("base64url");
  const query = new URLSearchParams({ shop, host, embedded: "1", id_token: idTokenOf(shopify, shop) });
  return authenticate.admin(
    new Request(`${process.env.SHOPIFY_APP_URL}${path}?${query}`, { headers: { "User-Agent": BROWSER } }),
  );
};
const token = async (installation = 1) => (await getOfflineToken(shop, installation))?.accessToken;
const asked = () => shopify.journal.counts(shop).byOperation.readInstallation?.requests ?? 0;
const installAnew = () => {
  uninstallApp(shopify.world, shop);
  installApp(shopify.world, shop, shopify.settings.apiKey, shopify.settings.scopes);
};
const inBooks = () => rowsOf("select installation, mode, uninstalled_at from shop where shop = $1", [shop]);
const ANEW = [{ installation: 2, mode: "WATCHING", uninstalled_at: null }];

it("begins a new installation, with a new token, when the app was installed anew without our knowing", async () => {
  const before = await token();
  await rowsOf("update shop set mode = 'LIVE' where shop = $1", [shop]);
  installAnew();
  await open();
  // Asked once: between two answers the old one goes before the new one has come.
  await eventually(async () => expect(await token(2)).toEqual(expect.any(String)));
  expect(await token(2)).not.toBe(before);
  expect(await inBooks()).toEqual(ANEW);
  expect((await readInstallation(adminFor(shop, 2, "live"))).id).toMatch(/^\d+$/);
});

it("enters an installation whose token came, but which was not entered: the process had ended", async () => {
  installAnew();
  await sessionStorage.storeSession(await exchangeToken(shopify, shop));
  await open();
  await eventually(async () => expect(await inBooks()).toEqual(ANEW));
});

describe("a token that a page has just brought", () => {
  const bring = async () => {
    forgetToken(shop, 1);
    await sessionStorage.storeSession(await exchangeToken(shopify, shop));
  };
  const job = () => readInstallation(adminFor(shop, 1, "live"));

  it("is used by no job of the installation before", async () => {
    installAnew();
    await bring();
    const begun = job();
    // Asked by whoever entered it; by the job nothing.
    await expect(Promise.all([begun, enterShop(shop)])).rejects.toBeInstanceOf(ShopAccessLost);
    await expect(job()).rejects.toBeInstanceOf(ShopAccessLost);
    await eventually(async () => expect(await inBooks()).toEqual(ANEW));
    expect(asked()).toBe(0);
    expect(await token(1)).toBeUndefined();
  });

  it("is waited for by jobs, where it is of the same installation", async () => {
    const before = await token();
    await bring();
    const begun = job();
    expect(await token()).toBeUndefined();
    await enterShop(shop);
    await begun;
    expect(await token()).toEqual(expect.not.stringMatching(before ?? ""));
    expect(await inBooks()).toMatchObject([{ installation: 1 }]);
  });

  it("is put off where Shopify does not say of which it is, and the page is shown", async () => {
    await sessionStorage.deleteSession(`offline_${shop}`);
    shopify.faults.set({ graphql: [{ kind: "500", match: { shop } }] });
    forgetToken(shop, 1);
    expect((await open()).session.shop).toBe(shop);
    await expect(job()).rejects.toMatchObject({ name: "AdminUnavailable", sent: false });
    shopify.faults.set({ graphql: [] });
    await confirmInstallation(shop);
    await job();
    expect(await inBooks()).toMatchObject([{ installation: 1 }]);
  });

  it("stays with its installation when it is refreshed before Shopify has said of which that is", async () => {
    installAnew();
    await bring();
    const held = await getOfflineToken(shop, null);
    if (!held) throw new Error("no token");
    const fresh = { accessToken: "shpat_new", refreshToken: null, expiresAt: null, refreshTokenExpiresAt: null };
    expect(await replaceOfflineToken(held, { ...fresh, scope: null })).toBe(true);
    expect(await token(1)).toBeUndefined();
    expect(await getOfflineToken(shop, null)).toMatchObject({ accessToken: "shpat_new", installation: UNCONFIRMED });
  });

  it("is left by the end of the installation before, whose tokens go", async () => {
    installAnew();
    await bring();
    await inShop(shop, (client) => uninstallShop(client, shop));
    expect(await token(UNCONFIRMED)).toEqual(expect.any(String));
    await enterShop(shop);
    expect(await inBooks()).toEqual(ANEW);
    expect(await token(2)).toEqual(expect.any(String));
  });
});

it("shows a page that was asked for just before the installation ended", async () => {
  const other = addShop(shopify);
  await sessionStorage.storeSession(await exchangeToken(shopify, other));
  // By another process: this one looks into the books.
  await installShop(other, { currency: "GBP", timezone: "UTC", domains: [other] });
  const load = sessionStorage.loadSession.bind(sessionStorage);
  vi.spyOn(sessionStorage, "loadSession").mockImplementationOnce(async (id) => {
    const session = await load(id);
    await inShop(other, (client) => uninstallShop(client, other));
    return session;
  });
  shop = other;
  expect((await open()).session.shop).toBe(other);
  expect(await inBooks()).toEqual(ANEW);
});

it("costs one point where the token stands, however many loaders the page has, and changes nothing", async () => {
  const before = await token();
  await Promise.all([open(), open("/app/orders"), open()]);
  await eventually(() => expect(asked()).toBe(1));
  await readInstallation(adminFor(shop, 1, "live"));
  expect(asked()).toBe(2);
  expect(await token()).toBe(before);
});
