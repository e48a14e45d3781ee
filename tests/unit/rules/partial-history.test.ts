// A customer of whose orders only those since some day are known: what hangs on the others is unknown, in whatever form it is
// asked; what does not is answered.
import { describe, expect, test } from "vitest";
import { effectsOf, outcomeOf } from "./support.ts";

type Plain = Record<string, unknown>;
const order = { id: "9", processed_at: "2026-03-20T10:00:00Z", line_items: [{ sku: "NEW" }] };
const other = { id: "8", created_at: "2026-03-10T10:00:00Z", customer_id: "7", line_items: [{ sku: "OLD" }] };
const since = (day: string | null) => ({
  order: { ...order, created_at: "2026-04-01T10:00:00Z" },
  customer: { id: "7", tags: ["sku:OLDEST"], ...(day ? { orders_known_since: day } : {}) },
  orders: [other],
});
const known = since(null);
const short = since("2026-03-01");

const mine = { let: { mine: { field: "customer.orders" } } };
const recent = {
  let: {
    mine: { field: "customer.orders", where: { field: "item.created_at", op: "within_last", value: "25 days" } },
  },
};

describe("a question about all orders", () => {
  test.each<[string, Plain, Plain]>([
    ["their number", { count: "customer.orders", op: "less_than", value: 3 }, {}],
    ["their size", { field: "customer.orders.size", op: "less_than", value: 3 }, {}],
    ["a name for them", { count: "mine", op: "less_than", value: 3 }, mine],
    ["a template", { template: "{{ customer.orders | size }}", op: "is", value: 2 }, {}],
    ["a path through them", { field: "customer.orders.line_items.sku", op: "lacks", value: "X" }, {}],
    [
      "none of their lines",
      { no: "customer.orders.line_items", where: { field: "item.sku", op: "is", value: "X" } },
      {},
    ],
    ["the first of them", { field: "customer.orders.first.id", op: "is", value: "8" }, {}],
  ])("is unknown of a part of them: %s", (_what, when, parts) => {
    expect(outcomeOf(when, known, parts)).toBe("matched");
    expect(outcomeOf(when, short, parts)).toBe("unknown");
  });
  test.each<[string, Plain, Plain]>([
    ["more than are known", { count: "customer.orders", op: "at_least", value: 2 }, {}],
    [
      "one of their lines",
      { some: "customer.orders.line_items", where: { field: "item.sku", op: "is", value: "OLD" } },
      {},
    ],
    ["the newest of them", { field: "customer.orders.last.id", op: "is", value: "9" }, {}],
    ["a name for those of a span", { count: "mine", op: "is", value: 2 }, recent],
    [
      "a name for the newest",
      { count: "mine", op: "is", value: 1 },
      { let: { mine: { field: "customer.orders", sort_by: "created_at", descending: true, limit: 1 } } },
    ],
  ])("is answered where what is known settles it: %s", (_what, when, parts) => {
    expect(outcomeOf(when, short, parts)).toBe("matched");
  });
});

describe("a span that begins after the first known day is answered, one before it is not", () => {
  const spans: [string, (day: string, ago: string) => object][] = [
    ["within_last", (_day, ago) => ({ op: "within_last", value: ago })],
    ["after a day", (day) => ({ op: "after", value: day })],
    ["at least so long ago", (_day, ago) => ({ op: "at_least", value: `${ago} ago` })],
    ["between", (day) => ({ op: "between", value: [day, "2026-04-02"] })],
    ["between moments in words", (_day, ago) => ({ op: "between", value: [`${ago} ago`, "now"] })],
    ["a template", (_day, ago) => ({ op: ">", value: `{{ now | subtract_time: '${ago}' }}` })],
    ["a day as a part", (day) => ({ part: "date", op: "at_least", value: day })],
  ];
  test.each(spans)("%s", (_what, span) => {
    const when = (day: string, ago: string) => ({
      count: "customer.orders",
      where: { field: "item.created_at", ...span(day, ago) },
      op: "is",
      value: 1,
    });
    expect(outcomeOf(when("2026-03-20", "12 days"), short)).toBe("matched");
    expect(outcomeOf(when("2026-02-20", "40 days"), short)).toBe("unknown");
  });
  test.each<[string, Plain, string]>([
    ["a field of the order", { field: "order.processed_at" }, "matched"],
    ["a field of the other order", { field: "item.processed_at" }, "unknown"],
    ["what is no moment", { field: "order.name" }, "unknown"],
  ])("after %s", (_what, value, outcome) => {
    const where = { field: "item.created_at", op: "after", value };
    expect(outcomeOf({ count: "customer.orders", as: "item", where, op: "at_most", value: 1 }, short)).toBe(outcome);
  });
  test("one of two spans that begins before it", () => {
    const spans = (first: string) => ({
      any: [first, "2026-03-25"].map((value) => ({ field: "item.created_at", op: "after", value })),
    });
    const when = (first: string) => ({ count: "customer.orders", where: spans(first), op: "at_most", value: 5 });
    expect(outcomeOf(when("2026-03-20"), short)).toBe("matched");
    expect(outcomeOf(when("2026-02-20"), short)).toBe("unknown");
  });
});

test("tags that would follow from all orders are left as they are", () => {
  const rule = {
    id: "a-rule",
    about: "customer",
    on: "order.created",
    then: [
      {
        do: "sync_tags",
        among: ["sku:*"],
        tags: "{% for o in customer.orders %}{% for l in o.line_items %}sku:{{ l.sku }},{% endfor %}{% endfor %}",
      },
    ],
  };
  expect(effectsOf(rule, short)).toEqual([]);
  expect(effectsOf(rule, known).map((effect) => [effect.do, effect.tags])).toEqual([
    ["add_tags", ["sku:NEW", "sku:OLD"]],
    ["remove_tags", ["sku:OLDEST"]],
  ]);
});
