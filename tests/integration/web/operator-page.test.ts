// The page of those who run the deployment, on the web process as it runs: who gets in, what it shows, what can be done there.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "#tests/support/eventually.ts";
import { type RunningWeb, startWeb } from "#tests/support/start-web.ts";
import { storeDelivery, storeEffect, storeLane, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const SECRET = "operator-secret-of-this-test-only";
const PERSON = "canary.person@example.com";
const PAGES = ["", "/stores", "/set-aside", "/unsettled", "/unreadable"].map((path) => `/operator${path}`);
const BROWSER = { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0" };

let web: RunningWeb;
let cookie = "";
const shop = aShop("operated");

beforeAll(async () => {
  web = await startWeb({ OPERATOR_SECRET: SECRET });
  await storeShop(shop, {
    about: JSON.stringify({ name: "Store", email: PERSON, plan: "Basic" }),
    last_webhook_at: new Date(),
  });
  cookie = await signIn();
}, 180_000);
afterAll(() => web.stop());

async function ask(path: string, init: RequestInit = {}, of: RunningWeb = web) {
  const answer = await fetch(new URL(path, of.url), {
    ...init,
    headers: { ...BROWSER, ...(cookie ? { Cookie: cookie } : {}), ...init.headers },
    redirect: "manual",
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}, of?: RunningWeb) =>
  ask(path, { method: "POST", body: new URLSearchParams(form), headers }, of);
async function signIn(): Promise<string> {
  const { headers } = await send("/operator/sign-in", { secret: SECRET });
  return headers.get("set-cookie")?.split(";")[0] ?? "";
}
const tokenOn = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
const formToken = async () => tokenOn((await ask("/operator")).text);

describe("the operator's sign-in", () => {
  it("is not there where no secret is set", async () => {
    const closed = await startWeb({ OPERATOR_SECRET: "" });
    for (const path of [...PAGES, "/operator/sign-in"]) expect((await ask(path, {}, closed)).status, path).toBe(404);
    expect((await send("/operator/sign-in", { secret: "" }, {}, closed)).status).toBe(404);
    expect((await send("/operator/set-aside", { shop }, {}, closed)).status).toBe(404);
    await closed.stop();
  });

  it("sends away from every page whoever is not signed in, also with a changed cookie", async () => {
    for (const path of PAGES)
      for (const Cookie of ["", `${cookie}x`, cookie.replace(/.$/, (last) => (last === "A" ? "B" : "A"))]) {
        const answer = await ask(path, { headers: { Cookie } });
        expect([answer.status, answer.headers.get("location")], path).toEqual([302, "/operator/sign-in"]);
        expect(answer.text).not.toContain(shop);
      }
  });

  it("gives a cookie that scripts cannot read, no other site sends, and that ends within the hour", async () => {
    const { status, headers } = await send("/operator/sign-in", { secret: SECRET });
    expect([status, headers.get("location")]).toEqual([302, "/operator"]);
    const given = headers.get("set-cookie") ?? "";
    for (const part of ["__Host-", "HttpOnly", "Secure", "SameSite=Strict", "Path=/", "Max-Age=3600"])
      expect(given).toContain(part);
    expect(given).not.toContain(SECRET);
  });

  it("closes for a while after wrong secrets, also to the right one; who is in stays in", async () => {
    const other = await startWeb({ OPERATOR_SECRET: SECRET });
    const wrong = { secret: `${SECRET}?` };
    for (let count = 0; count < 9; count++)
      expect(
        (await send("/operator/sign-in", wrong, { Cookie: "", "Sec-Fetch-Site": "cross-site" }, other)).status,
      ).toBe(401);
    for (let count = 0; count < 5; count++)
      expect((await send("/operator/sign-in", wrong, { Cookie: "" }, other)).status).toBe(401);
    expect((await send("/operator/sign-in", { secret: SECRET }, { Cookie: "" }, other)).status).toBe(429);
    expect((await ask("/operator", {}, other)).status).toBe(200);
    expect(other.log.join("\n")).not.toContain(SECRET);
    await other.stop();
  });

  it("ends when one signs out", async () => {
    const { status, headers } = await send("/operator/sign-out", { token: await formToken() });
    expect([status, headers.get("location")]).toEqual([302, "/operator/sign-in"]);
    expect(headers.get("set-cookie")).toContain("Max-Age=0");
  });
});

describe("every answer under /operator", () => {
  it("is framed by nobody, loads nothing from elsewhere and is kept by no cache, whatever the address says", async () => {
    for (const path of [...PAGES, "/operator/sign-in", "/operator/no-such-page"])
      for (const query of ["", `?shop=${shop}`, "?shop=evil.example"]) {
        const { headers } = await ask(path + query);
        const policy = headers.get("content-security-policy") ?? "";
        expect(policy, path).toContain("frame-ancestors 'none'");
        expect(policy, path).toContain("default-src 'none'");
        expect(policy, path).not.toContain("https:");
        expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
        expect([headers.get("cache-control"), headers.get("x-frame-options")], path).toEqual(["no-store", "DENY"]);
      }
  });

  it("names no person", async () => {
    await storeDelivery(shop, {
      status: "UNREADABLE",
      reason: "The body is not JSON.",
      trigger: JSON.stringify({ mail: PERSON }),
    });
    for (const path of PAGES) expect((await ask(path)).text, path).not.toContain(PERSON);
  });
});

describe("lanes set aside", () => {
  const ofLane = async (key: string) =>
    (await rowsOf<{ status: string }>("select status from lane where shop = $1 and key = $2", [shop, key]))[0]?.status;

  it("are shown with their reason, tried again, and the deed is written down", async () => {
    await storeLane(shop, { key: "77", status: "QUARANTINED", reason: "It stopped its worker three times." });
    const page = (await ask("/operator/set-aside")).text;
    expect(page).toContain(shop);
    expect(page).toContain("It stopped its worker three times.");

    const done = await send("/operator/set-aside", { token: tokenOn(page), shop, kind: "order", key: "77" });
    expect(done.text).toContain("It is due again.");
    expect(await ofLane("77")).toBe("ACTIVE");
    expect(await rowsOf("select actor, action, subject from audit_entry where shop = $1", [shop])).toEqual([
      { actor: "operator", action: "lane.released", subject: "gid://shopify/Order/77" },
    ]);
    await eventually(() => expect(web.log.join("\n")).toContain('"an operator released a lane"'));
    expect((await send("/operator/set-aside", { token: tokenOn(page), shop, kind: "order", key: "77" })).status).toBe(
      409,
    );
  });

  it("are not touched by a form from elsewhere", async () => {
    await storeLane(shop, { key: "78", status: "QUARANTINED", reason: "why" });
    const form = { shop, kind: "order", key: "78" };
    const token = await formToken();
    const forged: [Record<string, string>, Record<string, string>][] = [
      [form, {}],
      [{ ...form, token: "" }, {}],
      [{ ...form, token: `${token}x` }, {}],
      [{ ...form, token }, { "Sec-Fetch-Site": "cross-site" }],
      [{ ...form, token }, { "Sec-Fetch-Site": "same-site" }],
    ];
    for (const [fields, headers] of forged)
      expect((await send("/operator/set-aside", fields, headers)).status).toBe(403);
    expect((await send("/operator/set-aside", { ...form, token }, { Cookie: "" })).status).toBe(302);
    expect(await ofLane("78")).toBe("QUARANTINED");
  });
});

describe("unreadable webhooks", () => {
  async function unreadable(body: string, topic = "orders/create") {
    const deliveryId = await storeDelivery(shop, {
      ...{ status: "UNREADABLE", reason: "It was not understood.", topic },
      digest: createHash("sha256").update(body).digest(),
    });
    await rowsOf(
      `insert into delivery_body (delivery_id, received_on, shop, body) select id, received_on, shop, $2 from delivery_key where id = $1`,
      [deliveryId, Buffer.from(body)],
    );
    return deliveryId;
  }
  const statusOf = async (id: string) =>
    (
      await rowsOf<{ status: string; lane_key: string }>("select status, lane_key from delivery_key where id = $1", [
        id,
      ])
    )[0];

  it("are read again as if they came now: what makes sense waits in its lane", async () => {
    const body = JSON.stringify({ id: 4711, order_status_url: `https://${shop}/1/orders/x` });
    const deliveryId = await unreadable(body);
    const answer = await send("/operator/unreadable", { token: await formToken(), shop, deliveryId });
    expect(answer.text).toContain("It makes sense now");
    expect(await statusOf(deliveryId)).toEqual({ status: "RECEIVED", lane_key: "4711" });
    expect(
      await rowsOf("select 1 from lane where shop = $1 and key = '4711' and due_at <= now()", [shop]),
    ).toHaveLength(1);
  });

  it("stay where they are when they make no sense now either, and when they are another store's", async () => {
    const deliveryId = await unreadable("{");
    const token = await formToken();
    expect((await send("/operator/unreadable", { token, shop, deliveryId })).text).toContain(
      "cannot be read now either",
    );
    expect((await send("/operator/unreadable", { token, shop: aShop(), deliveryId })).text).toContain(
      "not kept any more",
    );
    expect(await statusOf(deliveryId)).toMatchObject({ status: "UNREADABLE" });
  });
});

describe("stores", () => {
  it("are ten thousand: found by a part of their name, turned over page by page, each once", async () => {
    await rowsOf(
      `insert into shop (shop, mode, about) select 'many-' || lpad(g::text, 5, '0') || '.myshopify.com', 'LIVE', '{"plan": "Plus"}' from generate_series(1, 10000) g`,
    );
    const found = (await ask("/operator/stores?search=many-04711")).text;
    expect(found).toContain("many-04711.myshopify.com");
    expect(found).not.toContain("many-04712.myshopify.com");
    expect(found).toContain("Plus plan");

    const { listStores } = await import("#app/queries/operator/list-stores.server.ts");
    const { closeDatabase } = await import("#app/db.server.ts");
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listStores>> = await listStores({
        view: "all",
        search: "many-",
        after,
        pageSize: 500,
      });
      seen.push(...page.stores.map((store) => store.shop));
      after = page.after;
    } while (after);
    await closeDatabase();
    expect(seen).toHaveLength(10_000);
    expect(new Set(seen).size).toBe(10_000);
  });

  it("say their state, token, backlog, and what wants a person", async () => {
    const troubled = aShop("troubled");
    await storeShop(troubled, { mode: "LIVE", about: JSON.stringify({ plan: "Basic" }) });
    await rowsOf(
      `insert into session (id, shop, is_online, expires, key_id, sealed) values ('offline_' || $1, $1, false, now() - interval '1 hour', 'k', 'x')`,
      [troubled],
    );
    await storeLane(troubled, { key: "1", due_at: new Date(Date.now() - 7_200_000) });
    await storeLane(troubled, { key: "2", status: "QUARANTINED", reason: "why" });
    await storeEffect(troubled, {
      laneKey: "1",
      target: "gid://shopify/Order/1",
      row: { status: "UNSETTLED", rule_id: "mail-rule" },
    });

    const { text } = await ask(`/operator/stores?search=${troubled}`);
    for (const words of ["Live", "Basic plan", "token ended", "1 lane due for 2 h", "1 set aside", "1 unsettled"])
      expect(text).toContain(words);
    for (const view of ["behind", "set_aside"])
      expect((await ask(`/operator/stores?view=${view}`)).text).toContain(troubled);
    expect((await ask("/operator/stores?view=paused")).text).not.toContain(troubled);
    const unsettled = (await ask("/operator/unsettled")).text;
    expect(unsettled).toContain(troubled);
    expect(unsettled).toContain("mail-rule");
  });
});
