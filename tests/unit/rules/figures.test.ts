import { describe, expect, test } from "vitest";
import { NOW, outcomeOf } from "#tests/unit/rules/support.ts";

const lines = {
  line_items: [
    { sku: "A", quantity: 2, price: 10 },
    { sku: "B", quantity: 3, price: "5.50" },
    { sku: "A", quantity: 1, price: 20 },
  ],
};
const sku = (value: string) => ({ field: "line_item.sku", op: "is", value });

describe("figures over a list", () => {
  test.each([
    ["count", { count: "order.line_items", op: "is", value: 3 }],
    ["count of those that fit", { count: "order.line_items", where: sku("A"), op: "is", value: 2 }],
    ["sum", { sum: "order.line_items.quantity", op: "is", value: 6 }],
    ["sum of amounts, exactly", { sum: "order.line_items.price", op: "is", value: "35.50" }],
    ["min", { min: "order.line_items.price", op: "is", value: 5.5 }],
    ["max", { max: "order.line_items.price", where: sku("B"), op: "is", value: 5.5 }],
    ["average", { average: "order.line_items.quantity", op: "is", value: 2 }],
    [
      "the number, the first, the last of a list",
      {
        all: [
          { field: "order.line_items.size", op: "is", value: 3 },
          { field: "order.line_items.first.quantity", op: "is", value: 2 },
          { field: "order.line_items.last.price", op: "is", value: 20 },
        ],
      },
    ],
    [
      "a template on the right",
      { count: "order.line_items", op: "is", value: { template: "{{ order.line_items | size }}" } },
    ],
    ["distinct", { distinct: "order.line_items.sku", op: "is", value: 2 }],
    ["some", { some: "order.line_items", where: sku("b") }],
    ["every", { not: { every: "order.line_items", where: sku("A") } }],
    ["no", { no: "order.line_items", where: sku("C") }],
    ["a list of texts", { some: "order.line_items.sku", where: { field: "item", op: "is", value: "B" } }],
    [
      "lists in lists",
      {
        some: "order.line_items",
        as: "line",
        where: {
          some: "order.line_items",
          as: "other",
          where: {
            all: [
              { field: "other.sku", op: "is", value: { field: "line.sku" } },
              { field: "other.id", op: "is_not", value: { field: "line.id" } },
            ],
          },
        },
      },
    ],
  ])("%s", (_name, condition) => {
    expect(outcomeOf(condition, { order: lines })).toBe("matched");
  });

  test.each([
    ["sum", { sum: "order.line_items.quantity", op: "is", value: 0 }, "matched"],
    ["max", { max: "order.line_items.price", op: "more_than", value: 0 }, "not_matched"],
    ["every", { every: "order.line_items", where: sku("A") }, "not_matched"],
    ["no", { no: "order.line_items", where: sku("A") }, "matched"],
    ["some", { some: "order.line_items", where: sku("A") }, "not_matched"],
  ])("%s of an empty list", (_name, condition, outcome) => {
    expect(outcomeOf(condition, { order: { line_items: [] } })).toBe(outcome);
  });
});

describe("what is not known", () => {
  const frozen = { field: "line_item.product.tags", op: "has", value: "frozen" };
  const known = (...tags: (string[] | undefined)[]) => ({
    order: {
      line_items: tags.map((one, at) => ({
        sku: String(at),
        ...(one ? { product: { tags: one } } : { product_id: String(at) }),
      })),
    },
  });
  test.each([
    [
      "some: one that fits is enough",
      { some: "order.line_items", where: frozen },
      known(["frozen"], undefined),
      "matched",
    ],
    [
      "some: else it may be the unknown one",
      { some: "order.line_items", where: frozen },
      known([], undefined),
      "unknown",
    ],
    [
      "every: one that does not fit is enough",
      { every: "order.line_items", where: frozen },
      known([], undefined),
      "not_matched",
    ],
    [
      "every: else it is unknown",
      { every: "order.line_items", where: frozen },
      known(["frozen"], undefined),
      "unknown",
    ],
    [
      "no: one that fits refutes it",
      { no: "order.line_items", where: frozen },
      known(["frozen"], undefined),
      "not_matched",
    ],
    [
      "count: enough for “at least”",
      { count: "order.line_items", where: frozen, op: "at_least", value: 1 },
      known(["frozen"], undefined),
      "matched",
    ],
    [
      "count: not for “at most”",
      { count: "order.line_items", where: frozen, op: "at_most", value: 1 },
      known(["frozen"], undefined),
      "unknown",
    ],
  ])("%s", (_name, condition, facts, outcome) => {
    expect(outcomeOf(condition, facts)).toBe(outcome);
  });

  test.each([
    ["all", ["true", "unknown"], "unknown"],
    ["all", ["false", "unknown"], "not_matched"],
    ["any", ["true", "unknown"], "matched"],
    ["any", ["false", "unknown"], "unknown"],
    ["none", ["false", "unknown"], "unknown"],
    ["none", ["true", "unknown"], "not_matched"],
  ] as const)("%s of %j", (group, parts, outcome) => {
    const condition = {
      true: { field: "order.test", op: "is", value: false },
      false: { field: "order.test", op: "is", value: true },
      unknown: { field: "order.risk.level", op: "is", value: "high" },
    };
    expect(outcomeOf({ [group]: parts.map((part) => condition[part]) }, { order: {} })).toBe(outcome);
  });

  const customer = { id: "7", orders_known_since: "2026-01-01T00:00:00Z" };
  const orders = [{ id: "1", created_at: "2026-02-01", total_price: 300, financial_status: "paid" }];
  const spent = (days: number, value: number, op = "more_than") => ({ field: "customer.spent", days, op, value });
  test.each([
    ["a window that the ledger covers", spent(60, 200), "matched"],
    ["one that it does not cover, above already", spent(365, 200), "matched"],
    ["one that it does not cover, below", spent(365, 500), "unknown"],
    ["“less than” can only be refuted", spent(365, 200, "less_than"), "not_matched"],
    [
      "orders of a day that is known",
      {
        some: "customer.orders",
        where: {
          all: [
            { field: "order.created_at", op: "after", value: "2026-01-15" },
            { field: "order.total_price", op: "more_than", value: 500 },
          ],
        },
      },
      "not_matched",
    ],
    [
      "orders of a day that is not",
      { some: "customer.orders", where: { field: "order.total_price", op: "more_than", value: 500 } },
      "unknown",
    ],
    ["the number of this order", { field: "order.nth_order", op: "at_least", value: 2 }, "matched"],
    ["the very number of this order", { field: "order.nth_order", op: "is", value: 2 }, "unknown"],
  ])("with a short history: %s", (_name, condition, outcome) => {
    expect(outcomeOf(condition, { now: NOW, order: { created_at: NOW, total_price: 1 }, customer, orders })).toBe(
      outcome,
    );
  });
});
