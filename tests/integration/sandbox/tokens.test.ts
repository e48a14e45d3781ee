import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { idToken, KEY, SCOPES, type Served, SHOP, serve } from "#tests/integration/sandbox/served-shopify.ts";

const QUERY = "{ shop { name } }";

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.sandbox.close());

const status = async (token: string) => (await served.ask(token, QUERY)).status;

const refresh = (refreshToken: unknown) =>
  served.exchange({ grant_type: "refresh_token", refresh_token: refreshToken });

describe("token exchange", () => {
  it("gives an expiring offline token that works for its hour", async () => {
    const { body } = await served.exchange();
    expect(body).toMatchObject({ scope: SCOPES.join(","), expires_in: 3_600, refresh_token_expires_in: 7_776_000 });
    const token = String(body.access_token);
    expect(await status(token)).toBe(200);
    served.clock.ms += 3_600_000;
    expect(await status(token)).toBe(401);
  });

  it("gives a token without an end when asked, and an online token with its user", async () => {
    const lasting = await served.exchange({ expiring: "0" });
    expect(lasting.body).not.toHaveProperty("expires_in");
    expect(lasting.body).not.toHaveProperty("refresh_token");
    const online = await served.exchange({
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
    });
    expect(online.body).toMatchObject({ associated_user: { id: 81_234_567_890 }, expires_in: 86_399 });
  });

  it.each([
    ["another secret", () => idToken(served.clock.ms, { apiSecret: "not the secret" })],
    ["another app", () => idToken(served.clock.ms, { apiKey: "other" })],
    ["another shop", () => idToken(served.clock.ms, { shop: "other.myshopify.com" })],
    ["an old id token", () => idToken(served.clock.ms - 61_000)],
    ["no id token", () => "nonsense"],
  ])("refuses %s", async (_name, token) => {
    const { status: code, body } = await served.exchange({ subject_token: token() });
    expect([code, body.error]).toEqual([400, "invalid_subject_token"]);
  });

  it("refuses a wrong client secret", async () => {
    expect((await served.exchange({ client_secret: "wrong" })).status).toBe(400);
  });
});

describe("refresh", () => {
  it("may be repeated until the new token is used, then the old pair is gone", async () => {
    const first = (await served.exchange()).body;
    const lost = (await refresh(first.refresh_token)).body;
    // The answer was lost: the old refresh token works once more, and what it gave before does not.
    const second = (await refresh(first.refresh_token)).body;
    expect(await status(String(lost.access_token))).toBe(401);
    expect(await status(String(first.access_token))).toBe(200);
    expect(await status(String(second.access_token))).toBe(200);
    expect(await status(String(first.access_token))).toBe(401);
    expect((await refresh(first.refresh_token)).status).toBe(400);
    expect((await refresh(second.refresh_token)).status).toBe(200);
    expect(served.sandbox.journal.counts(SHOP).tokenRefreshes).toBe(3);
  });

  it("works after the access token has expired, not after 90 days", async () => {
    const { body } = await served.exchange();
    served.clock.ms += 30 * 86_400_000;
    expect((await refresh(body.refresh_token)).status).toBe(200);
    served.clock.ms += 91 * 86_400_000;
    expect((await refresh(body.refresh_token)).status).toBe(400);
  });
});

it("a token of an older installation is refused for good", async () => {
  const { body } = await served.exchange({ expiring: "0" });
  uninstallApp(served.sandbox.world, SHOP);
  expect(await status(String(body.access_token))).toBe(401);
  expect((await served.exchange()).status).toBe(400);
  installApp(served.sandbox.world, SHOP, KEY, SCOPES);
  expect(await status(String(body.access_token))).toBe(401);
  expect(await status(await served.token())).toBe(200);
});
