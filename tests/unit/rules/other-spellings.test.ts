// What people write who know other automations: it means what they meant, or is refused with the way out.
import { describe, expect, test } from "vitest";
import { checkDocument, inWords } from "#app/rules/check-document.ts";
import { compareExpected } from "#app/rules/trial/compare-expected.ts";
import { tryRule } from "#app/rules/trial/try-rule.ts";

type Plain = Record<string, unknown>;
const tagged = [{ do: "add_tags", tags: ["a"] }];
const base: Plain = { id: "a", on: "order.created", then: tagged };

function documentOf(rule: Plain): Plain {
  const checked = checkDocument(rule);
  if (checked.outcome === "refused") throw new Error(checked.complaints.map(inWords).join("\n"));
  return checked.document as unknown as Plain;
}
const refusal = (rule: Plain): string => {
  const checked = checkDocument(rule);
  return checked.outcome === "good" ? "" : checked.complaints.map(inWords).join("\n");
};

describe("another spelling means the same:", () => {
  test.each<[string, Plain, Plain]>([
    [
      "trigger, conditions, actions",
      { id: "a", trigger: "order.created", conditions: { field: "order.note" }, actions: tagged },
      { ...base, when: { field: "order.note" } },
    ],
    ["a topic of Shopify", { ...base, on: "orders/create" }, base],
    [
      "a field that changed as an event",
      { ...base, about: "product", on: "product.status_changed" },
      { ...base, about: "product", on: { changed: "product.status" } },
    ],
    [
      "a loop over texts",
      { ...base, then: [{ for_each: ["A b", "C"], then: tagged }] },
      { ...base, then: [{ for_each: "{{ 'A b,C' | split: ',' }}", then: tagged }] },
    ],
    [
      "a change from and to as a condition",
      { ...base, when: { field: "order.note", op: "changed", from: "a", to: "b" } },
      {
        ...base,
        when: {
          all: [
            { field: "order.note", op: "changed_from", value: "a" },
            { field: "order.note", op: "changed_to", value: "b" },
          ],
        },
      },
    ],
    [
      "a span after an event in words",
      { ...base, on: { after: "3 days after order.created" } },
      { ...base, on: { after: "3 days", event: "order.created" } },
    ],
    [
      "a loop's condition",
      { ...base, then: [{ for_each: "order.line_items", if: { field: "line_item.sku", op: "exists" }, then: tagged }] },
      {
        ...base,
        then: [{ for_each: "order.line_items", where: { field: "line_item.sku", op: "exists" }, then: tagged }],
      },
    ],
    [
      "an action with another way",
      {
        ...base,
        then: [{ do: "add_tags", tags: ["a"], if: { field: "order.test" }, else: { do: "add_tags", tags: ["b"] } }],
      },
      {
        ...base,
        then: [{ if: { field: "order.test" }, then: tagged, else: [{ do: "add_tags", tags: ["b"] }] }],
      },
    ],
    ...["2 d", "48h", "48 hrs"].map((span): [string, Plain, Plain] => [
      `${span} as a span`,
      { ...base, when: { field: "order.created_at", op: "older_than", value: span } },
      { ...base, when: { field: "order.created_at", op: "older_than", value: span } },
    ]),
    [
      "a span with its unit",
      { ...base, when: { field: "order.created_at", op: "older_than", value: { days: 2 } } },
      { ...base, when: { field: "order.created_at", op: "older_than", value: "2 days" } },
    ],
    [
      "a part of now",
      { ...base, when: { field: "now.hour", op: "at_least", value: 9 } },
      { ...base, when: { field: "now", part: "hour", op: "at_least", value: 9 } },
    ],
    [
      "one collection in a list",
      { ...base, about: "product", on: "product.created", then: [{ do: "add_to_collection", collections: ["A"] }] },
      { ...base, about: "product", on: "product.created", then: [{ do: "add_to_collection", collection: "A" }] },
    ],
    [
      "headers as a list, a draft's lines by variant_id, a file's name",
      {
        ...base,
        then: [
          { do: "send_http", url: "https://a.example.com", headers: [{ name: "X-A", value: "b" }] },
          { do: "create_draft_order", line_items: [{ variant_id: "5", quantity: 1 }] },
          {
            ...{ do: "send_email", to: "store", subject: "a", text: "b" },
            attachments: [{ filename: "a.csv", body: "x" }],
          },
          { do: "increment", name: "orders" },
        ],
      },
      {
        ...base,
        then: [
          { do: "send_http", url: "https://a.example.com", headers: { "X-A": "b" } },
          { do: "create_draft_order", lines: [{ variant: "5", quantity: 1 }] },
          {
            ...{ do: "send_email", to: "store", subject: "a", text: "b" },
            attachments: [{ name: "a.csv", content: "x" }],
          },
          { do: "remember", name: "orders", add: 1 },
        ],
      },
    ],
    ["{event}", { ...base, on: { event: "order.created" } }, base],
    [
      "a delay after an event",
      { ...base, on: { event: "order.created", delay: "2 days" } },
      { ...base, on: { after: "2 days", event: "order.created" } },
    ],
    [
      "a schedule in words",
      { ...base, on: "every day at 08:00" },
      { ...base, on: { schedule: { every: "day", at: "08:00" } } },
    ],
    ...[{ once: "2026-11-27 0:00" }, { at: "2026-11-27T00:00" }, { on: "2026-11-27", at: "00:00" }].map(
      (schedule): [string, Plain, Plain] => [
        `one moment as ${JSON.stringify(schedule)}`,
        { ...base, on: { schedule } },
        { ...base, on: { schedule: { once: "2026-11-27T00:00" } } },
      ],
    ),
    ["every quarter", { ...base, on: "quarterly" }, { ...base, on: { schedule: { every: "quarter" } } }],
    ["a cron text", { ...base, on: { schedule: "0 9 * * 1" } }, { ...base, on: { schedule: { cron: "0 9 * * 1" } } }],
    [
      "a week on a day",
      { ...base, on: [{ schedule: { every: "week", on: "Monday", at: "08:00" } }, { every: "day", on: "friday" }] },
      { ...base, on: [{ schedule: { every: "monday", at: "08:00" } }, { schedule: { every: "friday" } }] },
    ],
    [
      "and, or, operator",
      { ...base, when: { and: [{ field: "order.note", operator: "is", value: "x" }] } },
      { ...base, when: { all: [{ field: "order.note", op: "is", value: "x" }] } },
    ],
    [
      "any over a list",
      { ...base, when: { any: "order.line_items", where: { field: "line_item.sku", value: "A" } } },
      { ...base, when: { some: "order.line_items", where: { field: "line_item.sku", value: "A" } } },
    ],
    [
      "some without a condition",
      { ...base, when: { some: "order.refunds" } },
      { ...base, when: { count: "order.refunds", op: "at_least", value: 1 } },
    ],
    [
      "a wait in one word",
      { ...base, then: [{ wait: "3 days" }, ...tagged] },
      { ...base, then: [{ do: "wait", for: "3 days" }, ...tagged] },
    ],
    [
      "another name of an action",
      { ...base, then: [{ action: "hold_order", notes: "x" }] },
      { ...base, then: [{ do: "hold_fulfillment", note: "x" }] },
    ],
    [
      "an action that names its record",
      { ...base, then: [{ do: "add_customer_tags", tags: ["x"] }] },
      { ...base, then: [{ do: "add_tags", on: "customer", tags: ["x"] }] },
    ],
    [
      "another name of a setting",
      { ...base, then: [{ do: "send_email", recipient: "a@example.com", subject: "x", body: "y" }] },
      { ...base, then: [{ do: "send_email", to: "a@example.com", subject: "x", text: "y" }] },
    ],
    [
      "a metafield’s key, named as in conditions",
      { ...base, then: [{ do: "set_metafield", name: "custom.gift", value: "x" }] },
      { ...base, then: [{ do: "set_metafield", key: "custom.gift", value: "x" }] },
    ],
    [
      "namespace and key",
      { ...base, then: [{ do: "set_metafield", namespace: "custom", key: "gift", value: "x" }] },
      { ...base, then: [{ do: "set_metafield", key: "custom.gift", value: "x" }] },
    ],
    [
      "attributes as pairs",
      { ...base, then: [{ do: "set_attributes", attributes: [{ name: "A", value: "B" }] }] },
      { ...base, then: [{ do: "set_attributes", attributes: { A: "B" } }] },
    ],
    [
      "a list, an operator and a condition on its items",
      { ...base, when: { field: "order.line_items", op: "any", where: { field: "line_item.sku", value: "A" } } },
      { ...base, when: { some: "order.line_items", where: { field: "line_item.sku", value: "A" } } },
    ],
    [
      "days beside an operator of spans",
      { ...base, when: { field: "order.created_at", op: "older_than", days: 30 } },
      { ...base, when: { field: "order.created_at", op: "older_than", value: "30 days" } },
    ],
    [
      "a metafield's key",
      { ...base, when: { field: "customer.metafield", namespace: "custom", key: "gift", op: "exists" } },
      { ...base, when: { field: "customer.metafield", name: "custom.gift", op: "exists" } },
    ],
    [
      "an attribute of the list of all",
      { ...base, when: { field: "order.note_attributes", name: "Gift", op: "exists" } },
      { ...base, when: { field: "order.attribute", name: "Gift", op: "exists" } },
    ],
    [
      "value_field",
      { ...base, when: { field: "order.total_price", op: ">", value_field: "order.subtotal_price" } },
      { ...base, when: { field: "order.total_price", op: ">", value: { field: "order.subtotal_price" } } },
    ],
    [
      "short names of weekdays",
      { ...base, when: { field: "order.created_at", part: "weekday", op: "in", value: ["Sat", "sun"] } },
      { ...base, when: { field: "order.created_at", part: "weekday", op: "in", value: ["saturday", "sunday"] } },
    ],
    [
      "hours over midnight",
      { ...base, when: { field: "order.created_at", part: "hour", op: "between", value: [22, 5] } },
      { ...base, when: { field: "order.created_at", part: "clock", op: "between", value: ["22:00", "05:59"] } },
    ],
    [
      "null",
      {
        ...base,
        when: {
          all: [
            { field: "order.note", op: "is", value: null },
            { field: "order.fulfillment_status", op: "is", value: null },
          ],
        },
      },
      {
        ...base,
        when: {
          all: [
            { field: "order.note", op: "is_empty" },
            { field: "order.fulfillment_status", op: "is", value: "unfulfilled" },
          ],
        },
      },
    ],
    [
      "a wait of days, an if with do, a single else_if",
      {
        ...base,
        then: [
          { do: "wait", days: 3 },
          { if: { field: "order.note" }, do: tagged, else_if: { if: { field: "order.test" }, then: tagged } },
        ],
      },
      {
        ...base,
        then: [
          { do: "wait", for: "3 days" },
          { if: { field: "order.note" }, then: tagged, else_if: [{ if: { field: "order.test" }, then: tagged }] },
        ],
      },
    ],
    [
      "a loop that names its item first",
      { ...base, then: [{ for_each: "one", in: "order.line_items", then: tagged }] },
      { ...base, then: [{ for_each: "order.line_items", as: "one", then: tagged }] },
    ],
    [
      "words for a hold, everybody's holds, a refund",
      {
        ...base,
        then: [
          { do: "hold", reason: "fraud" },
          { do: "release_hold", which: "any" },
          { do: "cancel_order", refund: false },
          { do: "refund", full: true },
        ],
      },
      {
        ...base,
        then: [
          { do: "hold_fulfillment", reason: "HIGH_RISK_OF_FRAUD" },
          { do: "release_hold", which: "all" },
          { do: "cancel_order", refund: "none" },
          { do: "refund_order", lines: "all", shipping: "all" },
        ],
      },
    ],
    [
      "a free product, a kind of code, a type of metafield",
      {
        ...base,
        then: [
          { do: "add_product", sku: "GIFT", price: 0 },
          { do: "create_discount", code: "A", value: 5, type: "fixed_amount" },
          { do: "set_metafield", key: "custom.gift", value: 1, type: "integer" },
        ],
      },
      {
        ...base,
        then: [
          { do: "add_line_item", sku: "GIFT", discount_percent: 100 },
          { do: "create_discount_code", code: "A", amount: 5 },
          { do: "set_metafield", key: "custom.gift", value: 1, type: "number_integer" },
        ],
      },
    ],
    [
      "places, records, the team",
      {
        ...base,
        then: [
          { do: "move_fulfillment_order", location: ["A", "B"] },
          { do: "add_tags", to: "customer", tags: ["a"] },
          { do: "send_email", to: "staff", subject: "x", once: true },
        ],
      },
      {
        ...base,
        then: [
          { do: "move_fulfillment_order", locations: ["A", "B"] },
          { do: "add_tags", on: "customer", tags: ["a"] },
          { do: "send_email", to: "store", subject: "x", acts: "once" },
        ],
      },
    ],
    [
      "a product's status, one channel",
      {
        ...base,
        about: "product",
        on: "product.updated",
        then: [
          { do: "update_product", status: "draft" },
          { do: "publish_product", channels: ["Shop"] },
        ],
      },
      {
        ...base,
        about: "product",
        on: "product.updated",
        then: [
          { do: "set_product_status", status: "draft" },
          { do: "publish_product", channel: ["Shop"] },
        ],
      },
    ],
    [
      "vars, priority, plural, inputs by name, rows of a table, the order of a find",
      {
        ...base,
        about: "orders",
        priority: 3,
        vars: { late: { find: "orders", in: "60 days", sort: "-created_at", first: 5 } },
        inputs: ["numbers"],
        tables: { zones: [{ area: "G", place: "Glasgow" }], reps: [["a", "b"]] },
      },
      {
        ...base,
        about: "order",
        order: 3,
        let: { late: { find: "orders", within: "60 days", sort_by: "created_at", descending: true, limit: 5 } },
        inputs: [{ name: "numbers" }],
        tables: { zones: { columns: ["area", "place"], rows: [["G", "Glasgow"]] }, reps: { a: "b" } },
      },
    ],
    [
      "several days of the week, the last of the month",
      {
        ...base,
        on: [{ schedule: { every: ["monday", "friday"] } }, { schedule: { every: "month", on: "last", at: "08:30" } }],
      },
      {
        ...base,
        on: [
          { schedule: { every: "monday" } },
          { schedule: { every: "friday" } },
          { schedule: { cron: "30 8 L * *" } },
        ],
      },
    ],
  ])("%s", (_name, written, meant) => {
    expect(documentOf(written)).toEqual(documentOf(meant));
  });

  test.each<[string, Plain, Plain]>([
    ["a field in camel case", { field: "order.totalPrice", op: "more_than", value: 50 }, { total_price: 60 }],
    ["a field by another name", { field: "order.total", op: "more_than", value: 50 }, { total_price: 60 }],
    ["a field inside", { field: "order.risk_level", op: "is", value: "high" }, { risk: { level: "high" } }],
    [
      "an attribute by its path",
      { field: "order.attributes.Gift", op: "is", value: "yes" },
      { note_attributes: { Gift: "yes" } },
    ],
    [
      "a property by its path",
      { some: "order.line_items", where: { field: "line_item.properties.Engraving", op: "exists" } },
      { line_items: [{ properties: { Engraving: "Jo" } }] },
    ],
    [
      "an attribute in a template",
      { template: "{{ order.attributes.Gift }}", op: "is", value: "yes" },
      { note_attributes: { Gift: "yes" } },
    ],
    [
      "today in a template",
      { template: "{{ order.created_at | date: '%F' }}", op: "is", value: "{{ today | date: '%F' }}" },
      { created_at: "2026-01-15T01:00:00Z" },
    ],
    [
      "a code among the codes",
      { field: "order.discount_codes", op: "has", value: "SAVE" },
      { discount_codes: ["save"] },
    ],
    [
      "a field as text",
      { field: "order.total_price", op: ">", value: "order.total_tax" },
      { total_price: 60, total_tax: 5 },
    ],
    [
      "a bare field of an item",
      { some: "order.line_items", where: { field: "sku", op: "is", value: "A" } },
      { line_items: ["A"] },
    ],
    [
      "a metafield by its path",
      { field: "order.metafield.custom.gift", op: "is", value: "x" },
      { metafields: { "custom.gift": "x" } },
    ],
    ["a line", { some: "order.line_items", where: { field: "line.sku", op: "is", value: "A" } }, { line_items: ["A"] }],
    ["another name in a template", { template: "{{ order.total }}", op: "is", value: "60.00" }, { total_price: 60 }],
    [
      "a gid for an id",
      {
        some: "order.line_items",
        where: { field: "line_item.product_id", op: "is", value: "gid://shopify/Product/5" },
      },
      { line_items: [{ product_id: "5" }] },
    ],
    [
      "a day in words",
      { field: "order.created_at", part: "date", op: "is", value: "yesterday" },
      { created_at: "2026-01-14T23:00:00Z" },
    ],
    [
      "a day against another time's day",
      { field: "order.created_at", part: "date", op: "is", value: { field: "now" } },
      { created_at: "2026-01-15T01:00:00Z" },
    ],
    [
      "a day by size",
      { field: "order.created_at", part: "date", op: "between", value: ["2026-01-14", "today"] },
      { created_at: "2026-01-15T01:00:00Z" },
    ],
    [
      "the time of the day",
      { field: "order.created_at", part: "time", op: "at_least", value: "17:00" },
      { created_at: "2026-01-14T17:30:00Z" },
    ],
  ])("%s holds", (_name, when, order) => {
    const trial = tryRule({ ...base, when }, { now: "2026-01-15T10:00:00Z", order });
    expect(compareExpected(trial, { name: "", effects: [{ do: "add_tags", on: "order" }] })).toEqual([]);
  });
});

describe("what could never hold, or would hold always, is refused:", () => {
  test.each<[string, Plain, string]>([
    [
      "a status that there is not",
      { field: "order.financial_status", op: "is", value: "unpaid" },
      "is one of pending, authorized",
    ],
    [
      "one of several that there is not",
      { field: "order.fulfillment_status", op: "in", value: ["partial", "shipped"] },
      "not “shipped”",
    ],
    [
      "a weekday's number",
      { field: "order.created_at", part: "weekday", op: "in", value: [6] },
      "is one of monday, tuesday",
    ],
    [
      "an instant that is a day",
      { field: "order.created_at", op: "is", value: "today" },
      'write "part": "date" beside it',
    ],
    [
      "a condition that asks nothing of the items",
      { some: "order.line_items", where: { field: "order.name", op: "is", value: "A" } },
      "write “line_item.…”",
    ],
    [
      "a form of a date that prints itself",
      { template: "{{ order.created_at | date: 'YYYY-MM' }}", op: "is", value: "2026-04" },
      "%Y-%m-%d is 2026-04-01",
    ],
    [
      "an order against itself",
      { some: "customer.orders", where: { field: "order.id", op: "is_not", value: { field: "order.id" } } },
      "“past.…”",
    ],
    ["a country's other code", { field: "order.shipping_address.country_code", op: "in", value: ["UK"] }, "is “GB”"],
    ["a region's name", { field: "order.shipping_address.province_code", value: "California" }, "write “province”"],
    ["a sum in Liquid", { template: "{{ order.total_price * 2 }}", op: "is", value: 2 }, "| times: 2"],
    ["how many by another name", { field: "order.line_items.count", op: ">", value: 2 }, "“order.line_items.size”"],
    ["memory of nobody", { field: "memory.seen", op: "is", value: 2 }, "write memory.shop.seen"],
    ["a range that is none", { field: "order.total_price", op: "between", value: [9, 5] }, "the smaller one first"],
    [
      "a field without its record",
      { field: "total_price", op: "more_than", value: 5 },
      "did you mean “order.total_price”?",
    ],
  ])("%s", (_name, when, complaint) => {
    expect(refusal({ ...base, when })).toContain(complaint);
  });

  test.each([
    ["draft_order.completed", "draft_order.status"],
    ["return.created", "return.requested"],
    ["product.out_of_stock", "stock.changed"],
    ["inventory_transfers/ready_to_ship", "have Shopify Flow"],
    ["variant.created", '{"changed": "product.variants"}'],
    ["product.archived", '{"changed": "product.status"'],
    ["checkout.abandoned", "Shopify Flow (“flow”)"],
  ])("the event %s, with what is said instead", (on, instead) => {
    expect(refusal({ ...base, on })).toContain(instead);
  });

  test("a status in facts that there is not", () => {
    expect(tryRule(base, { order: { financial_status: "unpaid" } })).toMatchObject({
      outcome: "unreadable_facts",
      message: expect.stringContaining("facts.order.financial_status is one of pending"),
    });
  });
});

test("a sum that is written as a text is refused, a field that is written so is the field", () => {
  const when = { field: "rest", op: ">", value: 1 };
  expect(refusal({ ...base, let: { rest: "order.total_price - 5" }, when })).toContain("is a text as it stands");
  expect(tryRule({ ...base, let: { rest: "order.total_price" }, when }, { order: { total_price: 5 } })).toMatchObject({
    effects: [{ do: "add_tags" }],
  });
});

test.each(["to", "cc", "bcc", "reply_to"])("a mail whose %s is a word that is no address is refused", (name) => {
  const mail = { do: "send_email", to: "store", subject: "x" };
  for (const who of name === "reply_to" ? ["warehouse"] : ["warehouse", ["warehouse"], "a@example.com, warehouse"])
    expect(refusal({ ...base, then: [{ ...mail, [name]: who }] })).toContain("is an address, “customer” or “store”");
});

test("a mail's copies and answers go to the store and the customer too", () => {
  const mail = { do: "send_email", to: "customer", cc: "store", bcc: ["team", "b@example.com"], reply_to: "store" };
  const facts = { order: { email: "c@example.com" }, shop: { email: "s@example.com" } };
  expect(tryRule({ ...base, then: [{ ...mail, subject: "x" }] }, facts)).toMatchObject({
    effects: [
      {
        ...{ to: ["c@example.com"], cc: ["s@example.com"], bcc: ["s@example.com", "b@example.com"] },
        reply_to: "s@example.com",
      },
    ],
  });
});

describe("is refused with the way out:", () => {
  const when = { field: "fulfillment.status", op: "is", value: "success" };
  test.each<[string, Plain, string]>([
    ["a number of rounds in words", { then: [{ repeat: "three", then: tagged }] }, "is a whole number up to 1000"],
    ["stop: all", { stop: "all" }, "“group” (later rules of its group) or false"],
    ["a parcel's field in a rule about orders", { when }, '"about": "fulfillment"'],
    ["and the way over all parcels", { when }, '{"some": "order.fulfillments"'],
    ["a refund's in a template", { then: [{ do: "set_note", text: "{{ refund.amount }}" }] }, '"about": "refund"'],
    ["a variant's", { about: "product", on: "product.updated", when: { field: "variant.sku" } }, '"about": "variant"'],
    [
      "let in a loop",
      { then: [{ for_each: "order.line_items", let: { a: 1 }, then: tagged }] },
      "it stands in the rule itself",
    ],
    [
      "a number of many items",
      { when: { field: "order.line_items.price", op: "more_than", value: 10 } },
      'ask it of the items ({"some": "order.line_items"',
    ],
    [
      "a hold that ends by itself",
      { then: [{ do: "hold_fulfillment", release_after: "1 hour" }] },
      '{"do": "release_hold"} after it',
    ],
    [
      "two collections at once",
      { about: "product", on: "product.created", then: [{ do: "add_to_collection", collections: ["A", "B"] }] },
      "write the step once for each of them",
    ],
    ["a rule about collections", { about: "collection", on: "collection.updated" }, '{"find": "collections"}'],
    ["an effect's name", { then: [{ do: "edit_order" }] }, "did you mean “add_line_item”?"],
  ])("%s", (_name, parts, complaint) => {
    expect(refusal({ ...base, ...parts })).toContain(complaint);
  });
});

test.each([
  { field: "order.total_price", op: "more_than", value: 5 },
  { field: "order.email", value: "a@example.com" },
  { all: [{ field: "order.total_price", op: "more_than", value: 5 }] },
  { some: "order.line_items", where: { field: "line_item.sku", value: "A" } },
])("a name for the condition %j is whether it is true", (condition) => {
  const rule = { ...base, let: { dear: condition }, when: { field: "dear", op: "is_true" } };
  const order = { total_price: 9, email: "a@example.com", line_items: ["A"] };
  expect(tryRule(rule, { order })).toMatchObject({ effects: [{ do: "add_tags" }] });
  expect(tryRule(rule, { order: { total_price: 5 } })).toMatchObject({ effects: [] });
});

test("a place by its name is the one that the facts list", () => {
  const rule = {
    ...{ id: "a", about: "stock_level", on: "stock.changed" },
    when: { field: "stock_level.location_id", value: "77" },
    then: [{ do: "send_email", to: "store", subject: "{{ locations | map: 'id' | join: ' ' }}" }],
  };
  const facts = { locations: [{ id: "77", name: "Main" }], stock_level: { location: "Main", available: 1, sku: "A" } };
  expect(tryRule(rule, facts)).toMatchObject({ effects: [{ subject: "77" }] });
});

describe("what may be anything, asked without an operator", () => {
  const big = { field: "order.total_price", op: "more_than", value: 1000 };
  test.each([
    ["a name for a condition that is true", { flag: { ...big, value: 1 } }, {}, true],
    ["a name for a condition that is false", { flag: big }, {}, false],
    ["a name for false", { flag: false }, {}, false],
    ["a choice of false", { flag: { if: big, then: true, else: false } }, {}, false],
    ["a template that gives false", { flag: "{{ order.test }}" }, {}, false],
    ["a text", { flag: "{{ order.name }}" }, {}, true],
    ["memory of false", { flag: { field: "memory.order.done" } }, { memory: { order: { done: false } } }, false],
    ["memory of anything", { flag: { field: "memory.order.done" } }, { memory: { order: { done: "x" } } }, true],
    ["memory of nothing", { flag: { field: "memory.order.done" } }, {}, false],
  ])("%s", (_name, names, facts, holds) => {
    const rule = { ...base, let: names, when: { field: "flag" } };
    expect(tryRule(rule, { order: { name: "#1", total_price: 5 }, ...facts })).toMatchObject({
      effects: holds ? [{ do: "add_tags" }] : [],
    });
  });
});

describe("a tag that comes and goes", () => {
  test.each([
    [{ op: "gains", value: "rush" }, ["b"], ["b", "rush"], true],
    [{ op: "added", value: "rush" }, ["rush"], ["b", "rush"], false],
    [{ op: "loses", value: "Rush" }, ["rush"], [], true],
    [{ op: "loses", value: "rush" }, [], [], false],
  ])("%j from %j to %j: %s", (asked, before, tags, holds) => {
    const rule = { ...base, on: "order.updated", when: { field: "order.tags", ...asked } };
    expect(tryRule(rule, { before: { tags: before }, order: { tags } })).toMatchObject({
      effects: holds ? [{ do: "add_tags" }] : [],
    });
  });

  test("sets a rule off by itself", () => {
    const rule = { ...base, on: { changed: "order.tags", to: "rush" } };
    const order = { tags: ["b", "rush"] };
    expect(tryRule(rule, { before: { tags: ["b"] }, order })).toMatchObject({ effects: [{ do: "add_tags" }] });
    expect(tryRule(rule, { before: { tags: ["rush"] }, order })).toMatchObject({ effects: [] });
  });
});

describe("what is so already", () => {
  const product = { id: "1", channels: ["UK"], collections: ["New arrivals"] };
  test.each([
    [{ do: "unpublish_product", channel: "EU" }, 0],
    [{ do: "unpublish_product", channel: "uk" }, 1],
    [{ do: "publish_product", channels: ["UK", "Point of Sale", "Shop"] }, 2],
    [{ do: "unpublish_product", channel: "EU, UK" }, 1],
    [{ do: "remove_from_collection", collection: "Deals" }, 0],
    [{ do: "remove_from_collection", collection: "new arrivals" }, 1],
  ])("%j is not written again", (step, times) => {
    const rule = { id: "a", about: "product", on: "product.updated", then: [step] };
    expect(tryRule(rule, { product })).toMatchObject({ effects: Array(times).fill({}) });
  });
});

test("the body of a call keeps numbers, yes/no and lists, and amounts as texts", () => {
  const body = { n: "{{ event.body.n }}", t: "{{ event.body.t }}", l: "{{ event.body.l }}", deep: { of: "{{ 2 }}" } };
  const rule = { ...base, on: "http", then: [{ do: "send_http", url: "https://a.example.com", body }] };
  const event = { on: "http", body: { n: 1, t: true, l: [1, 2] } };
  const sent = JSON.stringify({ n: 1, t: true, l: [1, 2], deep: { of: 2 } });
  expect(tryRule(rule, { event, order: {} })).toMatchObject({ effects: [{ body: sent }] });
});

test.each([
  [{ field: "customer", op: "is_empty" }, 1],
  [{ field: "customer.tags", op: "lacks", value: "vip" }, 1],
  [{ field: "draft_order.customer.email", op: "is_empty" }, 1],
])("a draft order that is nobody's has no customer: %j", (when, times) => {
  const mail = { do: "send_email", to: "store", subject: "For {{ customer.name | default: 'nobody' }}", text: "-" };
  const rule = { id: "a", about: "draft_order", on: "draft_order.created", when, then: [mail] };
  const effects = Array(times).fill({ subject: "For nobody" });
  expect(tryRule(rule, { draft_order: { name: "#D1" }, customer: null })).toMatchObject({ effects });
  expect(tryRule(rule, { draft_order: { name: "#D1", customer: null } })).toMatchObject({ effects });
});

test("a counter whose name held a text begins anew", () => {
  const rule = { ...base, then: [{ do: "remember", name: "gifts", add: 1 }, ...tagged] };
  expect(tryRule(rule, { order: {}, memory: { shop: { gifts: "none" } } })).toMatchObject({ outcome: "tried" });
});

describe("facts", () => {
  test("of all orders tell what Shopify says of the customer", () => {
    const when = {
      all: [
        { field: "customer.orders_count", op: "is", value: 2 },
        { field: "customer.total_spent", op: "is", value: 25 },
        { field: "order.is_first_order", op: "is", value: false },
      ],
    };
    const order = { total_price: 5, financial_status: "paid" };
    const orders = [{ total_price: 20, financial_status: "paid", created_at: "2025-01-01" }];
    expect(tryRule({ ...base, when }, { order, customer: { id: "7" }, orders })).toMatchObject({
      effects: [{ do: "add_tags" }],
    });
  });

  test("of what a person enters are read as the rule declares it", () => {
    const rule = {
      ...{ id: "a", about: "shop", on: "by_hand", inputs: { numbers: "list", most: "number" } },
      then: [{ for_each: "event.inputs.numbers", then: [{ do: "send_email", to: "store", subject: "{{ item }}" }] }],
    };
    const event = { on: "by_hand", inputs: { numbers: "#1, #2" } };
    expect(tryRule(rule, { event })).toMatchObject({ effects: [{ subject: "#1" }, { subject: "#2" }] });
    expect(tryRule(rule, { event: { on: "by_hand", inputs: { most: "many" } } })).toMatchObject({
      outcome: "unreadable_facts",
      message: "facts.event.inputs.most: Enter a number.",
    });
  });

  test.each<[string, Plain, Plain]>([
    [
      "a country's name tells its code",
      { field: "order.shipping_address.country_code", value: "GB" },
      { order: { shipping_address: { country: "United Kingdom" } } },
    ],
    [
      "a country's code tells its name",
      { field: "order.shipping_address.country", value: "Germany" },
      { order: { shipping_address: { country_code: "DE" } } },
    ],
    [
      "the order's e-mail is the customer's",
      { field: "customer.email", value: "a@example.com" },
      { order: { email: "a@example.com" }, customer: {} },
    ],
    ["cancelled, without saying when", { field: "order.is_cancelled" }, { order: { is_cancelled: true } }],
    [
      "one method, one code",
      {
        all: [
          { field: "order.shipping_method", value: "Express" },
          { field: "order.discount_codes", op: "has", value: "A" },
        ],
      },
      { order: { shipping_method: "Express", discount_code: "A" } },
    ],
    [
      "what a line's product has",
      {
        some: "order.line_items",
        where: {
          all: [
            { field: "product.tags", op: "has", value: "a" },
            { field: "variant.inventory_quantity", value: 3 },
          ],
        },
      },
      { order: { line_items: [{ product_tags: ["a"], inventory_quantity: 3 }] } },
    ],
    [
      "attributes by key, metafields as a list",
      {
        all: [
          { field: "order.attribute", name: "Gift", value: "yes" },
          { field: "order.metafield", name: "custom.gift", value: "x" },
        ],
      },
      {
        order: {
          note_attributes: [{ key: "Gift", value: "yes" }],
          metafields: [{ namespace: "custom", key: "gift", value: "x" }],
        },
      },
    ],
    ["memory of the store", { field: "memory.shop.seen", value: 2 }, { memory: { seen: 2 }, order: {} }],
    [
      "rows of a table as a list",
      { field: "order.po_number", op: "in_table", value: "known" },
      { tables: { known: [["A", 1]] }, order: { po_number: "a" } },
    ],
    ["a topic of Shopify under trigger", { field: "order.id", op: "exists" }, { trigger: "orders/create", order: {} }],
    [
      "where a fulfilment order is",
      { some: "order.fulfillment_orders", where: { field: "location.name", value: "Leeds" } },
      { order: { fulfillment_orders: [{ location_name: "Leeds" }] } },
    ],
  ])("are understood: %s", (_name, when, given) => {
    expect(tryRule({ ...base, when }, given)).toMatchObject({ effects: [{ do: "add_tags" }] });
  });

  test.each<[string, Plain, Plain]>([
    [
      "tags that changed",
      { on: "order.tags_changed", when: { field: "order.tags", op: "gains", value: "b" } },
      { order: { tags: ["b"] } },
    ],
    ["a note that changed", { on: { changed: "order.note" } }, { order: { note: "b" } }],
    [
      "a carrier's event",
      {
        on: "fulfillment.event",
        when: { some: "order.fulfillments", where: { field: "shipment_status", value: "delayed" } },
      },
      { order: { fulfillments: [{ id: "5" }] }, event: { on: "fulfillment.event", status: "delayed" } },
    ],
    ["a call's body", { on: "http", when: { field: "event.body.n", value: 1 } }, { body: { n: 1 }, order: {} }],
  ])("follow from what the event says: %s", (_name, rule, given) => {
    expect(tryRule({ ...base, ...rule }, given)).toMatchObject({ effects: [{ do: "add_tags" }] });
  });

  test("change a child that stood beside the order, at later moments too", () => {
    const rule = {
      ...{ id: "a", about: "fulfillment_order", on: "fulfillment_order.requested" },
      then: [
        { do: "wait", for: "1 day" },
        {
          do: "add_tags",
          on: "order",
          tags: ["a"],
          if: { field: "fulfillment_order.request_status", value: "submitted" },
        },
      ],
    };
    const given = { order: {}, fulfillment_order: { id: "5", location: "Leeds" } };
    const day = { after: "1 day" };
    expect(tryRule(rule, { ...given, then: [day] })).toMatchObject({ effects: [{ do: "add_tags" }] });
    const accepted = { after: "1 hour", event: "fulfillment_order.accepted" };
    expect(tryRule(rule, { ...given, then: [accepted, day] })).toMatchObject({ effects: [] });
    const said = { after: "1 hour", fulfillment_order: { request_status: "rejected" } };
    expect(tryRule(rule, { ...given, then: [said, day] })).toMatchObject({ effects: [] });
  });

  test("that are worked out are refused with what is given instead", () => {
    expect(tryRule(base, { order: { nth_order: 1 } })).toMatchObject({
      message: expect.stringContaining("as “orders”"),
    });
  });

  test("that no find picks say so", () => {
    const rule = {
      ...base,
      on: { schedule: { every: "day" } },
      find: { where: { field: "order.note", op: "exists" } },
    };
    expect(tryRule(rule, { orders: [{ id: "1" }] })).toMatchObject({
      moments: [{ results: [{ reason: "The rule's find does not pick it." }] }],
    });
  });
});

test.each(["schedule", "by_hand"])(
  "what each order of one run on %s writes to their customer and counts is kept",
  (on) => {
    const rule = {
      ...{ id: "a", on: [on === "schedule" ? { schedule: { every: "day" } } : on] },
      then: [
        { do: "add_tags", on: "customer", tags: ["{{ order.name }}"] },
        { do: "remember", name: "seen", add: 1 },
      ],
    };
    const orders = [
      { id: "1", name: "#1" },
      { id: "2", name: "#2" },
    ];
    const tried = tryRule(rule, { customer: { id: "7" }, orders });
    const effects = tried.outcome === "tried" ? tried.effects.map(({ do: what, tags = "" }) => `${what} ${tags}`) : [];
    expect(effects).toEqual(["add_tags #1", "remember ", "add_tags #2", "remember "]);
  },
);

test("names within a setting are made too, and one that comes out empty is left out", () => {
  const attributes = { "Sku {{ order.name }}": "x", "{{ order.note }}": "y", plain: "z" };
  const rule = { ...base, then: [{ do: "set_attributes", attributes }] };
  expect(tryRule(rule, { order: { name: "#1", note: null } })).toMatchObject({
    effects: [{ attributes: { "Sku #1": "x", plain: "z" } }],
  });
  const unknown = { ...base, then: [{ do: "set_attributes", attributes: { "{{ order.nmae }}": "x" } }] };
  expect(refusal(unknown)).toContain("did you mean “name”");
});

test.each([
  ["money", { amount: "5.00", currency_code: "GBP" }, '{"amount":"5.00","currency_code":"GBP"}'],
  ["weight", { value: 2, unit: "kg" }, '{"value":2,"unit":"kg"}'],
])("a metafield of the type %s takes an object", (type, value, text) => {
  const rule = { ...base, then: [{ do: "set_metafield", key: "custom.made", type, value }] };
  expect(tryRule(rule, { order: {} })).toMatchObject({ effects: [{ type, value: text }] });
});

describe("a day without a time is one of the store’s calendar", () => {
  const tried = (parts: Plain, facts: Plain, timezone = "America/New_York"): string[] => {
    const trial = tryRule({ ...base, ...parts }, { shop: { timezone }, ...facts });
    if (trial.outcome !== "tried") throw new Error(JSON.stringify(trial));
    return trial.moments.flatMap(({ results }) =>
      results.flatMap(({ outcome, waits }) => [outcome, ...waits.map(({ until }) => String(until))]),
    );
  };
  const until = (parts: Plain) => ({ then: [{ do: "wait", ...parts }, ...(base.then as Plain[])] });
  test.each<[string, Plain, string, string | undefined]>([
    ["waited for", { until: "2026-06-01" }, "2026-06-01T04:00:00Z", undefined],
    ["with a time", { until: "2026-06-01T08:30" }, "2026-06-01T12:30:00Z", undefined],
    ["with a zone of its own", { until: "2026-06-01T00:00:00Z" }, "2026-06-01T00:00:00Z", undefined],
    ["out of a metafield", { until: "{{ order.metafields.custom.day }}" }, "2026-06-01T04:00:00Z", undefined],
    ["at a time of it", { until: "2026-06-01", at: "00:00" }, "2026-05-31T15:00:00Z", "Asia/Tokyo"],
  ])("%s", (_, parts, instant, zone) => {
    const order = { metafields: { "custom.day": "2026-06-01" } };
    expect(tried(until(parts), { now: "2026-05-20T10:00:00Z", order }, zone)).toEqual(["matched", instant]);
  });

  const day = (op: string, value: unknown) => ({ when: { field: "order.metafield", name: "custom.day", op, value } });
  const created = (op: string, value: unknown) => ({ when: { field: "order.created_at", op, value } });
  const eve = { now: "2026-06-01T02:00:00Z", order: { metafields: { "custom.day": "2026-05-31" } } };
  test.each<[string, Plain, boolean]>([
    ["a literal beside an instant", created("at_least", "2026-06-01"), false],
    ["before it", created("before", "2026-06-01"), true],
    ["between two", created("between", ["2026-05-31", "2026-06-01"]), true],
    ["a metafield after today’s beginning", day("after", "today"), false],
    ["a metafield and a moment of it", day("at_least", "today"), true],
    ["a metafield that is today", day("is", "today"), true],
    ["a metafield that is tomorrow", day("is", "tomorrow"), false],
    ["a metafield that is not today", day("is_not", "today"), false],
    ["a metafield’s day", { when: { ...day("is", "2026-05-31").when, part: "date" } }, true],
    ["a metafield’s weekday", { when: { ...day("is", "sunday").when, part: "weekday" } }, true],
    ["not before its own day", { active_from: "2026-06-01" }, false],
    ["until its end", { active_until: "2026-06-01" }, true],
  ])("%s", (_, parts, holds) => {
    expect(tried(parts, eve).includes("matched")).toBe(holds);
  });

  test("says when a rule is on that is not on now", () => {
    expect(JSON.stringify(tryRule({ ...base, active_from: "2026-06-02" }, eve))).toContain(
      "not on at this moment: it is from 2026-06-02 on",
    );
  });

  test("the word itself is what a text may say", () => {
    expect(tried(day("is", "today"), { order: { metafields: { "custom.day": "Today" } } })).toEqual(["matched"]);
  });

  test("in facts too", () => {
    const created = { when: { field: "order.created_at", part: "date", op: "is", value: "2026-04-01" } };
    expect(tried(created, { order: { created_at: "2026-04-01" } })).toEqual(["matched"]);
  });
});

test("of several rules a run by hand sets off those that are run by hand", () => {
  const rule = (id: string, on: unknown) => ({ ...base, id, on, then: [{ do: "add_tags", tags: [id] }] });
  const rules = [
    rule("nightly", { schedule: { every: "day" } }),
    rule("hand", "by_hand"),
    rule("placed", "order.created"),
  ];
  expect(tryRule(rules, { event: "by_hand", order: {} })).toMatchObject({ effects: [{ tags: ["hand"] }] });
  expect(tryRule(rules, { event: { on: "by_hand", rule: "placed" }, order: {} })).toMatchObject({
    effects: [{ tags: ["placed"] }],
  });
});

test("a variant that stands beside its stock is there for a rule about variants", () => {
  const when = { field: "variant.inventory_quantity", op: "rises_above", value: 0 };
  const rule = {
    ...{ id: "v", about: "variant", on: "stock.changed" },
    when,
    then: [{ do: "set_metafield", key: "custom.back", value: "yes" }],
  };
  const variant = { id: "5", inventory_quantity: 5 };
  const level = { stock_level: { location: "Main", available: 5 }, before: { inventory_quantity: 0 } };
  expect(tryRule(rule, { product: { id: "50" }, variant, ...level })).toMatchObject({ effects: [{}] });
  expect(tryRule(rule, { variant, ...level })).toMatchObject({ effects: [{}] });
});

describe("what facts say that no store would", () => {
  const rule = { ...base, on: ["order.created", "http"], when: { field: "event.body.title", op: "exists" } };
  test("a body of an event that carries none is noted", () => {
    const tried = (on: string) => JSON.stringify(tryRule(rule, { order: {}, event: { on, body: { title: "x" } } }));
    expect(tried("order.created")).toContain("The facts give “order.created” a body");
    expect(tried("http")).not.toContain("The facts give");
  });
});

test.each(["schedule", "by_hand"])(
  "one tag on the customer of two orders of one run on %s is written once, in the next run again",
  (on) => {
    const rule = {
      ...{ id: "a", on: [on === "schedule" ? { schedule: { every: "day" } } : on] },
      then: [
        { do: "set_metafield", on: "customer", key: "custom.seen", value: "{{ now | date: '%F' }}", type: "date" },
      ],
    };
    const orders = [{ id: "1" }, { id: "2" }];
    expect(tryRule(rule, { now: "2026-05-01T09:00:00Z", customer: { id: "7" }, orders })).toMatchObject({
      effects: [{}],
    });
    const then = [{ now: "2026-05-02T09:00:00Z", event: on }];
    expect(tryRule(rule, { now: "2026-05-01T09:00:00Z", customer: { id: "7" }, orders, then })).toMatchObject({
      effects: [{}, {}],
    });
  },
);

test("a text that is no JSON is not known, with the reason; none at all is nothing", () => {
  const rule = {
    ...base,
    let: { parts: "{{ order.metafields['custom.parts'] | parse_json }}" },
    when: { field: "parts", op: "is_empty" },
  };
  const tried = (value: string) => tryRule(rule, { order: { metafields: { "custom.parts": value } } });
  expect(tried("")).toMatchObject({ effects: [{}] });
  expect(tried("[1")).toMatchObject({
    effects: [],
    moments: [{ missing: [expect.stringContaining("“[1” is no JSON")] }],
  });
});

describe("what it was at the last look", () => {
  const rule = { ...base, about: "fulfillment", on: "fulfillment.updated" };
  const given = { order: {}, fulfillment: { id: "5", tracking_numbers: ["T1"], shipment_status: "in_transit" } };
  const changed = { ...rule, when: { field: "fulfillment.tracking_numbers", op: "changed" } };

  test("is that of the child that the rule is about", () => {
    expect(tryRule(changed, { ...given, before: { tracking_numbers: [] } })).toMatchObject({
      effects: [{ do: "add_tags" }],
    });
    expect(tryRule(changed, { ...given, before: { shipment_status: null } })).toMatchObject({ effects: [] });
  });

  test("is that of each item of a list", () => {
    const some = {
      some: "order.fulfillments",
      where: { field: "fulfillment.shipment_status", op: "changed_to", value: "in_transit" },
    };
    const before = {
      fulfillments: [
        { id: "5", shipment_status: null },
        { id: "6", shipment_status: "in_transit" },
      ],
    };
    const order = {
      fulfillments: [
        { id: "5", shipment_status: "in_transit" },
        { id: "6", shipment_status: "in_transit" },
      ],
    };
    const about = { ...base, on: "order.updated", when: some };
    expect(tryRule(about, { order, before })).toMatchObject({ effects: [{ do: "add_tags" }] });
    expect(tryRule(about, { order, before: order })).toMatchObject({ effects: [] });
  });

  test("of a record beside the order is not known", () => {
    const when = { field: "customer.tags", op: "changed" };
    const trial = tryRule(
      { ...base, on: "order.updated", when },
      { order: { tags: ["b"] }, before: { tags: [] }, customer: { id: "7" } },
    );
    expect(trial).toMatchObject({ effects: [], moments: [{ results: [{ outcome: "unknown" }] }] });
  });
});

test("a rule that holds but that nothing set off says so", () => {
  const rule = { ...base, on: { changed: "order.note", to: ["a", "b"] } };
  expect(tryRule(rule, { order: { note: "c" }, before: { note: "a" } })).toMatchObject({
    moments: [{ results: [{ outcome: "not_set_off", reason: expect.stringContaining("Nothing that happened") }] }],
  });
  expect(tryRule(rule, { order: { note: "b" }, before: { note: "c" } })).toMatchObject({
    effects: [{ do: "add_tags" }],
  });
});

describe("a message goes once for", () => {
  const mail = [{ do: "send_email", to: "a@example.com", subject: "x" }];
  const mails = (rule: Plain, facts: Plain): unknown => {
    const trial = tryRule({ id: "a", then: mail, ...rule }, facts);
    return trial.outcome === "tried" ? trial.effects.length : trial;
  };
  const refunds = { order: {}, refund: { id: "1" }, then: [{ event: "refund.created", refund: { id: "2" } }] };
  const again = { order: {}, event: "order.created", then: [{ event: "order.updated" }] };

  test.each<[string, Plain, Plain, number]>([
    ["each refund, in a rule about refunds", { about: "refund", on: "refund.created" }, refunds, 2],
    ["each refund, in a rule about the order that names the event", { on: "refund.created" }, refunds, 2],
    [
      "one refund that comes twice",
      { on: "refund.created" },
      { ...refunds, then: [{ event: "refund.created", refund: { id: "1" } }] },
      1,
    ],
    ["the order, in a rule on whatever happens", { on: "order.updated" }, { ...refunds, event: "order.created" }, 1],
    ["the order, however often it changes", { on: "order.updated" }, again, 1],
    ["the order, where the rule says once", { on: "refund.created", then: [{ ...mail[0], acts: "once" }] }, refunds, 1],
    [
      "each line, in a rule about lines",
      { about: "line_item", on: "order.created" },
      { order: { line_items: ["A", "B"] } },
      2,
    ],
  ])("%s", (_name, rule, facts, times) => {
    expect(mails(rule, facts)).toBe(times);
  });
});
