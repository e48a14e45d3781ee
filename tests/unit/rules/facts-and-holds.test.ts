// What facts written by hand say of a hold, a refund and a parcel: what follows from them, and what they leave out.
import { describe, expect, test } from "vitest";
import { tryRule } from "#app/rules/trial/try-rule.ts";
import { aRule, effectsOf, refusal, tried } from "./support.ts";

const tag = { do: "add_tags", on: "order", tags: ["x"] };

describe("a hold", () => {
  const rule = aRule({ then: [{ do: "hold_fulfillment" }] });
  const ours = { handle: "switchyard-a-rule", reason: "OTHER", is_ours: true };
  const theirs = { handle: "other", reason: "OTHER", is_ours: false };
  const holding = (...parts: object[]) => effectsOf(rule, { order: { fulfillment_orders: parts } }).length;

  test.each([
    ["an open part", [{ id: "1" }], 1],
    ["what this rule holds", [{ id: "1", holds: [ours] }], 0],
    ["what another app holds", [{ id: "1", holds: [theirs] }], 1],
    ["a part beside one that it holds", [{ id: "1", holds: [ours] }, { id: "2" }], 1],
    [
      "a closed part beside one that it holds",
      [
        { id: "1", holds: [ours] },
        { id: "2", status: "closed" },
      ],
      0,
    ],
    ["what is closed", [{ id: "1", status: "closed" }], 0],
    ["an order that is not routed yet", [], 1],
  ])("of %s", (_what, parts, count) => {
    expect(holding(...parts)).toBe(count);
  });

  test("is placed once over two looks, and again when it was released", () => {
    const later = { after: "1 hour", event: "order.updated" };
    const order = { fulfillment_orders: [{ id: "1", location: "Leeds" }] };
    expect(effectsOf(rule, { order, then: [later] })).toHaveLength(1);
    const released = { ...later, order: { fulfillment_orders: [{ id: "1", status: "open", holds: [] }] } };
    expect(effectsOf(rule, { order, then: [released] })).toHaveLength(2);
  });
});

describe("a refund's amount", () => {
  const rule = aRule({
    about: "refund",
    on: "refund.created",
    when: { field: "refund.amount", op: "is", value: 250 },
    then: [tag],
  });
  const paidBack = [
    { kind: "sale", amount: 900 },
    { kind: "refund", amount: 100 },
    { kind: "refund", amount: 150 },
    { kind: "refund", amount: 50, status: "failure" },
  ];
  test.each([
    ["what is said", { refund: { id: "8", amount: 250 } }, 1],
    ["the sum of its lines", { refund: { id: "8", line_items: [{ subtotal: 200 }, { subtotal: 50 }] } }, 1],
    ["what the order's transactions paid back", { order: { transactions: paidBack }, refund: { id: "8" } }, 1],
    ["what the transactions beside it paid back", { transactions: paidBack, refund: { id: "8" } }, 1],
    [
      "not what another refund paid back",
      { order: { transactions: paidBack, refunds: [{ id: "7", amount: 250 }] }, refund: { id: "8" } },
      0,
    ],
  ])("is %s", (_what, facts, count) => {
    expect(effectsOf(rule, facts)).toHaveLength(count);
  });
});

describe("a rule about a parcel", () => {
  const rule = aRule({ about: "fulfillment", on: "fulfillment.event", then: [tag] });
  const event = { on: "fulfillment.event", body: { status: "failure", fulfillment_id: "5" } };

  test("is told which parcel the facts do not have", () => {
    const trial = tryRule(rule, { order: { fulfillments: [{ id: "6" }] }, event });
    expect(trial).toMatchObject({
      outcome: "unreadable_facts",
      message: expect.stringContaining('no fulfillment 5; give it beside the order ("fulfillment": {"id": "5"})'),
    });
    const facts = { order: { fulfillments: [{ id: "5" }] }, event };
    expect(effectsOf(rule, facts)).toHaveLength(1);
    // What a carrier says is no body that a store would not send.
    expect(tried(rule, facts).moments[0]?.results[0]?.notes).toEqual([]);
  });
  test("says that there is none", () => {
    const [moment] = tried(rule, { order: {}, event: "fulfillment.event" }).moments;
    expect(moment?.results[0]).toMatchObject({
      outcome: "not_set_off",
      reason: expect.stringContaining("The facts have no fulfillment"),
    });
  });
});

describe("a field as a setting", () => {
  const body = (value: unknown) =>
    JSON.parse(
      String(
        effectsOf(aRule({ then: [{ do: "send_http", url: "https://a.example.com", body: value }] }), {
          order: {
            name: "#7",
            note_attributes: { Gift: "yes" },
            metafields: { "custom.a-b": "m" },
            line_items: ["A", "B"],
          },
        })[0]?.body,
      ),
    );
  test.each([
    ["a number stays one", { n: { field: "order.item_count" } }, { n: 2 }],
    ["an attribute by its name", { g: { field: "order.attribute", name: "Gift" } }, { g: "yes" }],
    ["a metafield by its name", { m: { field: "order.metafield", name: "custom.a-b" } }, { m: "m" }],
    ["a template", { t: [{ template: "{{ order.name }}!" }] }, { t: ["#7!"] }],
    ["a word of the other system's own", { filter: { field: "status" } }, { filter: { field: "status" } }],
    ["more than a field", { field: "order.name", dir: "asc" }, { field: "order.name", dir: "asc" }],
  ])("%s", (_what, given, sent) => {
    expect(body(given)).toEqual(sent);
  });
  test("is what it leads to in any other setting", () => {
    const rule = aRule({ then: [{ do: "append_note", text: { field: "order.name" } }] });
    expect(effectsOf(rule, { order: { name: "#7" } })[0]).toMatchObject({ note: "#7" });
  });
  test("that there is not is refused", () => {
    const rule = aRule({ then: [{ do: "append_note", text: { field: "order.nome" } }] });
    expect(refusal(rule).join()).toContain("did you mean “name”?");
  });
});

test.each([
  [
    { when: { field: "order.total_price", op: "more_than", value: ["a"] } },
    "when.value: has to be a number; a list was found",
  ],
  [{ then: [{ do: "add_tags", tags: 5 }] }, "then.0.tags: has to be a text or a list of texts"],
  [{ then: [{ do: "send_chat", channel: "c", text: ["a"] }] }, "then.0.text: has to be a text; a list was found"],
])("%j says what it has to be and what was found", (parts, message) => {
  expect(refusal(aRule(parts)).join("\n")).toContain(message);
});

test.each([
  ["a text made of it", { do: "add_tags", tags: ["{{ order.risk.recommendation }}"] }],
  [
    "a condition of one step",
    { do: "add_tags", tags: ["x"], if: { field: "order.risk.recommendation", op: "is", value: "cancel" } },
  ],
])("a fact that a step of a rule that is true hangs on is named as missing: %s", (_what, step) => {
  const [moment] = tried(aRule({ then: [step] }), { order: {} }).moments;
  expect(moment?.results.map(({ outcome, effects }) => [outcome, effects])).toEqual([["matched", []]]);
  expect(moment?.missing).toEqual([expect.stringMatching(/^add_tags: .*risk/i)]);
  expect(moment?.results[0]?.notes).toEqual(moment?.missing);
});
