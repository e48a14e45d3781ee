// A list that stands in a text, as a merchant types one and as Shopify gives a metafield's: wherever a list is wanted.
import { describe, expect, test } from "vitest";
import { listInText } from "#app/rules/list-in-text.ts";
import { aRule, effectsOf, outcomeOf, tried } from "#tests/unit/rules/support.ts";

test.each([
  ["A, B ,,C", ["A", "B", "C"]],
  ["A\nB", ["A", "B"]],
  ['["a, b","c"]', ["a, b", "c"]],
  ["[1,2]", ["1", "2"]],
  ['[{"a":1}]', ['[{"a":1}]']],
  ["[a, b]", ["[a", "b]"]],
  ["", []],
])("%s", (text, entries) => {
  expect(listInText(text)).toEqual(entries);
});

const order = { tags: ["b"], shipping_address: { country_code: "IE", zip: "EH1 1AA" }, total_price: 20 };
const facts = { order: { ...order, metafields: { "custom.ship_to": '["GB","IE"]', "custom.one": "Mug, blue" } } };
const field = (name: string) => ({ field: name });
const CASES: [what: string, when: object, outcome: string][] = [
  ["a text of a name", { field: "order.shipping_address.country_code", op: "in", value: field("typed") }, "matched"],
  ["a template", { field: "order.shipping_address.country_code", op: "in", value: "{{ typed }}" }, "matched"],
  ["none of them", { field: "order.shipping_address.country_code", op: "not_in", value: "{{ typed }}" }, "not_matched"],
  [
    "a group of countries",
    { field: "order.shipping_address.country_code", op: "country_in", value: field("groups") },
    "matched",
  ],
  ["postcodes", { field: "order.shipping_address.zip", op: "postcode_in", value: field("areas") }, "matched"],
  ["a name with a comma as it stands", { template: "Mug, blue", op: "in", value: field("one") }, "matched"],
  ["tags", { field: "order.tags", op: "has_any", value: field("tags") }, "matched"],
  ["all of the tags", { field: "order.tags", op: "has_all", value: field("tags") }, "not_matched"],
  ["numbers", { field: "order.total_price", op: "in", value: field("prices") }, "matched"],
  [
    "a metafield with several values",
    {
      field: "order.metafield",
      name: "custom.ship_to",
      op: "has",
      value: { field: "order.shipping_address.country_code" },
    },
    "matched",
  ],
  [
    "one of a metafield's values",
    {
      field: "order.shipping_address.country_code",
      op: "in",
      value: { field: "order.metafield", name: "custom.ship_to" },
    },
    "matched",
  ],
];
const names = { typed: "GB, IE", groups: "EU, CH", areas: "EH, SW1", one: "Mug, blue", tags: "a, b", prices: "10, 20" };

describe("a condition on a list in a text", () => {
  test.each(CASES)("%s", (_what, when, outcome) => {
    expect(outcomeOf(when, facts, { let: names })).toBe(outcome);
  });
});

describe("cells with several values", () => {
  const tables = { bundles: { starter: ["A", "B"], pro: ["A", "C"], none: [] } };
  const then = [
    {
      for_each: "tables.bundles",
      as: "row",
      where: { field: "order.line_items.sku", op: "has_all", value: { field: "row.value" } },
      then: [{ do: "add_tags", tags: ["{{ row.key }}"] }],
    },
  ];
  const lines = (...skus: string[]) => ({ order: { line_items: skus.map((sku) => ({ sku })) } });

  test.each([
    [["A", "B"], ["starter"]],
    [
      ["A", "B", "C"],
      ["starter", "pro"],
    ],
    [["B"], []],
  ])("lines %j", (skus, tags) => {
    expect(effectsOf(aRule({ tables, then }), lines(...skus)).map((effect) => (effect.tags as string[])[0])).toEqual(
      tags,
    );
  });

  test("in rows, and in the store's own tables", () => {
    const rows = { columns: ["tag", "skus"], rows: [["starter", ["A", "B"]]] };
    const loop = [
      {
        ...then[0],
        where: { ...then[0]?.where, value: { field: "row.skus" } },
        then: [{ do: "add_tags", tags: "{{ row.skus }}" }],
      },
    ];
    expect(effectsOf(aRule({ tables: { bundles: rows }, then: loop }), lines("A", "B"))).toMatchObject([
      { tags: ["A", "B"] },
    ]);
    expect(tried(aRule({ then: loop }), { ...lines("A", "B"), tables: { bundles: rows } }).effects).toHaveLength(1);
  });

  test("a loop over one", () => {
    const each = [
      {
        for_each: "tables.bundles",
        as: "row",
        limit: 1,
        then: [{ for_each: "row.value", as: "sku", then: [{ do: "add_tags", tags: ["{{ sku }}"] }] }],
      },
    ];
    expect(effectsOf(aRule({ tables, then: each }), lines()).map(({ tags }) => tags)).toEqual([["A"], ["B"]]);
  });
});
