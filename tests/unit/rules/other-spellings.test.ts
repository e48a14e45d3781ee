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
      { ...base, on: { schedule: { every: "week", on: "Monday", at: "08:00" } } },
      { ...base, on: { schedule: { every: "monday", at: "08:00" } } },
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
      "namespace and key",
      { ...base, then: [{ do: "set_metafield", namespace: "custom", key: "gift", value: "x" }] },
      { ...base, then: [{ do: "set_metafield", key: "custom.gift", value: "x" }] },
    ],
    [
      "attributes as pairs",
      { ...base, then: [{ do: "set_attributes", attributes: [{ name: "A", value: "B" }] }] },
      { ...base, then: [{ do: "set_attributes", attributes: { A: "B" } }] },
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
