// The sender against a small HTTP server that behaves as told.
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Endpoints } from "#sandbox/webhooks/endpoints.ts";
import { Ledger } from "#sandbox/webhooks/ledger.ts";
import { type Outgoing, Sender, type SendFaults } from "#sandbox/webhooks/sender.ts";
import type { Subscription } from "#sandbox/webhooks/subscriptions.ts";
import { systemClock } from "#sandbox/world/clock.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";
import { Timers } from "#sandbox/world/timers.ts";
import { WorldClock } from "#sandbox/world/world-clock.ts";
import { eventually } from "#tests/support/eventually.ts";

const SECRET = "shpss_test";
let server: Server;
let taken: { headers: IncomingHttpHeaders; raw: Buffer; path: string }[] = [];
let answers: (number | "silence" | "break")[] = [];
let sender: Sender | null = null;
let timers: Timers | null = null;
let endpoints: Endpoints | null = null;
let folder: string;

beforeEach(async () => {
  taken = [];
  answers = [];
  folder = mkdtempSync(join(tmpdir(), "sender-"));
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    taken.push({ headers: request.headers, raw: Buffer.concat(chunks), path: request.url ?? "" });
    const answer = answers.shift() ?? 200;
    if (answer === "silence") return;
    if (answer === "break") return void request.socket.destroy();
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  timers?.close();
  await sender?.close();
  await endpoints?.close();
  sender = null;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const TO: Subscription = {
  id: null,
  topic: "orders/create",
  uri: "/webhooks",
  includeFields: [],
  filter: null,
  metafieldNamespaces: [],
  metafields: [],
  name: null,
};

function start(faults: SendFaults = {}, options: { directory?: string | null; retrySpeed?: number } = {}) {
  const ledger = new Ledger(null);
  const clock = new WorldClock(systemClock);
  timers = new Timers(clock);
  endpoints = new Endpoints({ apiSecret: () => SECRET, connections: 5 });
  const attempted: { id: string; isHeard: boolean }[] = [];
  sender = new Sender({
    appUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiVersion: "2026-10",
    endpoints,
    ledger,
    timers,
    faults: () => faults,
    chance: seededRandom(1),
    retrySpeed: () => options.retrySpeed ?? 1_000_000,
    directory: options.directory ?? null,
    now: () => clock.nowMs(),
    attempted: (id, isHeard) => attempted.push({ id, isHeard }) < 8,
  });
  return { sender, ledger, clock, attempted };
}

const outgoing = (overrides: Partial<Outgoing> = {}): Outgoing => ({
  eventId: "event-1",
  shop: "northwind-outfitters.myshopify.com",
  installation: 1,
  topic: "orders/create",
  triggeredAt: "2026-11-24T10:00:00.123Z",
  orderId: "5200000000001",
  customerId: null,
  subjectId: null,
  updatedAt: "2026-11-24T10:00:00Z",
  body: '{"id":5200000000001,"note":"Grüße"}',
  ...overrides,
});

const owe = (to: Sender, overrides: Partial<Outgoing> = {}, subscription = TO) =>
  to.owe(outgoing(overrides), subscription, { mayDrop: true });

describe("sending webhooks", () => {
  it("signs the raw bytes and names what it is about in Shopify's headers", async () => {
    const { sender, ledger } = start();
    const entry = owe(sender);
    await eventually(() => expect(ledger.entries()[0]?.acked).toBe(true));

    const [one] = taken;
    expect(one?.path).toBe("/webhooks");
    expect(one?.raw.toString("utf8")).toBe(outgoing().body);
    expect(one?.headers).toMatchObject({
      "content-type": "application/json",
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": "northwind-outfitters.myshopify.com",
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": entry?.webhookId,
      "x-shopify-event-id": "event-1",
      "x-shopify-triggered-at": "2026-11-24T10:00:00.123Z",
      "x-shopify-hmac-sha256": createHmac("sha256", SECRET)
        .update(one?.raw ?? "")
        .digest("base64"),
    });
  });

  it("names the subscription when it has a name, and goes where it says", async () => {
    const { sender } = start();
    owe(sender, {}, { ...TO, name: "orders-main", uri: "/elsewhere?x=1" });
    await eventually(() => expect(taken).toHaveLength(1));

    expect(taken[0]?.path).toBe("/elsewhere?x=1");
    expect(taken[0]?.headers["x-shopify-name"]).toBe("orders-main");
  });

  it.each([[500], [302], ["break" as const]])(
    "sends again after %s, with the same id and the same bytes",
    async (bad) => {
      answers = [bad, bad];
      const { sender, ledger } = start();
      owe(sender);
      await eventually(() => expect(ledger.entries()[0]?.acked).toBe(true));

      expect(ledger.entries()[0]?.attempts).toHaveLength(3);
      expect(new Set(taken.map((one) => one.headers["x-shopify-webhook-id"])).size).toBe(1);
      expect(new Set(taken.map((one) => one.raw.toString("base64"))).size).toBe(1);
    },
  );

  it("gives up after eight further attempts", async () => {
    answers = Array.from({ length: 20 }, () => 503);
    const { sender, ledger } = start();
    owe(sender);
    await eventually(() => expect(ledger.entries()[0]?.gaveUp).toBe(true));

    expect(ledger.entries()[0]).toMatchObject({ acked: false });
    expect(taken).toHaveLength(9);
    expect(sender.pending).toBe(0);
  });

  it("tries at Shopify's own pace on the world's clock, which can be jumped", async () => {
    answers = [503, 503, 503];
    const { sender, ledger, clock } = start({}, { retrySpeed: 1 });
    owe(sender);
    for (const attempts of [1, 2, 3]) {
      await eventually(() => expect(ledger.entries()[0]?.attempts).toHaveLength(attempts));
      expect(sender.pending).toBe(1);
      // The pauses double from 56 seconds on: 56 s, 113 s, 226 s …
      clock.jump(230_000);
    }
    await eventually(() => expect(ledger.entries()[0]?.acked).toBe(true));
  });

  it("sends late ones a day later by the world's clock", async () => {
    const { sender, clock } = start({ late: 1 });
    owe(sender);
    clock.jump(23 * 3_600_000);
    expect(taken).toEqual([]);
    clock.jump(2 * 3_600_000);
    await eventually(() => expect(taken).toHaveLength(1));
  });

  it("says of each attempt to a subscription of the API what it came to, and stops when it is removed", async () => {
    answers = Array.from({ length: 20 }, () => 503);
    const { sender, ledger, attempted } = start();
    owe(sender, {}, { ...TO, id: "77" });
    await eventually(() => expect(ledger.entries()[0]?.gaveUp).toBe(true));

    expect(attempted).toEqual(Array.from({ length: 8 }, () => ({ id: "77", isHeard: false })));
    expect(sender.pending).toBe(0);
  });

  it("does not send the same picked fields twice in a row, but the same whole body", async () => {
    const { sender, clock } = start();
    const picked = { ...TO, includeFields: ["id"] };
    expect(owe(sender, { body: '{"id":1}' }, picked)).not.toBeNull();
    expect(owe(sender, { body: '{"id":1}' }, picked)).toBeNull();
    expect(owe(sender, { body: '{"id":2}' }, picked)).not.toBeNull();
    expect(owe(sender, { body: '{"id":1}', shop: "other.myshopify.com" }, picked)).not.toBeNull();
    expect(owe(sender, { body: '{"id":3}' })).not.toBeNull();
    expect(owe(sender, { body: '{"id":3}' })).not.toBeNull();
    clock.jump(5_000);
    expect(owe(sender, { body: '{"id":1}' }, picked)).not.toBeNull();
    expect(sender).toMatchObject({ owed: 6, debounced: 1 });
    await eventually(() => expect(taken).toHaveLength(6));
  });

  it("waits with an app that is away, without trying each webhook", async () => {
    const { sender, ledger } = start({}, { retrySpeed: 1 });
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    for (let count = 0; count < 50; count++) owe(sender, { eventId: `event-${count}` });
    await eventually(() => expect(ledger.entries().every(({ attempts }) => attempts.length === 1)).toBe(true));

    expect(new Set(ledger.entries().flatMap(({ attempts }) => attempts.map(({ status }) => status)))).toEqual(
      new Set(["refused"]),
    );
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  });

  it("never sends what is dropped, and keeps it in the ledger", async () => {
    const { sender, ledger } = start({ drop: 1 });
    owe(sender);
    sender.owe(outgoing({ orderId: "2" }), TO, { mayDrop: false });
    await eventually(() => expect(taken).toHaveLength(1));

    expect(ledger.entries().map(({ dropped }) => dropped)).toEqual([true, false]);
  });

  it("sends duplicates with the same id, and some under a further id with the same event", async () => {
    const { sender, ledger } = start({ duplicate: 1 });
    for (let count = 0; count < 20; count++) owe(sender, { eventId: `event-${count}` });
    await eventually(() => expect(taken).toHaveLength(40));

    const ids = new Set(taken.map((one) => one.headers["x-shopify-webhook-id"]));
    expect(ids.size).toBe(ledger.entries().length);
    expect(ids.size).toBeGreaterThan(20);
    expect(ids.size).toBeLessThan(40);
    expect(new Set(taken.map((one) => one.headers["x-shopify-event-id"])).size).toBe(20);
  });

  it("lets later ones overtake what is held back", async () => {
    const faults: SendFaults = { reorder: 1 };
    const { sender } = start(faults);
    owe(sender, { body: '{"id":1}' });
    faults.reorder = 0;
    owe(sender, { body: '{"id":2}' });
    await eventually(() => expect(taken.map((one) => one.raw.toString())).toEqual(['{"id":2}', '{"id":1}']));
  });

  it("holds the topic that is named until it is named no longer, and no other", async () => {
    const faults: SendFaults = { hold: "app/uninstalled" };
    const { sender, clock } = start(faults);
    owe(sender, { topic: "app/uninstalled", body: "{}" });
    owe(sender);
    await eventually(() => expect(taken).toHaveLength(1));
    clock.jump(60_000);
    await eventually(() => expect(sender.pending).toBe(1));
    delete faults.hold;
    clock.jump(60_000);
    await eventually(() =>
      expect(taken.map(({ headers }) => headers["x-shopify-topic"])).toEqual(["orders/create", "app/uninstalled"]),
    );
  });

  it("keeps what is unsent over a restart", async () => {
    answers = [503];
    const first = start({}, { directory: folder, retrySpeed: 1 });
    owe(first.sender);
    await eventually(() => expect(first.ledger.entries()[0]?.attempts).toHaveLength(1));
    await first.sender.close();

    const second = start({}, { directory: folder });
    await eventually(() => expect(second.ledger.entries()[0]?.acked).toBe(true));
    expect(taken).toHaveLength(2);
  });
});

describe("the ledger", () => {
  it("reads back what it wrote, the last word on each id", async () => {
    const ledger = new Ledger(folder);
    const { sender } = start();
    const entry = owe(sender);
    if (!entry) throw new Error("nothing owed");
    ledger.note(entry);
    ledger.note({ ...entry, acked: true });
    await ledger.close();

    const again = new Ledger(folder);
    expect(again.entries()).toMatchObject([{ webhookId: entry.webhookId, acked: true }]);
    await again.close();
  });
});
