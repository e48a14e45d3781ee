// What templates and calls give to settings, figures and fields that want more than a text.
import { describe, expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { aRule, effectsOf, outcomeOf, refusal, rendered, tried } from "./support.ts";

describe("a setting that is true or false", () => {
  const cancelling = (restock: unknown, parts: object = {}) =>
    aRule({ ...parts, then: [{ do: "cancel_order", reason: "other", approval: false, restock }] });
  test.each<[unknown, boolean]>([
    [true, true],
    ["{{ restock }}", true],
    ["{{ keep }}", false],
    ["{{ order.test }}", false],
    ["{% if order.total_price > 5 %}true{% endif %}", true],
    ["{{ order.note }}", false],
  ])("of %j is %j", (given, restock) => {
    const [effect] = effectsOf(cancelling(given, { let: { restock: true, keep: false } }), {
      order: { total_price: 10 },
    });
    expect(effect).toMatchObject({ do: "cancel_order", restock });
  });
  test("of another word is not done, and says so", () => {
    const [moment] = tried(cancelling("{{ order.name }}"), { order: { name: "#1" } }).moments;
    expect(moment?.results[0]).toMatchObject({ effects: [], notes: [expect.stringContaining("restock")] });
  });
  test("is refused as a word", () => {
    expect(refusal(cancelling("yes")).join()).toContain("restock: has to be true or false");
  });
});

describe("a metafield of the type json", () => {
  const writing = (value: unknown, type = "json") =>
    aRule({ then: [{ do: "set_metafield", key: "custom.lines", type, value }] });
  const facts = { order: { line_items: [{ sku: "A", quantity: 2 }] } };
  test.each<[string, unknown, unknown]>([
    ["a list of objects", "{{ order.line_items | pick: 'sku', 'quantity' }}", [{ sku: "A", quantity: 2 }]],
    ["an object", { sku: "{{ order.line_items.first.sku }}", n: 1 }, { sku: "A", n: 1 }],
    ["a list of texts", "{{ order.line_items | map: 'sku' }}", ["A"]],
  ])("takes %s", (_what, value, written) => {
    expect(JSON.parse(String(effectsOf(writing(value), facts)[0]?.value))).toEqual(written);
  });
  test("is wanted for what has fields", () => {
    const rule = writing("{{ order.line_items | pick: 'sku' }}", "single_line_text_field");
    const [moment] = tried(rule, facts).moments;
    expect(moment?.results[0]).toMatchObject({ effects: [], notes: [expect.stringContaining("of the type json")] });
  });
});

test.each([
  ["product_reference", "5", "gid://shopify/Product/5"],
  [
    "list.variant_reference",
    ["5", "gid://shopify/ProductVariant/6"],
    '["gid://shopify/ProductVariant/5","gid://shopify/ProductVariant/6"]',
  ],
  ["list.product_reference", "{{ order.line_items | map: 'product_id' }}", '["gid://shopify/Product/8"]'],
  ["single_line_text_field", "5", "5"],
  ["metaobject_reference", "5", "5"],
])("a metafield of the type %s of %j is %s", (type, value, written) => {
  const rule = aRule({ then: [{ do: "set_metafield", key: "custom.of", type, value }] });
  expect(effectsOf(rule, { order: { line_items: [{ product_id: "8" }] } })[0]?.value).toBe(written);
});

describe("min and max", () => {
  const facts = {
    event: { on: "http", body: { items: [{ day: "2026-12-05" }, { day: "2026-12-02" }], words: ["b", "a"] } },
    order: {},
  };
  test.each([
    [{ min: "event.body.items.day", op: "is", value: "2026-12-02" }, "matched"],
    [{ max: "event.body.items.day", op: "after", value: "2026-12-04" }, "matched"],
    [{ min: "event.body.words", op: "is_empty" }, "matched"],
  ])("%j: %s", (when, outcome) => {
    expect(outcomeOf(when, facts, { on: "http" })).toBe(outcome);
  });
});

test("what the record was is understood by its kind's name in templates too", () => {
  const facts = { order: { note: "new" }, before: { note: "old" }, event: "order.updated" };
  expect(rendered("{{ before.order.note }} {{ before.note }} {{ order.note }}", facts)).toBe("old old new");
});

test.each([
  ["its field", "{{ before.price }} {{ variant.price }}"],
  ["its name", "{{ before.variant.price }} {{ variant.price }}"],
])("what a variant was is known by %s", (_what, text) => {
  const facts = { product: { title: "Mug" }, variant: { id: "5", price: 12 }, before: { price: 10 } };
  const rule = aRule({
    ...{ about: "variant", on: "variant.price_changed" },
    when: { field: "variant.price", op: "more_than", value: { field: "before.price" } },
    then: [{ do: "send_chat", channel: "c", text }],
  });
  expect(effectsOf(rule, facts)).toMatchObject([{ text: "10.00 12.00" }]);
  expect(effectsOf(rule, { ...facts, before: { price: 13 } })).toEqual([]);
});
test("what a parcel was is known by its field; what it has not is refused", () => {
  const rule = (field: string) =>
    aRule({
      ...{ about: "fulfillment", on: "fulfillment.updated" },
      when: { field, op: "is", value: "in_transit" },
    });
  const facts = {
    order: {},
    fulfillment: { id: "5", shipment_status: "delivered" },
    before: { shipment_status: "in_transit" },
  };
  expect(effectsOf(rule("before.shipment_status"), facts)).toHaveLength(1);
  expect(refusal(rule("before.no_such_field")).join()).toContain("no_such_field");
});

test("a returned line has the value of its units", () => {
  const facts = {
    order: { line_items: [{ sku: "A", price: 12.5, quantity: 3 }] },
    return: { line_items: [{ sku: "A", quantity: 2 }] },
  };
  const when = { sum: "return.line_items.line_price", op: "is", value: 25 };
  expect(outcomeOf(when, facts, { about: "return", on: "return.requested" })).toBe("matched");
});

test("a company's metafield is asked for by its name", () => {
  const when = { field: "order.company.metafield", name: "custom.tier", op: "is", value: "gold" };
  expect(outcomeOf(when, { order: { company: { name: "A", metafields: { "custom.tier": "gold" } } } })).toBe("matched");
});

describe("what a rule looks for", () => {
  const finding = (find: object) =>
    aRule({ let: { found: find }, then: [{ do: "add_tags", tags: "n{{ found.size }}" }] });
  test("by Shopify's search says that facts do not try it", () => {
    const [moment] = tried(finding({ find: "orders", search: "tag:x" }), { order: {}, orders: [] }).moments;
    expect(moment?.results[0]?.notes).toEqual(["“found”: its search is not tried on facts; give only what it finds."]);
  });
  test("is cut as in a store: how many there are is not known then", () => {
    const products = Array.from({ length: 501 }, (_, at) => ({ id: String(at + 1) }));
    const [moment] = tried(finding({ find: "products" }), { order: {}, products }).moments;
    expect(moment?.results[0]).toMatchObject({
      effects: [],
      notes: [
        "“found” holds the first 500 found; there are more.",
        "add_tags: “found” holds the first 500 found; there are more.",
      ],
    });
  });
  describe("where there are more than it holds", () => {
    const orders = Array.from({ length: 501 }, (_, at) => ({
      id: String(at + 1),
      name: `#${at + 1}`,
      line_items: [{ sku: "MUG", quantity: 1 }],
    }));
    const outcome = (let_: object, when: object) => {
      const rule = aRule({ let: { open: { find: "orders" }, ...let_ }, when, then: [{ do: "add_tags", tags: "x" }] });
      return tried(rule, { order: {}, orders }).moments[0]?.results[0]?.outcome;
    };
    const lines = { lines: { field: "open.line_items" } };
    const mugs = { mugs: { field: "open", where: { field: "item.name", op: "is_not", value: "#7" } } };
    test.each<[string, object, object]>([
      ["a figure over their lines", {}, { sum: "open.line_items.quantity", op: "at_most", value: 501 }],
      ["how many values their lines have", {}, { distinct: "open.line_items.sku", op: "is", value: 1 }],
      ["none of their lines", {}, { no: "open.line_items", where: { field: "item.sku", op: "is", value: "CUP" } }],
      ["what none of them has", {}, { field: "open.name", op: "lacks", value: "#900" }],
      ["what none of their lines has", {}, { field: "open.line_items.sku", op: "lacks", value: "CUP" }],
      ["a count of a name's lines", lines, { count: "lines", op: "at_most", value: 501 }],
      ["a template over a name's lines", lines, { template: "{{ lines | size }}", op: "at_most", value: 501 }],
      ["a count of those that fit", mugs, { count: "mugs", op: "at_most", value: 501 }],
      ["none of those that fit", mugs, { no: "mugs", where: { field: "item.name", op: "is", value: "#900" } }],
    ])("%s is not known", (_what, let_, when) => {
      expect(outcome(let_, when)).toBe("unknown");
    });
    test("the first few that fit are known, and a loop goes through those that are there", () => {
      const few = { few: { field: "open", limit: 3 } };
      expect(outcome(few, { count: "few", op: "is", value: 3 })).toBe("matched");
      const loop = aRule({
        let: { open: { find: "orders" }, ...mugs },
        then: [{ for_each: "mugs", as: "one", then: [{ do: "add_tags", on: "one", tags: "x" }] }],
      });
      expect(tried(loop, { order: {}, orders }).moments[0]?.results[0]?.effects).toHaveLength(499);
    });
    test("a step with on_failure “stop” that hangs on all of them stops those after it", () => {
      const mail = (failing: object) =>
        aRule({
          let: { open: { find: "orders" } },
          then: [
            { do: "send_email", to: "store", subject: "Open", text: "{{ open | size }}", ...failing },
            { do: "add_tags", tags: "sent" },
          ],
        });
      expect(effectsOf(mail({ on_failure: "stop" }), { order: {}, orders })).toEqual([]);
      expect(effectsOf(mail({}), { order: {}, orders })).toHaveLength(1);
    });
  });
  test.each(["at_least", "more_than", "is"])("a group's total of amounts is compared as an amount: %s", (op) => {
    const rule = aRule({
      let: { groups: "{{ order.line_items | total_by: 'sku', 'price' }}" },
      when: { some: "groups", where: { field: "item.total", op, value: op === "more_than" ? 999 : 1050 } },
      then: [{ do: "add_tags", tags: "{{ groups.first.total }}" }],
    });
    const line_items = [
      { sku: "A", price: "1000.00", quantity: 1 },
      { sku: "A", price: "50.00", quantity: 1 },
    ];
    expect(effectsOf(rule, { order: { line_items } })).toMatchObject([{ tags: ["1050.00"] }]);
  });
  test.each(["variants", "refunds", "stock_levels"])("among %s is not searched", (find) => {
    expect(refusal(finding({ find, search: "x" })).join()).toContain("say it by “where”");
    expect(checkDocument(finding({ find }))).toMatchObject({ outcome: "good" });
  });
});

test.each([
  ["tender_transactions/create", "“transaction.created”"],
  ["discount_codes/create", "“discount.created”"],
  ["customer_payment_methods/revoke", "none for it: have Shopify Flow"],
  ["bulk_operations/finish", "none for it: have Shopify Flow"],
])("the topic %s is refused with %s", (on, way) => {
  expect(refusal(aRule({ on })).join()).toContain(way);
});
