// The shipped templates, each with the cases that it is made for.
import { describe, expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { TEMPLATES } from "#app/rules/templates/index.ts";
import { fillTemplate } from "#app/rules/templates/template.ts";
import { effectsOf, NOW } from "#tests/unit/rules/support.ts";

type Plain = Record<string, unknown>;
interface Case {
  says: string;
  facts: Plain;
  /** Kind of each effect, with its tags where it has some. */
  does: string[];
  values?: Plain;
}
const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const paid = { financial_status: "paid" };
const unpaidThen = [{ after: "2 days" }, { after: "5 days" }];

const CASES: Record<string, Case[]> = {
  "vip-tag": [
    {
      says: "600 in a year",
      facts: { customer: { id: "7" }, orders: [{ created_at: daysAgo(10), total_price: 600, ...paid }] },
      does: ["add_tags VIP"],
    },
    {
      says: "600, but two years ago",
      facts: { customer: { id: "7" }, orders: [{ created_at: daysAgo(700), total_price: 600, ...paid }] },
      does: [],
    },
    {
      says: "another amount and tag",
      facts: { customer: { id: "7" }, orders: [{ created_at: daysAgo(10), total_price: 60, ...paid }] },
      values: { amount: "50", tag: "silver" },
      does: ["add_tags silver"],
    },
  ],
  "high-value-order": [
    { says: "500.01", facts: { order: { total_price: "500.01" } }, does: ["add_tags high-value"] },
    { says: "500", facts: { order: { total_price: 500 } }, does: [] },
  ],
  "first-order-welcome": [
    {
      says: "first order",
      facts: { order: {}, customer: {}, orders: [] },
      does: ["add_tags first-order", "write_note"],
    },
    { says: "second", facts: { order: {}, customer: {}, orders: [{ created_at: "2026-01-01" }] }, does: [] },
    { says: "guest", facts: { order: {}, customer: null }, does: [] },
  ],
  "wholesale-note": [
    { says: "tagged customer", facts: { order: {}, customer: { tags: ["Wholesale"] } }, does: ["write_note"] },
    { says: "another customer", facts: { order: {}, customer: { tags: [] } }, does: [] },
  ],
  "address-mismatch-hold": [
    {
      says: "two cities",
      facts: {
        order: {
          total_price: 10,
          shipping_address: { city: "Leeds" },
          billing_address: { city: "York" },
          fulfillment_orders: [{ location: "Main" }],
        },
      },
      does: ["add_tags address-mismatch", "hold_fulfillment"],
    },
    {
      says: "one place, written otherwise",
      facts: {
        order: {
          total_price: 10,
          shipping_address: { city: "Leeds" },
          billing_address: { city: "LEEDS" },
          fulfillment_orders: [],
        },
      },
      does: [],
    },
    {
      says: "digital goods",
      facts: {
        order: {
          total_price: 10,
          delivery: "none",
          shipping_address: null,
          billing_address: { city: "York" },
          fulfillment_orders: [],
        },
      },
      does: [],
    },
    {
      says: "corrected",
      facts: {
        order: {
          total_price: 10,
          shipping_address: { city: "Leeds" },
          billing_address: { city: "York" },
          fulfillment_orders: [{ location: "Main" }],
        },
        then: [{ event: "order.address_changed", order: { shipping_address: { city: "York" } } }],
      },
      does: ["add_tags address-mismatch", "hold_fulfillment", "remove_tags address-mismatch", "release_hold"],
    },
  ],
  "high-risk-hold": [
    {
      says: "high",
      facts: { order: { risk: "high", fulfillment_orders: [{ location: "Main" }] } },
      does: ["hold_fulfillment", "ask_attention"],
    },
    { says: "medium", facts: { order: { risk: "medium", fulfillment_orders: [] } }, does: [] },
    {
      says: "medium, when asked for",
      facts: { order: { risk: "medium", fulfillment_orders: [{ location: "Main" }] } },
      values: { level: "medium" },
      does: ["hold_fulfillment", "ask_attention"],
    },
  ],
  "order-velocity": [
    {
      says: "third in a day",
      facts: {
        order: { created_at: NOW },
        customer: {},
        orders: [{ created_at: daysAgo(0.1) }, { created_at: daysAgo(0.2) }],
      },
      does: ["add_tags velocity"],
    },
    {
      says: "third in a week",
      facts: {
        order: { created_at: NOW },
        customer: {},
        orders: [{ created_at: daysAgo(3) }, { created_at: daysAgo(5) }],
      },
      does: [],
    },
  ],
  "chargeback-customers": [
    {
      says: "chargeback",
      facts: { order: {}, customer: { id: "7" }, dispute: { type: "chargeback" } },
      does: ["add_tags chargeback"],
    },
    { says: "inquiry", facts: { order: {}, customer: { id: "7" }, dispute: { type: "inquiry" } }, does: [] },
  ],
  "route-by-postcode": [
    {
      says: "Edinburgh",
      facts: {
        order: {
          shipping_address: { country_code: "GB", zip: "EH1 1AA" },
          line_items: [{ sku: "A", variant: { stock: [{ location: "Glasgow", available: 1 }] } }],
          fulfillment_orders: [{ location: "London" }],
        },
      },
      does: ["move_fulfillment_order"],
    },
    {
      says: "Gloucester",
      facts: {
        order: {
          shipping_address: { country_code: "GB", zip: "GL1 2AB" },
          fulfillment_orders: [{ location: "London" }],
        },
      },
      does: [],
    },
    {
      says: "no stock there",
      facts: {
        order: {
          shipping_address: { country_code: "GB", zip: "EH1 1AA" },
          line_items: [{ sku: "A", variant: { stock: [{ location: "Glasgow", available: 0 }] } }],
          fulfillment_orders: [{ location: "London" }],
        },
      },
      does: [],
    },
  ],
  "edit-window": [
    {
      says: "30 minutes",
      facts: { order: { fulfillment_orders: [{ location: "Main" }] }, then: [{ after: "30 minutes" }] },
      does: ["hold_fulfillment", "release_hold"],
    },
    {
      says: "cancelled meanwhile",
      facts: {
        order: { fulfillment_orders: [{ location: "Main" }] },
        then: [
          { after: "10 minutes", event: "order.cancelled", order: { cancelled_at: NOW } },
          { after: "20 minutes" },
        ],
      },
      does: ["hold_fulfillment"],
    },
    { says: "cancelled at once", facts: { order: { cancelled_at: NOW, fulfillment_orders: [] } }, does: [] },
  ],
  "send-to-3pl": [
    {
      says: "paid and safe",
      facts: {
        order: {
          ...paid,
          risk: "low",
          fulfillment_orders: [{ location: { name: "3PL", is_fulfillment_service: true } }],
        },
      },
      does: ["request_fulfillment", "add_tags sent-to-3pl"],
    },
    {
      says: "under review",
      facts: { order: { ...paid, risk: "low", tags: ["manual-review"], fulfillment_orders: [] } },
      does: [],
    },
  ],
  "express-priority": [
    { says: "Express", facts: { order: { shipping_lines: ["DHL Express"] } }, does: ["add_tags priority"] },
    { says: "Standard", facts: { order: { shipping_lines: ["Standard"] } }, does: [] },
  ],
  "free-gift": [
    {
      says: "the hundredth",
      facts: { order: { total_price: 50 }, variants: [{ sku: "GIFT" }], memory: { shop: { "gifts GIFT": 99 } } },
      does: ["remember", "edit_order"],
    },
    {
      says: "one too many",
      facts: { order: { total_price: 50 }, variants: [{ sku: "GIFT" }], memory: { shop: { "gifts GIFT": 100 } } },
      does: [],
    },
    { says: "too small", facts: { order: { total_price: 49.99 } }, does: [] },
  ],
  "capture-before-expiry": [
    {
      says: "still authorised",
      facts: { order: { financial_status: "authorized", capturable: 10 }, then: [{ after: "5 days" }] },
      does: ["capture_payment"],
    },
    {
      says: "cancelled",
      facts: {
        order: { financial_status: "authorized", capturable: 10 },
        then: [{ after: "1 day", event: "order.cancelled", order: { cancelled_at: NOW } }, { after: "4 days" }],
      },
      does: [],
    },
  ],
  "unpaid-reminder": [
    {
      says: "never paid",
      facts: { order: { email: "a@example.com", total_price: 5 }, then: unpaidThen },
      does: ["send_invoice", "cancel_order"],
    },
    {
      says: "paid after the reminder",
      facts: {
        order: { email: "a@example.com", total_price: 5 },
        then: [{ after: "2 days" }, { after: "1 day", event: "order.paid", order: paid }, { after: "4 days" }],
      },
      does: ["send_invoice"],
    },
    { says: "paid at once", facts: { order: { ...paid }, then: unpaidThen }, does: [] },
  ],
  "out-of-stock-tag": [
    {
      says: "runs out",
      facts: {
        event: "product.updated",
        product: { title: "Mug", status: "active", total_inventory: 0 },
        before: { total_inventory: 3 },
      },
      does: ["add_tags out-of-stock", "send_email"],
    },
    {
      says: "comes back",
      facts: {
        event: "product.updated",
        product: { status: "active", total_inventory: 0 },
        then: [{ event: "stock.changed", product: { total_inventory: 4 } }],
      },
      does: ["add_tags out-of-stock", "send_email", "remove_tags out-of-stock"],
    },
    {
      says: "a draft",
      facts: { event: "product.updated", product: { status: "draft", total_inventory: 0 } },
      does: [],
    },
  ],
  "backorder-mail": [
    {
      says: "sold beyond its stock",
      facts: { order: { email: "a@example.com", line_items: [{ title: "Mug", variant: { inventory_quantity: -1 } }] } },
      does: ["add_tags backorder", "send_email"],
    },
    {
      says: "the last one",
      facts: { order: { email: "a@example.com", line_items: [{ title: "Mug", variant: { inventory_quantity: 0 } }] } },
      does: [],
    },
  ],
  "review-request": [
    {
      says: "subscribed",
      facts: {
        order: { email: "a@example.com" },
        customer: { email_marketing_state: "subscribed" },
        then: [{ after: "7 days" }],
      },
      does: ["send_email"],
    },
    {
      says: "not subscribed",
      facts: {
        order: { email: "a@example.com" },
        customer: { email_marketing_state: "unsubscribed" },
        then: [{ after: "7 days" }],
      },
      does: [],
    },
  ],
  "serial-returner": [
    {
      says: "the fourth order with a return",
      facts: {
        event: "return.requested",
        order: { returns: [{ status: "requested" }] },
        customer: { id: "7" },
        orders: [1, 2, 3].map((id) => ({
          id: String(id),
          created_at: daysAgo(60),
          returns: [{ created_at: daysAgo(50) }],
        })),
      },
      does: ["add_tags serial-returner", "add_tags serial-returner", "ask_attention"],
    },
    {
      says: "the first",
      facts: {
        event: "return.requested",
        order: { returns: [{ status: "requested" }] },
        customer: { id: "7" },
        orders: [],
      },
      does: [],
    },
  ],
  "late-orders-report": [
    {
      says: "one late, one young",
      facts: {
        orders: [
          { id: "1", ...paid, created_at: daysAgo(7), total_price: 40 },
          { id: "2", ...paid, created_at: daysAgo(1) },
        ],
      },
      does: ["add_tags late", "send_email"],
    },
    { says: "none", facts: { orders: [] }, does: [] },
  ],
};

describe.each(TEMPLATES.map((template) => [template.id, template] as const))("%s", (id, template) => {
  test("is a right document as it is shipped, and says what it is for", () => {
    const checked = checkDocument(fillTemplate(template));
    expect(checked.outcome === "refused" ? checked.complaints : []).toEqual([]);
    expect(template.purpose.length).toBeGreaterThan(20);
    expect(Object.values(template.settings).every(({ label }) => label.length > 1)).toBe(true);
  });
  test.each((CASES[id] ?? []).map((one) => [one.says, one] as const))("%s", (_says, { facts, values, does }) => {
    const effects = effectsOf(fillTemplate(template, values), facts);
    expect(effects.map((effect) => [effect.do, ...((effect.tags as string[] | undefined) ?? [])].join(" "))).toEqual(
      does,
    );
  });
});

test("there are twenty, each with cases where it acts and where it does not", () => {
  expect(TEMPLATES.length).toBeGreaterThanOrEqual(20);
  for (const { id } of TEMPLATES) {
    const cases = CASES[id] ?? [];
    expect([id, cases.some(({ does }) => does.length > 0), cases.some(({ does }) => does.length === 0)]).toEqual([
      id,
      true,
      true,
    ]);
  }
});
