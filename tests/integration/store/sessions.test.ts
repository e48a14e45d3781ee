import { randomBytes } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { describe, expect, it } from "vitest";
import { appPool, inShop } from "#app/db.server.ts";
import { open, seal } from "#app/store/seal.server.ts";
import { sessionStorage } from "#app/store/session-storage.server.ts";
import { getOfflineToken, replaceOfflineToken, shopOfSessionId, UNCONFIRMED } from "#app/store/sessions.server.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const aSession = (shop: string, over: Partial<ConstructorParameters<typeof Session>[0]> = {}) =>
  new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "read_orders",
    accessToken: "shpat_secret",
    expires: new Date("2026-11-24T12:00:00.000Z"),
    refreshToken: "shprt_secret",
    refreshTokenExpires: new Date("2027-02-20T12:00:00.000Z"),
    ...over,
  });

describe("the session's id", () => {
  it.each([
    ["offline_a-shop.myshopify.com", "a-shop.myshopify.com"],
    ["a-shop.myshopify.com_42", "a-shop.myshopify.com"],
    ["a_shop.myshopify.com_42", "a_shop.myshopify.com"],
    ["offline_", null],
    ["4711", null],
    ["d2b8e3a0-0000-4000-8000-000000000000", null],
    ["offline_x' or 1=1", null],
  ])("%j names the shop %j", (id, shop) => {
    expect(shopOfSessionId(id)).toBe(shop);
  });
});

describe("the session storage", () => {
  it("gives back what was stored", async () => {
    const shop = aShop();
    await sessionStorage.storeSession(aSession(shop));
    const loaded = await sessionStorage.loadSession(`offline_${shop}`);
    expect(loaded?.toObject()).toEqual(aSession(shop).toObject());
    expect(loaded?.equals(aSession(shop))).toBe(true);
  });

  it("keeps tokens of staff sealed as well, personal data with them", async () => {
    const shop = aShop();
    const user = { id: 42, first_name: "Ada", last_name: "Marsh", email: "ada@example.com", email_verified: true };
    const online = aSession(shop, {
      ...{ id: `${shop}_42`, isOnline: true },
      onlineAccessInfo: {
        ...{ expires_in: 60, associated_user_scope: "read_orders" },
        associated_user: { ...user, account_owner: true, locale: "en", collaborator: false },
      },
    });
    await sessionStorage.storeSession(online);
    const [row] = await rowsOf<{ text: string }>(
      "select s::text || encode(sealed, 'escape') as text from session s where shop = $1",
      [shop],
    );
    expect(row?.text).not.toMatch(/shpat_secret|shprt_secret|Ada|ada@example.com/);
    const loaded = await sessionStorage.loadSession(`${shop}_42`);
    expect(loaded?.onlineAccessInfo?.associated_user.email).toBe("ada@example.com");
  });

  it("replaces, lists and deletes", async () => {
    const shop = aShop();
    await sessionStorage.storeSession(aSession(shop));
    await sessionStorage.storeSession(aSession(shop, { accessToken: "shpat_other" }));
    await sessionStorage.storeSession(aSession(shop, { id: `${shop}_42`, isOnline: true }));
    expect((await sessionStorage.findSessionsByShop(shop)).map(({ id }) => id).sort()).toEqual(
      [`${shop}_42`, `offline_${shop}`].sort(),
    );
    await sessionStorage.deleteSessions([`offline_${shop}`, `${shop}_42`, "nonsense"]);
    expect(await sessionStorage.findSessionsByShop(shop)).toEqual([]);
    expect(await sessionStorage.loadSession(`offline_${shop}`)).toBeUndefined();
    expect(await sessionStorage.loadSession("nonsense")).toBeUndefined();
  });

  it("shows no shop another one's sessions", async () => {
    const [mine, theirs] = [aShop(), aShop()];
    await sessionStorage.storeSession(aSession(theirs));
    const seen = await inShop(mine, (client) => client.query("select id from session"));
    expect(seen.rows).toEqual([]);
    expect((await appPool.query("select id from session")).rows).toEqual([]);
  });

  it("does not open a row that was copied to another shop", async () => {
    const [mine, theirs] = [aShop(), aShop()];
    await sessionStorage.storeSession(aSession(theirs));
    await rowsOf(
      "insert into session (id, shop, installation, is_online, key_id, sealed) select 'offline_' || $1, $1, 1, false, key_id, sealed from session where shop = $2",
      [mine, theirs],
    );
    await expect(sessionStorage.loadSession(`offline_${mine}`)).rejects.toThrow();
  });
});

describe("installations", () => {
  const enter = (shop: string, installation: number, uninstalled: boolean) =>
    rowsOf("insert into shop (shop, installation, uninstalled_at) values ($1, $2, $3)", [
      shop,
      installation,
      uninstalled ? new Date() : null,
    ]);

  it("gives a token to the installation it belongs to only", async () => {
    const shop = aShop();
    await enter(shop, 3, false);
    await sessionStorage.storeSession(aSession(shop));
    expect(await getOfflineToken(shop, 3)).toMatchObject({ accessToken: "shpat_secret", installation: 3 });
    expect(await getOfflineToken(shop, 2)).toBeNull();
  });

  it("gives a token to none while Shopify, whose id of the installation we know, has not said of which it is", async () => {
    const shop = aShop();
    await enter(shop, 3, false);
    await rowsOf("update shop set app_installation_id = '1' where shop = $1", [shop]);
    await sessionStorage.storeSession(aSession(shop));
    for (const installation of [2, 3, 4]) expect(await getOfflineToken(shop, installation)).toBeNull();
    expect(await getOfflineToken(shop, null)).toMatchObject({ installation: UNCONFIRMED });
  });

  it("takes a token that comes after an uninstall for the next installation's", async () => {
    const shop = aShop();
    await enter(shop, 3, true);
    await sessionStorage.storeSession(aSession(shop));
    expect(await getOfflineToken(shop, 4)).not.toBeNull();
    expect(await getOfflineToken(shop, 3)).toBeNull();
  });
});

describe("a refreshed token", () => {
  const fresh = {
    ...{ accessToken: "shpat_new", refreshToken: "shprt_new", scope: null },
    ...{ expiresAt: new Date("2026-11-24T13:00:00Z"), refreshTokenExpiresAt: null },
  };

  it("replaces the one that was spent, and keeps what Shopify did not say", async () => {
    const shop = aShop();
    await sessionStorage.storeSession(aSession(shop));
    const spent = await getOfflineToken(shop, 1);
    if (!spent) throw new Error("no token");
    expect(await replaceOfflineToken(spent, fresh)).toBe(true);
    const loaded = await sessionStorage.loadSession(`offline_${shop}`);
    expect(loaded).toMatchObject({ accessToken: "shpat_new", refreshToken: "shprt_new", scope: "read_orders" });
    expect(loaded?.refreshTokenExpires).toEqual(aSession(shop).refreshTokenExpires);
  });

  it("does not replace a newer one", async () => {
    const shop = aShop();
    await sessionStorage.storeSession(aSession(shop));
    const spent = await getOfflineToken(shop, 1);
    if (!spent) throw new Error("no token");
    await sessionStorage.storeSession(aSession(shop, { accessToken: "shpat_newer", refreshToken: "shprt_newer" }));
    expect(await replaceOfflineToken(spent, fresh)).toBe(false);
    expect((await sessionStorage.loadSession(`offline_${shop}`))?.accessToken).toBe("shpat_newer");
  });
});

describe("sealing", () => {
  const [old, current] = [
    { id: "2025", key: randomBytes(32) },
    { id: "2026", key: randomBytes(32) },
  ];

  it("opens with any key that is kept, and seals with the first", () => {
    const before = seal("token", "shop", [old]);
    expect(open(before, "shop", [current, old])).toBe("token");
    const after = seal("token", "shop", [current, old]);
    expect(after.keyId).toBe("2026");
    expect(open(after, "shop", [old, current])).toBe("token");
  });

  it("names the key that is missing", () => {
    expect(() => open(seal("token", "shop", [old]), "shop", [current])).toThrow(/"2025"/);
  });

  it("never seals the same twice", () => {
    expect(seal("token", "shop", [current]).sealed).not.toEqual(seal("token", "shop", [current]).sealed);
  });

  it.each(["nonce", "text", "tag"])("opens nothing whose %s was changed", (part) => {
    const { keyId, sealed } = seal("token", "shop", [current]);
    const at = { nonce: 0, text: 12, tag: sealed.length - 1 }[part] ?? 0;
    sealed[at] = (sealed[at] ?? 0) ^ 1;
    expect(() => open({ keyId, sealed }, "shop", [current])).toThrow();
  });

  it("opens nothing that belongs elsewhere, and nothing cut short", () => {
    const { keyId, sealed } = seal("token", "shop", [current]);
    expect(() => open({ keyId, sealed }, "other", [current])).toThrow();
    expect(() => open({ keyId, sealed: sealed.subarray(0, 20) }, "shop", [current])).toThrow();
    expect(() => open({ keyId, sealed: Buffer.alloc(0) }, "shop", [current])).toThrow();
  });
});
