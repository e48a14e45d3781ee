// The web process itself: who may frame what it answers, what may run in it, how a shop comes in, how it ends.
import { once } from "node:events";
import { globSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "#tests/support/eventually.ts";
import { idTokenOf } from "#tests/support/exchange-token.ts";
import { addShop, startShopify } from "#tests/support/installed-shop.ts";
import { type RunningWeb, startWeb } from "#tests/support/start-web.ts";
import { rowsOf } from "#tests/support/test-database.ts";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const ROUTES = globSync("*.{ts,tsx}", { cwd: join(import.meta.dirname, "../../../app/routes") });
/** Each route of the route table as an address, and one that is none; the operator's page has headers of its own (operator-page). */
const PATHS = [
  ...ROUTES.filter((file) => !file.startsWith("operator")).map(pathOf),
  "/app/no-such-page",
  "/no-such-page",
];

const shopify = await startShopify();
let web: RunningWeb;
let shop: string;

beforeAll(async () => {
  web = await startWeb();
  shop = addShop(shopify);
}, 180_000);
afterAll(async () => {
  await web.stop();
});

function pathOf(file: string): string {
  const parts = file.replace(/\.tsx?$/, "").split(".");
  return `/${parts
    .filter((part) => part !== "_index")
    .map((part) => part.replace(/^\$$/, "exit-iframe").replace(/^\$\w+$/, "1"))
    .join("/")}`;
}

const hostOf = (myshopify: string) =>
  Buffer.from(`admin.shopify.com/store/${myshopify.split(".")[0]}`)
    .toString("base64")
    .replace(/=+$/, "");
const embedded = (myshopify: string) => ({ shop: myshopify, host: hostOf(myshopify), embedded: "1", locale: "en" });
const signedIn = () => ({ ...embedded(shop), id_token: idTokenOf(shopify, shop) });

async function get(
  path: string,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
  of: RunningWeb = web,
) {
  const url = new URL(path, of.url);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const answer = await fetch(url, { headers: { "User-Agent": BROWSER, ...headers }, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

/** Resolves with the status of an unsigned webhook. */
const answered = (url: string, agent: Agent) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { method: "POST", agent }, (answer) => answer.resume().once("end", () => resolve(answer.statusCode)))
      .once("error", reject)
      .end("{}");
  });

function policyOf(headers: Headers): Map<string, string[]> {
  const lines = (headers.get("content-security-policy") ?? "").split("; ");
  return new Map(lines.map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1)]));
}

const visitors: Record<string, { query: () => Record<string, string>; mayFrame: () => string[] }> = {
  "nobody in particular": { query: () => ({}), mayFrame: () => ["'none'"] },
  "a shop without a token": {
    query: () => embedded(shop),
    mayFrame: () => [`https://${shop}`, "https://admin.shopify.com", shopify.url],
  },
  "a shop outside the admin": {
    query: () => ({ shop, host: hostOf(shop) }),
    mayFrame: () => [`https://${shop}`, "https://admin.shopify.com", shopify.url],
  },
  "a shop that is signed in": {
    query: signedIn,
    mayFrame: () => [`https://${shop}`, "https://admin.shopify.com", shopify.url],
  },
  "a hostile host for a shop": {
    query: () => ({ ...signedIn(), shop: "evil.example" }),
    mayFrame: () => ["'none'"],
  },
  "a header hidden in the shop": {
    query: () => ({ ...signedIn(), shop: `${shop}; script-src *` }),
    mayFrame: () => ["'none'"],
  },
  "a forged token": {
    query: () => ({ ...signedIn(), id_token: "eyJhbGciOiJIUzI1NiJ9.e30.AAAA" }),
    mayFrame: () => [`https://${shop}`, "https://admin.shopify.com", shopify.url],
  },
};

describe.each(Object.entries(visitors))("to %s", (_name, { query, mayFrame }) => {
  it.each(PATHS)("%s answers with a policy of its own", async (path) => {
    const { status, headers, body } = await get(path, query());
    const policy = policyOf(headers);

    // The library answers an exit to an address it does not know by throwing.
    if (path !== "/auth/exit-iframe") expect(status, body.slice(0, 500)).toBeLessThan(500);
    expect(policy.get("frame-ancestors")).toEqual(mayFrame());
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBeTruthy();
    const [nonce] = (policy.get("script-src") ?? []).flatMap((source) => /^'nonce-(.{20,})'$/.exec(source)?.[1] ?? []);
    expect(nonce).toBeDefined();
    for (const [, attributes = ""] of body.matchAll(/<script\b([^>]*)>/g))
      if (!/\ssrc=/.test(attributes)) expect(attributes).toContain(`nonce="${nonce}"`);
    expect(body).not.toMatch(/\son(click|load|error|submit)=/i);
    expect(body).not.toMatch(/javascript:/i);
  });
});

it("never uses a nonce twice", async () => {
  const policies = await Promise.all(
    ["/", "/", "/"].map(async (path) => (await get(path)).headers.get("content-security-policy")),
  );
  expect(new Set(policies).size).toBe(3);
});

describe("a shop's first page", () => {
  it("enters the shop, its token sealed, watching only, its checks in place", async () => {
    const { status } = await get("/app", signedIn());
    expect(status).toBe(200);
    expect(await rowsOf("select installation, mode, currency, timezone from shop where shop = $1", [shop])).toEqual([
      { installation: 1, mode: "WATCHING", currency: "GBP", timezone: "Europe/London" },
    ]);
    expect(await rowsOf("select id, installation, key_id from session where shop = $1", [shop])).toEqual([
      { id: `offline_${shop}`, installation: 1, key_id: "test" },
    ]);
    const rules = await rowsOf<{ rule_id: string }>(
      "select rule_id from rule where shop = $1 and enabled order by rule_id",
      [shop],
    );
    expect(rules.map(({ rule_id }) => rule_id)).toEqual([
      ...["address-check", "address-mismatch", "authorization-ending", "duplicate-check", "payment-check"],
      ...["ship-together", "vip-1"],
    ]);
  });

  it("is made up for when the process died between the token and the entry", async () => {
    const other = addShop(shopify);
    const query = () => ({ ...embedded(other), id_token: idTokenOf(shopify, other) });
    await get("/app", query());
    await rowsOf("delete from shop where shop = $1", [other]);
    const another = await startWeb();
    const { status } = await get("/app", query(), {}, another).finally(() => another.stop());

    expect(status).toBe(200);
    expect(await rowsOf("select installation from shop where shop = $1", [other])).toEqual([{ installation: 1 }]);
    expect(shopify.journal.counts(other).tokenExchanges).toBe(1);
  }, 60_000);

  it("says in words that Shopify is away, and enters the shop at the next try", async () => {
    const other = addShop(shopify);
    const query = () => ({ ...embedded(other), id_token: idTokenOf(shopify, other) });
    shopify.faults.set({ graphql: [{ kind: "500", nth: 1, match: { shop: other } }] });
    const first = await get("/app", query());
    expect([first.status, first.body]).toEqual([500, expect.stringContaining("This page could not be loaded")]);
    expect((await get("/app", query())).status).toBe(200);
    expect(await rowsOf("select installation from shop where shop = $1", [other])).toEqual([{ installation: 1 }]);
  });

  it("begins a further installation after an uninstall", async () => {
    const other = addShop(shopify);
    const query = () => ({ ...embedded(other), id_token: idTokenOf(shopify, other) });
    await get("/app", query());
    await rowsOf("update shop set uninstalled_at = now() where shop = $1", [other]);
    await rowsOf("delete from session where shop = $1", [other]);
    await get("/app", query());
    const [row] = await rowsOf(
      "select s.installation, t.installation as token_of, s.uninstalled_at from shop s join session t using (shop) where shop = $1",
      [other],
    );
    expect(row).toEqual({ installation: 2, token_of: 2, uninstalled_at: null });
  });
});

describe("what App Bridge and the library agree on", () => {
  it("a page without a token goes to the page that fetches one", async () => {
    const { status, headers } = await get("/app/orders", { ...embedded(shop), page: "2" });
    expect(status).toBe(302);
    const to = new URL(headers.get("location") ?? "", web.url);
    expect(to.pathname).toBe("/auth/session-token");
    expect(to.searchParams.get("shopify-reload")).toContain("/app/orders?");
    const bounce = await get(to.pathname + to.search);
    expect(bounce.body).toContain(`src="${shopify.url}/app-bridge.js"`);
  });

  it("a call with a token that is no good asks for another one", async () => {
    const { status, headers } = await get("/app", { _data: "routes/app" }, { Authorization: "Bearer not.a.token" });
    expect(status).toBe(401);
    expect(headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
  });

  it("a page outside the admin goes into it: to the simulated one here", async () => {
    const { status, headers } = await get("/app", { shop, host: hostOf(shop) });
    expect(status).toBe(302);
    expect(headers.get("location")).toBe(`${shopify.url}/store/${shop.split(".")[0]}/apps/${shopify.settings.apiKey}`);
  });

  it("leaves the frame for the app itself and for the admin only", async () => {
    const trusted = await get("/auth/exit-iframe", {
      ...embedded(shop),
      exitIframe: "https://admin.shopify.com/store/x",
    });
    expect(trusted.body).toMatch(/<script nonce="[^"]+">window\.open\("https:\/\/admin\.shopify\.com\/store\/x"/);
    const hostile = await get("/auth/exit-iframe", { ...embedded(shop), exitIframe: "https://evil.example/" });
    expect(hostile.status).toBe(500);
    expect(hostile.body).not.toContain('evil.example/"');
  });

  it("turns bots away", async () => {
    const { status, headers } = await get("/app", signedIn(), { "User-Agent": "Googlebot/2.1" });
    expect(status).toBe(410);
    expect(policyOf(headers).get("default-src")).toEqual(["'self'"]);
  });

  it("the bare address of a shop goes on to the app", async () => {
    const { status, headers } = await get("/", { shop, host: hostOf(shop) });
    expect([status, headers.get("location")]).toEqual([302, expect.stringMatching(/^\/app\?shop=/)]);
  });
});

describe("the plain handlers", () => {
  it("tell that it lives and is ready, and no figures to the public", async () => {
    const alive = await get("/healthz");
    expect([alive.status, JSON.parse(alive.body)]).toEqual([200, { alive: true }]);
    const ready = await get("/readyz");
    expect([ready.status, JSON.parse(ready.body)]).toEqual([
      200,
      { ready: true, postgres: "up", appRole: "up", redis: "up", missingMigrations: [], isEnding: false },
    ]);
    expect((await get("/metrics")).status).toBe(404);
  });

  it("pass webhooks to the door", async () => {
    expect((await get("/webhooks")).status).toBe(405);
    const forged = await fetch(`${web.url}/webhooks`, { method: "POST", body: "{}" });
    expect(forged.status).toBe(401);
  });

  it("serve the build's files for good, and nothing beside them", async () => {
    const { body } = await get("/");
    const [asset = ""] = /\/assets\/[\w.-]+\.js/.exec(body) ?? [];
    const { status, headers } = await get(asset);
    expect([status, headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    for (const path of [
      "/../package.json",
      "/%2e%2e/%2e%2e/package.json",
      "/.vite/manifest.json/../../../package.json",
    ])
      expect((await get(path)).body).not.toContain('"switchyard"');
  });
});

describe("what no browser sends", () => {
  /** The first line of the answer to a request written by hand. */
  const byHand = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(web.url).port), "127.0.0.1", () => socket.write(text));
      let answer = "";
      socket.on("data", (chunk) => {
        answer += chunk;
      });
      socket.on("close", () => resolve(answer.split("\r\n", 1)[0] ?? ""));
      socket.on("error", reject);
    });
  const request = (first: string) =>
    `${first} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${BROWSER}\r\nConnection: close\r\n\r\n`;

  it.each(["//[", "//evil.example/app", "http://[", "*", "?x", "//"])(
    "a target such as %j is a bad request",
    async (target) => {
      expect(await byHand(request(`GET ${target}`))).toBe("HTTP/1.1 400 Bad Request");
    },
  );

  it.each(["/%", "/%E0%A4%A", "/app/orders/%00", "/app/../../x", "/assets/../../package.json"])(
    "a path such as %j hurts nothing",
    async (target) => {
      expect(await byHand(request(`GET ${target}`))).toMatch(/^HTTP\/1\.1 (302|400|404) /);
    },
  );

  it.each(["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])("%s is no method of ours", async (method) => {
    expect(await byHand(request(`${method} /app`))).toBe("HTTP/1.1 405 Method Not Allowed");
  });

  it("a body larger than any form is refused, said or not", async () => {
    const said = await fetch(`${web.url}/app?index`, {
      method: "POST",
      headers: { "User-Agent": BROWSER, "Content-Type": "application/x-www-form-urlencoded" },
      body: "a=".padEnd(2_000_000, "x"),
    });
    expect(said.status).toBe(413);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
    const never = await fetch(`${web.url}/app?index`, {
      ...{ method: "POST", body: endless, duplex: "half" },
      headers: { "User-Agent": BROWSER, "Content-Type": "application/x-www-form-urlencoded" },
    } as RequestInit).then(
      ({ status }) => status >= 400 || status === 302,
      () => true,
    );
    expect(never).toBe(true);
  });

  it.each([
    ["one header of 20 kB", `X-Long: ${"x".repeat(20_000)}\r\n`],
    ["10,000 headers", Array.from({ length: 10_000 }, (_, at) => `X-${at}: a\r\n`).join("")],
  ])("%s are too many", async (_what, headers) => {
    // What was still being sent then meets a connection that is gone.
    for (const line of ["GET /app", "POST /webhooks"])
      expect(await byHand(`${line} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`).catch(({ code }) => code as string)).toMatch(
        /^(HTTP\/1\.1 431 |ECONNRESET|EPIPE)/,
      );
  });

  it("headers that come a byte a second are given up before all of them have come", async () => {
    const { hostname, port } = new URL(web.url);
    const slow = connect(Number(port), hostname);
    slow.on("error", () => {});
    let said = "";
    slow.on("data", (bytes) => {
      said += bytes;
    });
    slow.write("POST /webhooks HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    const dripping = setInterval(() => slow.writable && slow.write("a"), 1_000);
    await once(slow, "close");
    clearInterval(dripping);
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
  }, 30_000);

  it("has left it standing", async () => {
    expect((await get("/healthz")).status).toBe(200);
  });
});

describe("logs", () => {
  it("hold no token and no secret", () => {
    const text = web.log.join("\n");
    expect(text).not.toMatch(/eyJ[\w-]+\.|shpat_|shprt_|id_token=/);
    expect(text).not.toContain(shopify.settings.apiSecret);
  });
});

describe("its end", () => {
  it("is orderly: what is under way is answered", async () => {
    const another = await startWeb();
    const underWay = get("/app", signedIn(), {}, another);
    await eventually(async () => expect((await get("/healthz", {}, {}, another)).status).toBe(200));
    const code = await another.stop();
    expect((await underWay).status).toBe(200);
    expect(code).toBe(0);
  }, 60_000);

  it("comes though a sender keeps a connection busy: each answer then ends its connection", async () => {
    const another = await startWeb();
    const kept = new Agent({ keepAlive: true, maxSockets: 8 });
    let isOver = false;
    // As Shopify sends webhooks: one after the other over connections that it holds open.
    const send = async () => {
      while (!isOver) await answered(`${another.url}/webhooks`, kept).catch(() => new Promise(setImmediate));
    };
    const senders = Array.from({ length: 8 }, send);
    await eventually(() => expect(Object.values(kept.sockets).flat().length).toBe(8));
    const patience = setTimeout(() => another.process.kill("SIGKILL"), 10_000);
    const code = await another.stop();
    clearTimeout(patience);
    isOver = true;
    await Promise.all(senders);
    kept.destroy();
    expect(code).toBe(0);
  }, 60_000);

  it("comes within 25 seconds though a client never finishes its request", async () => {
    const another = await startWeb();
    const { hostname, port } = new URL(another.url);
    const slow = connect(Number(port), hostname);
    slow.on("error", () => {});
    await once(slow, "connect");
    slow.write("GET /healthz HTTP/1.1\r\nHost: a\r\n");
    // One after it is answered: what was sent before has arrived.
    expect((await fetch(`${another.url}/healthz`)).status).toBe(200);
    const patience = setTimeout(() => another.process.kill("SIGKILL"), 25_000);
    const code = await another.stop();
    clearTimeout(patience);
    slow.destroy();
    expect(code).toBe(0);
  }, 60_000);

  it("comes at once when the environment is not right, naming what is wrong", async () => {
    await expect(startWeb({ TOKEN_ENCRYPTION_KEYS: "x:short", DATABASE_URL: "" })).rejects.toThrow(
      /DATABASE_URL: is missing[\s\S]*TOKEN_ENCRYPTION_KEYS: is a comma-separated/,
    );
  });
});
