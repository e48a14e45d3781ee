import { beforeEach, describe, expect, it } from "vitest";
import { inShop } from "#app/db.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { assertFences, FenceLost } from "#app/store/lanes.server.ts";
import { saveLedger } from "#app/store/ledger.server.ts";
import { getOrders, saveOrders } from "#app/store/orders.server.ts";
import { redactPerson, redactShop } from "#app/store/privacy.server.ts";
import { saveRecordStates } from "#app/store/record-states.server.ts";
import { anOrder as aWholeOrder } from "#tests/support/an-order.ts";
import { aFinding, storeDelivery, storeEffect, storeRun, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const CANARIES = ["Canary Byron", "9 Secret Lane", "canary@example.com", "leave it with Canary"];
const TABLES = [
  ...[
    "shop",
    "delivery_key",
    "delivery_body",
    "lane",
    "order_state",
    "ledger_order",
    "record_state",
    "run",
    "effect",
    "hold",
  ],
  ...["waiver", "timer", "privacy_request", "audit_entry", "stage", "memory", "rule_table_row", "report", "scan"],
];

/** Where anything of this person is still to be read. */
async function canaryHits(shop: string): Promise<string[]> {
  const hits: string[] = [];
  for (const table of TABLES)
    for (const { text } of await rowsOf<{ text: string }>(
      table === "delivery_body"
        ? `select convert_from(body, 'UTF8') as text from delivery_body where shop = $1`
        : `select row_to_json(t)::text as text from "${table}" t where shop = $1`,
      [shop],
    ))
      for (const canary of CANARIES) if (text.includes(canary)) hits.push(`${table}: ${canary}`);
  return hits;
}

const canaryOrder = () => {
  const address = anOrder().shipping_address;
  const secret = address && { ...address, name: "Canary Byron", address1: "9 Secret Lane" };
  return anOrder({
    ...{ shipping_address: secret, billing_address: secret, note: "leave it with Canary" },
    ...{ email: "canary@example.com", contact_email: "canary@example.com", phone: "Canary 1" },
    note_attributes: [{ name: "gift", value: "for Canary" }],
    order_status_url: "https://shop.example/orders/Canary",
    line_items: [
      { ...(anOrder().line_items[0] as never as object), properties: [{ name: "engrave", value: "Canary" }] },
    ] as never,
  });
};

const anOrder = (over: Partial<OrderPicture> = {}): OrderPicture =>
  aWholeOrder({
    ...{ id: "5001", customer_id: "7001", total_received: "19.90" },
    ...{ created_at: "2026-11-24T10:00:00Z", updated_at: "2026-11-24T10:00:00Z" },
    ...over,
  });

let shop: string;
beforeEach(async () => {
  shop = aShop();
  await storeShop(shop);
});

async function aPersonEverywhere(): Promise<void> {
  const order = canaryOrder();
  const deliveryId = await storeDelivery(shop, { lane_kind: "order", lane_key: "5001" });
  await rowsOf(
    `insert into delivery_body (delivery_id, received_on, shop, order_id, customer_id, body)
     select id, received_on, shop, '5001', '7001', convert_to($2, 'UTF8') from delivery_key where id = $1`,
    [deliveryId, JSON.stringify({ email: "canary@example.com", name: "Canary Byron" })],
  );
  const run = await storeRun(shop, {
    laneKind: "order",
    laneKey: "5001",
    findings: [
      aFinding("gid://shopify/Order/5001", {
        reason: "Shipping address (9 Secret Lane) differs.",
        explanation: { says: "x", verdict: "true", seen: "9 Secret Lane" },
      }),
    ],
    row: { facts: JSON.stringify({ order, before: order }), customer_id: "7001" },
  });
  await inShop(shop, (client) =>
    saveOrders(client, shop, 1, [{ seen: order, decided: order, flags: [], matched: [], runId: Number(run.id) }]),
  );
  await inShop(shop, (client) => saveLedger(client, shop, 1, [order]));
  await inShop(shop, (client) =>
    saveRecordStates(client, shop, 1, [
      {
        kind: "customer",
        key: "7001",
        customerId: "7001",
        seen: { id: "7001", first_name: "Canary Byron" },
        updatedAt: null,
        decided: null,
        flags: [],
        matched: [],
        runId: Number(run.id),
        confirmed: true,
      },
    ]),
  );
  await storeEffect(shop, {
    laneKey: "5001",
    target: "gid://shopify/Order/5001",
    row: {
      kind: "send_email",
      class: "BLIND",
      acts: "once",
      status: "INTENDED",
      payload: JSON.stringify({ to: ["canary@example.com"], subject: "Canary Byron", text: "9 Secret Lane" }),
    },
  });
  await storeEffect(shop, {
    laneKey: "5001",
    target: "gid://shopify/Order/5001",
    row: {
      kind: "hold_fulfillment",
      class: "READABLE",
      payload: JSON.stringify({ handle: "h", reason: "OTHER", notes: "9 Secret Lane" }),
    },
  });
  // What a call carried, on its way through a scan: it may name the person in any of these ways.
  const named = [
    { customer_id: 7001 },
    { customer_id: "gid://shopify/Customer/7001" },
    { customer: { id: "7001" } },
    { order_id: "gid://shopify/Order/5001" },
    { order: { id: 5001 } },
  ];
  for (const [at, body] of named.entries()) {
    const trigger = JSON.stringify({ on: "http", body: { ...body, text: "Canary Byron" } });
    await storeDelivery(shop, { lane_kind: "product", lane_key: "1", trigger });
    await rowsOf(
      "insert into scan (shop, rule_id, occasion, installation, rule_version, trigger) values ($1, 'r', $2, 1, 1, $3)",
      [shop, String(at), trigger],
    );
  }
  await rowsOf(
    `insert into waiver (shop, rule_id, target, fingerprint, installation, given_by, note)
     values ($1, 'r', 'gid://shopify/Order/5001', 'print', 1, 'staff:1', 'Canary Byron rang')`,
    [shop],
  );
}

describe("redactPerson", () => {
  it("leaves nothing of the person in any table, and the amounts without a link", async () => {
    await aPersonEverywhere();
    expect((await canaryHits(shop)).length).toBeGreaterThan(5);

    await inShop(shop, (client) => redactPerson(client, shop, { customerId: "7001", orderIds: ["5001"] }));

    expect(await canaryHits(shop)).toEqual([]);
    expect(await rowsOf("select customer_id, received::text from ledger_order where shop = $1", [shop])).toEqual([
      { customer_id: null, received: "19.9000" },
    ]);
    expect(await rowsOf("select 1 from record_state where shop = $1", [shop])).toEqual([]);
  });

  it("lets nobody record what was gathered before", async () => {
    await aPersonEverywhere();
    const lanes = [
      { kind: "customer", key: "7001", token: 901 },
      { kind: "order", key: "5001", token: 902 },
      { kind: "order", key: "5002", token: 903 },
    ];
    for (const { kind, key, token } of lanes)
      await rowsOf(
        `insert into lane (shop, kind, key, wanted, due_at, lease_token, lease_until, started)
         values ($1, $2, $3, 1, null, $4, now() + interval '1 minute', true)
         on conflict (shop, kind, key) do update set lease_token = $4, lease_until = now() + interval '1 minute', started = true`,
        [shop, kind, key, token],
      );
    await inShop(shop, (client) => redactPerson(client, shop, { customerId: "7001", orderIds: ["5001"] }));

    const record = (lane: (typeof lanes)[number]) => inShop(shop, (client) => assertFences(client, shop, [lane]));
    for (const lane of lanes.slice(0, 2)) await expect(record(lane)).rejects.toBeInstanceOf(FenceLost);
    // Another buyer's order goes on.
    await record(lanes[2] as (typeof lanes)[number]);
    // And they are looked at again.
    expect(
      await rowsOf(
        "select key from lane where shop = $1 and key in ('7001', '5001') and due_at is not null order by 1",
        [shop],
      ),
    ).toEqual([{ key: "5001" }, { key: "7001" }]);
  });

  it("finds the person's orders also when Shopify names none", async () => {
    await aPersonEverywhere();
    const orders = await inShop(shop, (client) => redactPerson(client, shop, { customerId: "7001", orderIds: [] }));
    expect(orders).toEqual(["5001"]);
    expect(await canaryHits(shop)).toEqual([]);
  });

  it("sends nothing about the person any more", async () => {
    await aPersonEverywhere();
    await inShop(shop, (client) => redactPerson(client, shop, { customerId: "7001", orderIds: [] }));
    expect(await rowsOf("select status from effect where shop = $1 and kind = 'send_email'", [shop])).toEqual([
      { status: "SUPERSEDED" },
    ]);
  });

  it("leaves a snapshot that can still be read, and other people alone", async () => {
    await aPersonEverywhere();
    const other = anOrder({ id: "5002", customer_id: "7002" });
    await inShop(shop, (client) =>
      saveOrders(client, shop, 1, [{ seen: other, decided: other, flags: [], matched: [], runId: null }]),
    );
    await inShop(shop, (client) => redactPerson(client, shop, { customerId: "7001", orderIds: [] }));

    const orders = await inShop(shop, (client) => getOrders(client, shop, ["5001", "5002"]));
    expect(orders.get("5001")?.seen).toMatchObject({
      ...{ customer_id: null, shipping_address: null, email: null, total_received: "19.90" },
      line_items: [{ sku: "MUG", properties: [] }],
    });
    expect(orders.get("5002")?.seen).toEqual(other);
  });
});

describe("redactShop", () => {
  it("removes everything after an uninstall", async () => {
    await aPersonEverywhere();
    await inShop(shop, (client) => redactShop(client, shop, { upTo: 1, whole: true, keep: [] }));
    for (const table of TABLES.filter((name) => name !== "shop"))
      expect(await rowsOf(`select 1 from "${table}" where shop = $1`, [shop]), table).toEqual([]);
  });

  it("leaves a later installation alone", async () => {
    await aPersonEverywhere();
    const mine = anOrder({ id: "5002" });
    await inShop(shop, (client) =>
      saveOrders(client, shop, 2, [{ seen: mine, decided: mine, flags: [], matched: [], runId: null }]),
    );
    await inShop(shop, (client) => redactShop(client, shop, { upTo: 1, whole: false, keep: [] }));
    expect(await canaryHits(shop)).toEqual([]);
    expect(await rowsOf("select order_id from order_state where shop = $1", [shop])).toEqual([{ order_id: "5002" }]);
  });

  it("does not touch another shop", async () => {
    await aPersonEverywhere();
    const other = aShop();
    await storeShop(other);
    await inShop(other, (client) => redactShop(client, other, { upTo: 1, whole: true, keep: [] }));
    expect((await canaryHits(shop)).length).toBeGreaterThan(5);
  });
});
