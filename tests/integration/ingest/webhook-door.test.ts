import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "#app/db.server.ts";
import { ingestWebhook } from "#app/ingest/ingest-webhook.server.ts";
import { webhookDoor } from "#app/ingest/webhook-door.server.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type OpenDoor, openDoor, sign } from "#tests/support/post-webhook.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

vi.hoisted(() => {
  process.env.SHOPIFY_API_SECRET_PREVIOUS = "the-previous-secret";
});

let door: OpenDoor;
beforeAll(async () => {
  door = await openDoor((req, res) => webhookDoor(req, res));
});
afterAll(async () => {
  await door.close();
  await closeDatabase();
});

async function installed(row: object = {}): Promise<string> {
  const shop = aShop();
  await storeShop(shop, { ...row });
  return shop;
}
const deliveriesOf = (shop: string) =>
  rowsOf(
    `select k.*, b.body, b.order_id, b.customer_id from delivery_key k
     left join delivery_body b on b.delivery_id = k.id and b.received_on = k.received_on where k.shop = $1 order by k.id`,
    [shop],
  );
const lanesOf = (shop: string) =>
  rowsOf("select kind, key, wanted::int, due_at <= now() as due from lane where shop = $1 order by kind, key", [shop]);
// Text: these ids are beyond what a number holds.
const ORDER = '{"id":820982911946154508,"customer":{"id":115310627314723954}}';

describe("a signed webhook", () => {
  it("is a row with its exact bytes and a lane that is due, before the answer", async () => {
    const shop = await installed();
    const body = Buffer.from(
      '{"id":820982911946154508,"customer":{"id":115310627314723954},"note":"\\u0000 \\ud800 🐟 é"}',
    );

    expect(await door.post({ shop, webhookId: "w-1", body })).toBe(200);

    const [delivery] = await deliveriesOf(shop);
    expect(delivery).toMatchObject({
      webhook_id: "w-1",
      topic: "orders/create",
      source: "WEBHOOK",
      installation: 1,
      status: "RECEIVED",
      lane_kind: "order",
      lane_key: "820982911946154508",
      order_id: "820982911946154508",
      customer_id: "115310627314723954",
      triggered_at: new Date("2026-11-24T10:00:00.123Z"),
      body,
    });
    expect(await lanesOf(shop)).toEqual([{ kind: "order", key: "820982911946154508", wanted: 1, due: true }]);
    const [row] = await rowsOf("select last_webhook_at is not null as heard from shop where shop = $1", [shop]);
    expect(row?.heard).toBe(true);
  });

  it("is accepted under the previous secret while it is rotated, and with headers of the newer family", async () => {
    const shop = await installed();
    const headers = { "x-shopify-hmac-sha256": sign(ORDER, "the-previous-secret") };

    expect(await door.post({ shop, body: ORDER, headers })).toBe(200);
    const renamed = Object.fromEntries(
      ["topic", "hmac-sha256", "shop-domain", "webhook-id"].map((name) => [`x-shopify-${name}`, undefined]),
    );
    const newer = {
      "shopify-topic": "orders/paid",
      "shopify-hmac-sha256": sign(ORDER),
      "shopify-shop-domain": shop,
      "shopify-webhook-id": "w-2",
    };
    expect(await door.post({ shop, body: ORDER, headers: { ...renamed, ...newer } })).toBe(200);

    expect((await deliveriesOf(shop)).map((row) => row.topic)).toEqual(["orders/create", "orders/paid"]);
  });

  it("counts once, however often and however much at the same time it comes", async () => {
    const shop = await installed();
    const statuses = await Promise.all(
      Array.from({ length: 60 }, () => door.post({ shop, webhookId: "w-1", body: ORDER })),
    );
    statuses.push(await door.post({ shop, webhookId: "w-1", body: ORDER }));

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await deliveriesOf(shop)).toHaveLength(1);
    expect(await lanesOf(shop)).toMatchObject([{ wanted: 1 }]);
  });

  it("is told apart by shop: the same id of another shop is another delivery", async () => {
    const [one, two] = [await installed(), await installed()];
    await door.post({ shop: one, webhookId: "w-1", body: ORDER });
    await door.post({ shop: two, webhookId: "w-1", body: ORDER });

    expect(await deliveriesOf(one)).toHaveLength(1);
    expect(await deliveriesOf(two)).toHaveLength(1);
  });

  it("is looked at each time when it carries no id", async () => {
    const shop = await installed();
    for (const _ of [1, 2]) await door.post({ shop, body: ORDER, headers: { "x-shopify-webhook-id": undefined } });

    expect(await deliveriesOf(shop)).toHaveLength(2);
  });
});

describe("a wrong signature", () => {
  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["another secret's", sign(ORDER, "another-secret")],
    ["another body's", sign(`${ORDER} `)],
    ["one cut short", sign(ORDER).slice(0, -2)],
    ["a doubled one", `${sign(ORDER)}, ${sign(ORDER)}`],
    ["hexadecimal", Buffer.from(sign(ORDER), "base64").toString("hex")],
  ])("(%s) is 401 and leaves no row", async (_name, signature) => {
    const shop = await installed();

    expect(await door.post({ shop, body: ORDER, headers: { "x-shopify-hmac-sha256": signature } })).toBe(401);

    expect(await deliveriesOf(shop)).toEqual([]);
    expect(await lanesOf(shop)).toEqual([]);
  });
});

describe("what cannot be acted on is kept with the reason and answered 200:", () => {
  it.each([
    ["text that is not JSON", "orders/create", "<html>", "The body is not JSON."],
    ["an empty body", "orders/create", "", "The body is empty."],
    ["invalid UTF-8", "orders/create", Buffer.from([0xff, 0xfe, 0x00, 0x7b]), "The body is not JSON."],
    [
      "201 levels",
      "orders/create",
      `${"[".repeat(201)}${"]".repeat(201)}`,
      "The body is nested deeper than 200 levels.",
    ],
    ["100,000 levels", "orders/create", "[".repeat(100_000), "The body is nested deeper than 200 levels."],
    ["an order without an id", "orders/create", '{"name":"#1001"}', "The body names no order."],
    ["a list", "orders/create", "[1]", "The body is not an object."],
    ["a refund of no order", "refunds/create", '{"id":1}', "The body names no order."],
  ])("%s", async (_name, topic, body, reason) => {
    const shop = await installed();

    expect(await door.post({ shop, topic, body })).toBe(200);

    const [delivery] = await deliveriesOf(shop);
    expect(delivery).toMatchObject({ status: "UNREADABLE", reason, lane_kind: null });
    expect(delivery?.settled_at).not.toBeNull();
    expect(Buffer.from(body).equals(delivery?.body)).toBe(true);
    expect(await lanesOf(shop)).toEqual([]);
  });

  it("a topic that nobody handles", async () => {
    const shop = await installed();
    expect(await door.post({ shop, topic: "carts/update", body: ORDER })).toBe(200);

    expect(await deliveriesOf(shop)).toMatchObject([
      { status: "IGNORED", reason: "The topic carts/update is not one that is acted on." },
    ]);
  });

  it("a shop that never installed the app", async () => {
    const shop = aShop();
    expect(await door.post({ shop, body: ORDER })).toBe(200);
    expect(await door.post({ shop, topic: "shop/redact", body: JSON.stringify({ shop_domain: shop }) })).toBe(200);

    expect(await deliveriesOf(shop)).toMatchObject([
      { status: "IGNORED", reason: "The app is not installed on this store.", installation: 0, lane_kind: "order" },
      { status: "IGNORED", reason: "The app is not installed on this store.", installation: 0 },
    ]);
    expect(await lanesOf(shop)).toEqual([]);
  });

  it("a shop that uninstalled the app, except for what redaction asks", async () => {
    const shop = await installed({ uninstalled_at: "2026-11-24T09:00:00Z" });
    await door.post({ shop, body: ORDER });
    await door.post({ shop, topic: "shop/redact", body: JSON.stringify({ shop_domain: shop }) });

    expect(await deliveriesOf(shop)).toMatchObject([
      { status: "IGNORED", reason: "The app was uninstalled from this store." },
      { status: "RECEIVED", lane_kind: "shop" },
    ]);
    expect(await lanesOf(shop)).toMatchObject([{ kind: "shop", wanted: 1 }]);
  });

  it("another store's uninstall under this store's name", async () => {
    const shop = await installed();
    await door.post({
      shop,
      topic: "app/uninstalled",
      body: JSON.stringify({ id: 1, myshopify_domain: "other.myshopify.com" }),
    });

    expect(await deliveriesOf(shop)).toMatchObject([
      { status: "IGNORED", reason: "The body belongs to another store." },
    ]);
  });

  it("a delivery without a topic", async () => {
    const shop = await installed();
    expect(await door.post({ shop, body: ORDER, headers: { "x-shopify-topic": undefined } })).toBe(200);

    expect(await deliveriesOf(shop)).toMatchObject([{ status: "UNREADABLE", reason: "The delivery names no topic." }]);
  });
});

it("answers 400 to what is signed and names no shop", async () => {
  expect(await door.post({ shop: "northwind.example.com", body: ORDER })).toBe(400);
});

describe("a thousand webhooks at once", () => {
  it("share commits, and each is there once", async () => {
    const shop = await installed();
    const results = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => {
        const body = Buffer.from(`{"id":${(index % 400) + 1}}`);
        const named = {
          "x-shopify-shop-domain": shop,
          "x-shopify-topic": "orders/create",
          "x-shopify-webhook-id": `w-${index}`,
        };
        return ingestWebhook({ ...named, "x-shopify-hmac-sha256": sign(body) }, body);
      }),
    );

    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["accepted"]));
    const [count] = await rowsOf<{ rows: number; commits: number; bodies: number }>(
      `select count(*)::int as rows, count(distinct k.xmin::text)::int as commits,
         (select count(*)::int from delivery_body where shop = $1) as bodies from delivery_key k where k.shop = $1`,
      [shop],
    );
    expect(count).toMatchObject({ rows: 1_000, bodies: 1_000 });
    expect(count?.commits).toBeLessThan(40);
    const lanes = await lanesOf(shop);
    expect(lanes).toHaveLength(400);
    expect(lanes.reduce((total, lane) => total + lane.wanted, 0)).toBe(1_000);
  });

  it("of many shops go their own ways, without deadlock, duplicates among them", async () => {
    const shops = await Promise.all(Array.from({ length: 8 }, () => installed()));
    const statuses = await Promise.all(
      Array.from({ length: 800 }, (_, index) =>
        door.post({ shop: shops[index % 8] ?? "", webhookId: `w-${index % 200}`, body: `{"id":${(index * 7) % 13}}` }),
      ),
    );

    expect(new Set(statuses)).toEqual(new Set([200]));
    for (const shop of shops) expect(await deliveriesOf(shop)).toHaveLength(25);
  });
});

describe("the door", () => {
  it.each(["GET", "HEAD", "PUT", "OPTIONS"])("answers %s with 405", async (method) => {
    const answer = await fetch(`http://127.0.0.1:${door.port}/webhooks`, { method });

    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
  });

  it("refuses a body of more than 5 MB by its announced length", async () => {
    const shop = await installed();
    const body = Buffer.alloc(5 * 1024 * 1024 + 1, 0x20);

    expect(await door.post({ shop, body })).toBe(413);
    expect(await deliveriesOf(shop)).toEqual([]);
  });

  it("refuses a body of more than 5 MB that announced none, as it comes", async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const req = request({ port: door.port, method: "POST", path: "/webhooks" }, (res) => {
        res.resume();
        resolve(res.statusCode ?? 0);
      });
      req.on("error", reject);
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      for (let sent = 0; sent < 6; sent++) req.write(chunk);
    });

    expect(status).toBe(413);
  });

  it("takes a body of 5 MB", async () => {
    const shop = await installed();
    const body = Buffer.from(`{"id":1,"note":"${"x".repeat(5 * 1024 * 1024 - 20)}"}`);

    // On a busy machine the first one may be told to come again.
    await eventually(async () => expect(await door.post({ shop, webhookId: "large", body })).toBe(200), 25_000);
    expect(await deliveriesOf(shop)).toMatchObject([{ status: "RECEIVED" }]);
  });

  it("reads large bodies two at a time: those that stall are given up where others wait, and small ones pass", async () => {
    const shop = await installed();
    const stalled = Array.from({ length: 3 }, () => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const req = request({ port: door.port, method: "POST", path: "/webhooks" }, (res) =>
        resolve(res.statusCode ?? 0),
      );
      req.on("error", () => resolve(0));
      // Until it is read no further: that much is under way now.
      req.write(Buffer.alloc(2 * 1024 * 1024, 0x20));
      return promise;
    });
    expect(await door.post({ shop, webhookId: "small", body: ORDER })).toBe(200);
    const large = Buffer.from(`{"id":1,"note":"${"x".repeat(2 * 1024 * 1024)}"}`);
    // Sent again as Shopify does, where it was told to come again.
    await eventually(async () => expect(await door.post({ shop, webhookId: "large", body: large })).toBe(200), 9_000);
    const soon = new Promise<"still open">((resolve) => setTimeout(() => resolve("still open"), 8_000).unref());
    expect(await Promise.race([...stalled, soon])).toBe(408);
  }, 20_000);

  it("gives up on a body that drips, and lets others pass meanwhile", async () => {
    const slow = await openDoor((req, res) => webhookDoor(req, res, { bodyWithinMs: 150 }));
    const shop = await installed();
    const answered = new Promise<string>((resolve, reject) => {
      const socket = connect(slow.port, "127.0.0.1", () => {
        socket.write("POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
      });
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text));
      socket.on("error", reject);
    });

    expect(await slow.post({ shop, body: ORDER })).toBe(200);
    expect(await answered).toMatch(/^HTTP\/1\.1 408 /);
    await slow.close();
  });

  it("survives a sender that hangs up in the middle", async () => {
    const shop = await installed();
    await new Promise<void>((resolve) => {
      const socket = connect(door.port, "127.0.0.1", () => {
        socket.write("POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{", () => socket.destroy());
      });
      socket.on("close", () => resolve());
    });

    expect(await door.post({ shop, body: ORDER })).toBe(200);
  });
});
