// Calls to addresses outside: nothing inside is ever reached, and what was not answered is not sent twice.
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { EffectBody } from "#app/rules/effect.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { intendEffect, sendEffect, sentEffect } from "#tests/support/sent-effect.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { inShop } = await import("#app/db.server.ts");
const { guardedRequest } = await import("#app/effects/guarded-request.server.ts");
const { sendHttp, signatureOf } = await import("#app/effects/send-http.server.ts");
const { getSigningSecret, saveChatChannel } = await import("#app/store/outlets.server.ts");

/** Somebody inside: counts whoever connects. */
let connects = 0;
const inside = createTcpServer((socket) => {
  connects++;
  socket.destroy();
});
await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
const insidePort = (inside.address() as AddressInfo).port;

/** Somebody outside, who behaves as the sink's name says. */
const seen: { name: string; headers: IncomingMessage["headers"]; body: string }[] = [];
const BEHAVIOURS: Record<string, (response: ServerResponse) => void> = {
  fine: (response) => response.writeHead(200, { "content-type": "application/json" }).end('{"ticket":7}'),
  redirect: (response) => response.writeHead(302, { location: `http://127.0.0.1:${insidePort}/` }).end(),
  busy: (response) => response.writeHead(429, { "retry-after": "7" }).end(),
  broken: (response) => response.writeHead(500).end("oops"),
  wrong: (response) => response.writeHead(422, { "content-type": "application/json" }).end('{"error":"no such sku"}'),
  cut: (response) => response.destroy(),
  huge: (response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(100_000, 97);
    for (let sent = 0; sent < 30; sent++) response.write(chunk);
    response.end();
  },
  bomb: (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000))),
};
const outside = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const name = request.url?.split("/").at(-1) ?? "";
    seen.push({ name, headers: request.headers, body });
    (BEHAVIOURS[name] ?? BEHAVIOURS.fine)?.(response);
  });
});
await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
const sandbox = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  connects = 0;
  seen.length = 0;
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
});
afterAll(async () => {
  inside.close();
  outside.close();
});

const get = (url: string) => ({ method: "GET", url, headers: {}, body: null });

describe("nothing inside is reached", () => {
  it.each([
    ...["https://127.0.0.1:8443/", "https://2130706433:8443/", "https://0x7f000001:8443/", "https://[::1]:8443/"],
    ...["https://[::ffff:127.0.0.1]:8443/", "https://localhost:8443/", "https://169.254.169.254/latest/meta-data/"],
  ])("%s", async (url) => {
    expect(await guardedRequest(get(url), { sandbox: undefined })).toMatchObject({ outcome: "forbidden" });
    expect(connects).toBe(0);
  });

  it.each([
    { answers: [["127.0.0.1"]], what: "a name of an inside address" },
    { answers: [["1.1.1.1", "10.0.0.1"]], what: "a name with one address inside" },
    { answers: [["::ffff:127.0.0.1"]], what: "a mapped address" },
    { answers: [["64:ff9b::7f00:1"]], what: "a translated address" },
    { answers: [[]], what: "a name without addresses" },
  ])("$what", async ({ answers }) => {
    const resolve = async () =>
      (answers[0] ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    expect(await guardedRequest(get("https://rebind.example/"), { resolve, sandbox: undefined })).toMatchObject({
      outcome: "forbidden",
    });
    expect(connects).toBe(0);
  });

  it("a name that moves inside after it was checked: it is asked once", async () => {
    let asked = 0;
    // Of a block that nobody was given: there is no way to it.
    const resolve = async () => [
      asked++ === 0 ? { address: "2d00::1", family: 6 } : { address: "127.0.0.1", family: 4 },
    ];
    const answer = await guardedRequest(get("https://rebind.example/"), { resolve, sandbox: undefined });
    expect(answer.outcome).not.toBe("answered");
    expect([asked, connects]).toEqual([1, 0]);
  });

  it("a redirect to the inside is not followed", async () => {
    expect(await guardedRequest(get("https://redirect.sandbox/"), { sandbox })).toMatchObject({ status: 302 });
    expect(connects).toBe(0);
  });

  it("nor is anything of the sandbox but its sinks, and those only where there is one", async () => {
    expect(await guardedRequest(get(`${sandbox}/control`), { sandbox })).toMatchObject({ outcome: "forbidden" });
    expect(await guardedRequest(get(sandbox.replace("http:", "https:")), { sandbox })).toMatchObject({
      outcome: "forbidden",
    });
    await guardedRequest(get("https://fine.sandbox/../../control"), { sandbox });
    expect(seen.map(({ name }) => name)).toEqual(["fine"]);
  });
});

describe("what comes back", () => {
  it.each(["huge", "bomb"])("%s is read to 1 MB and no further", async (name) => {
    const answer = await guardedRequest(get(`https://${name}.sandbox/`), { sandbox });
    if (answer.outcome === "answered") expect(answer.body.length).toBeLessThanOrEqual(1_000_000);
    else expect(answer).toMatchObject({ outcome: "unanswered", reason: expect.stringContaining("1 MB") });
  });

  const outlets = { chatChannel: async () => null, signingSecret: async () => "s3cret" };
  const now = new Date("2026-11-26T10:00:00Z");
  const send = (name: string, over: Partial<Extract<EffectBody, { kind: "send_http" }>> = {}, ageMs = 0) =>
    sendHttp(
      {
        body: {
          ...{
            kind: "send_http",
            method: "POST",
            url: `https://${name}.sandbox/`,
            headers: {},
            body: '{"a":1}',
            save_as: null,
          },
          ...over,
        },
        ...{ key: "k1", ageMs, retryInMs: 500 },
      },
      outlets,
      { now, sandbox },
    );

  it("is what later steps look at, and what was sent is signed", async () => {
    expect(
      await send("fine", { headers: { "X-Mine": "1", Host: "evil.example", "Switchyard-Signature": "x" } }),
    ).toMatchObject({
      ...{ outcome: "confirmed", response: { status: 200, body: { ticket: 7 } } },
    });
    const [call] = seen;
    expect(call).toMatchObject({ body: '{"a":1}', headers: { "x-mine": "1", "idempotency-key": "k1" } });
    expect(call?.headers.host).not.toContain("evil");
    const t = Math.floor(now.getTime() / 1_000);
    const v1 = createHmac("sha256", "s3cret").update(`${t}.{"a":1}`).digest("hex");
    expect(call?.headers["switchyard-signature"]).toBe(`t=${t},v1=${v1}`);
    expect(signatureOf("other", '{"a":1}', now)).not.toContain(v1);
  });

  it.each([
    ["busy", "POST", { outcome: "not_applied", retryInMs: 7_000 }],
    ["broken", "POST", { outcome: "unknown" }],
    ["broken", "GET", { outcome: "not_applied" }],
    ["cut", "POST", { outcome: "unknown" }],
    ["cut", "GET", { outcome: "not_applied" }],
    ["wrong", "POST", { outcome: "refused", response: { status: 422, body: { error: "no such sku" } } }],
    ["redirect", "POST", { outcome: "refused", reason: expect.stringContaining("redirects") }],
  ])("%s to %s", async (name, method, end) => {
    expect(await send(name, { method })).toMatchObject(end);
  });

  it("is given up after a day of being turned away", async () => {
    expect(await send("busy", {}, 25 * 3_600_000)).toMatchObject({ outcome: "refused" });
  });
});

describe("through the lane", () => {
  const lane = { kind: "customer", key: "77" };
  const target = "gid://shopify/Customer/77";
  const sinkCalls = async (): Promise<{ accepted: number; doubled: number }> => {
    const answer = await fetch(`${shopify.url}/control/sinks/http`);
    return (await answer.json()) as { accepted: number; doubled: number };
  };

  it("a call reaches the sandbox's sink once, and its answer is kept", async () => {
    const before = JSON.stringify(await sinkCalls());
    const body: EffectBody = {
      ...{ kind: "send_http", method: "POST", url: "https://orders.sandbox/new", headers: {} },
      ...{ body: '{"order":"#1001"}', save_as: "ticket" },
    };
    const sent = await sendEffect(worked, { body, target, lane });
    expect(sent).toMatchObject({ status: "CONFIRMED", answer: { response: { status: 200, body: { taken: true } } } });
    expect(JSON.stringify(await sinkCalls())).not.toBe(before);
  });

  it("a call to the inside is refused, and said why", async () => {
    const body: EffectBody = {
      ...{
        kind: "send_http",
        method: "POST",
        url: "https://169.254.169.254/latest",
        headers: {},
        body: null,
        save_as: null,
      },
    };
    expect(await sendEffect(worked, { body, target, lane })).toMatchObject({
      ...{ status: "REFUSED", reason: "The address is not out on the internet." },
    });
  });

  it("a call whose process died is left to a person", async () => {
    const body: EffectBody = {
      ...{
        kind: "send_http",
        method: "POST",
        url: "https://orders.sandbox/new",
        headers: {},
        body: null,
        save_as: null,
      },
    };
    const key = await intendEffect(worked, { body, target, lane });
    await rowsOf("update effect set status = 'SENT', attempts = 1, deadline_at = now() where shop = $1 and key = $2", [
      shop,
      key,
    ]);
    const before = JSON.stringify(await sinkCalls());
    await worked.settle();
    expect(await sentEffect(worked, key)).toMatchObject({ status: "UNSETTLED", attempts: 1 });
    expect(JSON.stringify(await sinkCalls())).toBe(before);
  });

  it("a chat message goes to the channel of that name; its address is sealed; another name is refused", async () => {
    await inShop(shop, (client) =>
      saveChatChannel(client, shop, 1, { name: "Ops", service: "slack", url: "https://slack.sandbox/T0/B0" }),
    );
    const body = (channel: string): EffectBody => ({ kind: "send_chat", channel, text: "Look at #1001" });
    expect(await sendEffect(worked, { body: body("ops"), target, lane })).toMatchObject({ status: "CONFIRMED" });
    expect(await sendEffect(worked, { body: body("sales"), target, lane })).toMatchObject({
      ...{ status: "REFUSED", reason: "No chat channel “sales” is set up." },
    });
    const stored = await rowsOf<{ sealed: Buffer }>("select sealed from outlet where shop = $1", [shop]);
    expect(stored.map(({ sealed }) => sealed.toString("latin1")).join()).not.toContain("slack.sandbox");
  });

  it("a shop keeps its signing secret, and no other shop has it", async () => {
    const other = await aWorkedShop(shopify);
    const first = await inShop(shop, (client) => getSigningSecret(client, shop, 1));
    expect(await inShop(shop, (client) => getSigningSecret(client, shop, 1))).toBe(first);
    expect(await inShop(other.shop, (client) => getSigningSecret(client, other.shop, 1))).not.toBe(first);
  });
});
