// Every sample body of every API version, signed and posted: accepted, decided or ignored with a reason, and nothing breaks.
import { expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { SAMPLE_VERSIONS, shopifySamples } from "#tests/support/shopify-samples.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();

/** They would end the installation, as they should. */
const ENDS = new Set(["app/uninstalled", "shop/redact"]);

it("are all answered", async () => {
  const worked = await aWorkedShop(shopify);
  const samples = shopifySamples().filter(({ topic }) => !ENDS.has(topic));
  expect(SAMPLE_VERSIONS.length).toBeGreaterThanOrEqual(12);
  expect(samples.length).toBeGreaterThan(300);
  const outcomes = await Promise.all(
    samples.map(({ topic, version, body }) =>
      worked.deliver({
        event: { topic, eventId: `${topic} ${version}`, at: new Date().toISOString() } as never,
        body: Buffer.from(body),
        webhookId: `${topic} ${version}`,
      }),
    ),
  );
  expect(new Set(outcomes)).toEqual(new Set(["accepted", "ignored", "unreadable"]));
  await worked.settle();

  const open = await rowsOf(
    "select topic, status, reason from delivery_key where shop = $1 and (status = 'RECEIVED' or (status in ('IGNORED', 'UNREADABLE') and reason is null))",
    [worked.shop],
  );
  expect(open).toEqual([]);
  expect(
    await rowsOf("select kind, key, reason from lane where shop = $1 and (crashes > 0 or status <> 'ACTIVE')", [
      worked.shop,
    ]),
  ).toEqual([]);
  const [{ records } = { records: 0 }] = await rowsOf<{ records: number }>(
    "select count(distinct kind)::int as records from record_state where shop = $1",
    [worked.shop],
  );
  expect(records).toBe(4);
});

const money = (amount: string, currency: string) => ({ amount, currency_code: currency });
const set = (amount: string, currency: string, buyer = money(amount, currency)) => ({
  ...{ shop_money: money(amount, currency), presentment_money: buyer },
});
const gone = (...names: string[]) => Object.fromEntries(names.map((name) => [name, undefined]));
const inCurrency = (amount: string, currency: string, buyer?: ReturnType<typeof money>) => ({
  ...{ currency, presentment_currency: buyer?.currency_code ?? currency, financial_status: "paid" },
  ...{ total_price: buyer?.amount ?? amount, total_price_set: set(amount, currency, buyer) },
  ...{ current_total_price: buyer?.amount ?? amount, current_total_price_set: set(amount, currency, buyer) },
  total_outstanding: "0",
});
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, title: "Lantern", quantity: 1, price: "1.00" }));

/** As stores of several years, countries and sorts of apps send them: what differs from the body of a plain order, and what is kept then. */
const SHAPES: [string, Record<string, unknown>, Record<string, unknown>][] = [
  [
    "nobody's: a guest without an address",
    { customer: null, email: "", phone: null, ...gone("shipping_address", "billing_address") },
    { customer_id: null, email: null, shipping_address: null, delivery: "pickup" },
  ],
  [
    "of an app that nobody knows",
    { source_name: "3890849", app_id: 3890849, source_identifier: "A-1/2", user_id: 7 },
    { source_name: "3890849", app_id: "3890849" },
  ],
  [
    "sold at a counter",
    { source_name: "pos", shipping_address: null, location_id: 55, device_id: 3, browser_ip: null },
    { source_name: "pos", location_id: "55", browser_ip: null },
  ],
  [
    "with a deleted product and wishes of any kind",
    {
      line_items: [
        {
          id: 1,
          product_id: null,
          variant_id: null,
          sku: null,
          product_exists: false,
          quantity: 2,
          price: "5.00",
          properties: [
            { name: "_parts", value: { a: [1, { b: null }] } },
            { name: "Text", value: "Ü😀\u0000" },
            { name: "", value: "x" },
            null,
          ],
        },
      ],
    },
    {
      line_items: [
        {
          product_id: null,
          product_exists: false,
          properties: [
            { name: "_parts", value: '{"a":[1,{"b":null}]}' },
            { name: "Text", value: "Ü😀" },
          ],
        },
      ],
    },
  ],
  [
    "of a property bag that is no list",
    { line_items: [{ id: 1, quantity: 1, price: "1", properties: {} }], note_attributes: {} },
    { note_attributes: [], line_items: [{ properties: [] }] },
  ],
  [
    "with a thousand attributes",
    {
      note_attributes: Array.from({ length: 1_000 }, (_, at) => ({
        name: `n${at}`,
        value: at % 2 ? "x".repeat(500) : at,
      })),
    },
    {},
  ],
  ["of 300 lines", { line_items: lines(300) }, {}],
  ["in yen", inCurrency("1200", "JPY"), { currency: "JPY", total_price: "1200.00", total_received: "1200.00" }],
  ["in dinars", inCurrency("12.345", "KWD"), { currency: "KWD", total_received: "12.345" }],
  [
    "paid in another currency",
    inCurrency("80.00", "GBP", money("95.00", "EUR")),
    {
      currency: "GBP",
      presentment_currency: "EUR",
      presentment_total_price: "95.00",
      total_price: "80.00",
      total_received: "80.00",
    },
  ],
  [
    "of 2019",
    {
      ...inCurrency("100.00", "GBP"),
      financial_status: "partially_refunded",
      total_price_usd: "130.00",
      gateway: "shopify_payments",
      processing_method: "direct",
      reference: null,
      device_id: null,
      refunds: [
        {
          id: 9,
          created_at: "2019-06-04T13:53:06-04:00",
          order_adjustments: [{ id: 3, amount: "-5.00" }],
          transactions: [{ id: 4, kind: "refund", status: "success", amount: "30.00" }],
          refund_line_items: [],
        },
      ],
      fulfillments: [
        { id: 8, status: "success", tracking_number: "1Z", tracking_url: "https://x.example/1Z", receipt: {} },
      ],
      ...gone(
        "admin_graphql_api_id",
        "current_total_price",
        "current_total_price_set",
        "total_outstanding",
        "total_price_set",
        "payment_gateway_names",
      ),
    },
    {
      total_received: "70.00",
      total_refunded: "30.00",
      payment_gateway_names: ["shopify_payments"],
      fulfillments: [{ tracking_numbers: ["1Z"] }],
    },
  ],
  [
    "with numbers as text and texts as numbers",
    {
      total_weight: "250",
      order_number: "1001",
      total_discounts: 5,
      total_discounts_set: undefined,
      line_items: [{ id: "1", quantity: "2", grams: "125", price: 12.5, sku: 77 }],
    },
    {
      number: 1001,
      total_weight: 250,
      total_discounts: "5.00",
      line_items: [{ id: "1", quantity: 2, price: "12.50" }],
    },
  ],
  [
    "with stamps of any sort",
    { processed_at: "2026-11-24T10:00:00.123-05:00", closed_at: "", cancelled_at: null },
    { processed_at: "2026-11-24T15:00:00Z", closed_at: null },
  ],
  [
    "with a rate of a carrier that says nothing",
    {
      shipping_lines: [
        {
          id: 1,
          title: null,
          code: null,
          price: "0.00",
          carrier_identifier: null,
          phone: null,
          requested_fulfillment_service_id: null,
          delivery_category: null,
          tax_lines: [],
          discount_allocations: [],
        },
        null,
      ],
    },
    { shipping_lines: [{ title: null, price: "0.00" }] },
  ],
  [
    "of empty lists",
    {
      ...Object.fromEntries(
        ["line_items", "tax_lines", "refunds", "fulfillments", "shipping_lines", "discount_codes"].map((name) => [
          name,
          [],
        ]),
      ),
    },
    { line_items: [], delivery: "none" },
  ],
];

it("as stores of all sorts send them are kept with the right figures", async () => {
  const worked = await aWorkedShop(shopify);
  const { shop } = worked;
  const sent = SHAPES.map(([, change, kept], at) => {
    const order = placeOrder(shopify.world, shop, {
      lines: [{ title: "Lantern", price: 2_000, quantity: 1 }],
      payment: "paid",
    } as never);
    const [webhook] = worked.mail.splice(0);
    // An id beyond 2^53, as only text can carry it here.
    const id = `98200719925474099${String(at).padStart(2, "0")}`;
    const plain = JSON.parse(webhook?.body.toString() ?? "{}") as Record<string, unknown>;
    const body = { ...plain, admin_graphql_api_id: `gid://shopify/Order/${id}`, name: order.name, ...change, id: 0 };
    return { id, kept, body: JSON.stringify(body).replace('"id":0,', `"id":${id},`) };
  });
  for (const { id, body } of sent)
    await worked.deliver({
      event: { topic: "orders/create", eventId: id, at: new Date().toISOString() } as never,
      body: Buffer.from(body),
      webhookId: id,
    });
  await worked.settle();
  const rows = await rowsOf<{ order_id: string; seen: object; status: string }>(
    `select o.order_id, o.seen, k.status from delivery_key k left join order_state o on o.shop = k.shop and o.order_id = k.lane_key
     where k.shop = $1 and k.topic = 'orders/create' order by k.webhook_id`,
    [shop],
  );
  expect(rows.map(({ status }) => status)).toEqual(sent.map(() => "DECIDED"));
  expect(rows).toMatchObject(sent.map(({ id, kept }) => ({ order_id: id, seen: { id, ...kept } })));
});
