// A list that a template narrowed is a list of the same records: their fields, worked out and joined ones too, can be asked.
import { describe, expect, test } from "vitest";
import { aRule, effectsOf, refusal, rendered } from "#tests/unit/rules/support.ts";

const facts = {
  order: {
    line_items: [
      { sku: "A", vendor: "Acme", quantity: 2, price: 10, product: { id: "1", tags: ["frozen"], product_type: "Ice" } },
      { sku: "B", vendor: "Bolt", quantity: 1, price: 5, product: { id: "2", tags: [], product_type: "Hat" } },
      { sku: "C", vendor: "Acme", quantity: 1, price: 3, product: { id: "3", tags: [], product_type: "Cup" } },
    ],
  },
};
const acme = "{{ order.line_items | where: 'vendor', 'acme' }}";

describe("a name for a narrowed list", () => {
  test.each([
    ["a field that is worked out", acme, "{% for one in mine %}{{ one.line_price }};{% endfor %}", "20.00;3.00;"],
    ["a record that is joined", acme, "{% for one in mine %}{{ one.product.product_type }};{% endfor %}", "Ice;Cup;"],
    ["a figure", acme, "{{ mine | sum: 'line_price' }}", "23.00"],
    ["in an order", "{{ order.line_items | sort_by: 'price' | reverse }}", "{{ mine | map: 'sku' }}", "A, B, C"],
    ["the first", "{{ order.line_items | sort_by: 'price' | first }}", "{{ mine.product.product_type }}", "Cup"],
    [
      "mapped to records",
      "{{ order.line_items | map: 'product' }}",
      "{{ mine | map: 'product_type' }}",
      "Ice, Hat, Cup",
    ],
    ["mapped to texts", "{{ order.line_items | map: 'sku' }}", "{{ mine | join: '+' }}", "A+B+C"],
  ])("%s", (_what, mine, template, gives) => {
    expect(rendered(template, facts, { let: { mine } })).toBe(gives);
  });

  test("conditions on its items, and actions on their records", () => {
    const rule = aRule({
      let: { mine: acme, products: "{{ mine | map: 'product' }}" },
      when: { some: "mine", where: { field: "line_item.product.tags", op: "has", value: "frozen" } },
      then: [{ for_each: "products", then: [{ do: "add_tags", on: "product", tags: ["bought"] }] }],
    });
    expect(effectsOf(rule, facts).map(({ target }) => target)).toEqual([
      "gid://shopify/Product/1",
      "gid://shopify/Product/3",
    ]);
  });

  test("without a name, in a loop", () => {
    const rule = aRule({
      then: [{ for_each: acme, then: [{ do: "add_tags", tags: ["{{ line_item.product.product_type }}"] }] }],
    });
    expect(effectsOf(rule, facts).map(({ tags }) => tags)).toEqual([["Ice"], ["Cup"]]);
  });

  test("a misspelt field of its entries is refused", () => {
    const rule = aRule({
      let: { mine: acme },
      then: [{ do: "set_note", text: "{% for one in mine %}{{ one.skuu }}{% endfor %}" }],
    });
    expect(refusal(rule)).toEqual([expect.stringContaining("has no “skuu”; did you mean “sku”?")]);
  });
});
