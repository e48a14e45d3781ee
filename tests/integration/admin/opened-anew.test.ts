// The app is opened in the admin, with a token of an earlier installation still in our books.
import { beforeEach, expect, it } from "vitest";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { eventually } from "#tests/support/eventually.ts";
import { exchangeToken, idTokenOf } from "#tests/support/exchange-token.ts";
import { addShop, startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";

const shopify = await startShopify();
const { adminFor } = await import("#app/admin/client.server.ts");
const { readInstallation } = await import("#app/admin/operations/read-installation.ts");
const { enterShop } = await import("#app/enter-shop.server.ts");
const { authenticate } = await import("#app/shopify.server.ts");
const { getOfflineToken, sessionStorage } = await import("#app/store/sessions.server.ts");

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
const token = async () => (await getOfflineToken(shop, 1))?.accessToken;
const asked = () => shopify.journal.counts(shop).byOperation.readInstallation?.requests ?? 0;

it("brings a new token at once when the app was installed anew without our knowing", async () => {
  const before = await token();
  uninstallApp(shopify.world, shop);
  installApp(shopify.world, shop, shopify.settings.apiKey, shopify.settings.scopes);
  await open();
  // Asked once: between two answers the old one goes before the new one has come.
  await eventually(async () => {
    const now = await token();
    expect(now).toEqual(expect.any(String));
    expect(now).not.toBe(before);
  });
  expect((await readInstallation(adminFor(shop, 1, "live"))).id).toContain("AppInstallation");
  expect(await rowsOf("select installation, uninstalled_at from shop where shop = $1", [shop])).toEqual([
    { installation: 1, uninstalled_at: null },
  ]);
});

it("costs one point where the token stands, however many loaders the page has, and changes nothing", async () => {
  const before = await token();
  await Promise.all([open(), open("/app/orders"), open()]);
  await eventually(() => expect(asked()).toBe(1));
  await readInstallation(adminFor(shop, 1, "live"));
  expect(asked()).toBe(2);
  expect(await token()).toBe(before);
});
