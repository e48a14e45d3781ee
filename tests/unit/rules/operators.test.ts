import { describe, expect, test } from "vitest";
import { comparable } from "#app/rules/operators/equality.ts";
import { OPERATORS } from "#app/rules/operators/index.ts";
import { tryRule } from "#app/rules/trial/try-rule.ts";
import { aRule, outcomeOf, refusal } from "#tests/unit/rules/support.ts";

type Row = [
  op: string,
  condition: Record<string, unknown>,
  order: Record<string, unknown> | null,
  outcome: "matched" | "not_matched" | "unknown",
];
const on =
  (field: string, order: Record<string, unknown>) =>
  (op: string, value: unknown, seen: unknown, outcome: Row[3], more: Record<string, unknown> = {}): Row => [
    op,
    { field, ...(op ? { op } : {}), ...(value === undefined ? {} : { value }), ...more },
    { ...order, [field.split(".")[1] ?? ""]: seen },
    outcome,
  ];
const note = on("order.note", {});
const total = on("order.total_price", {});
const tags = on("order.tags", {});
const when = on("order.processed_at", {});
const zip = (op: string, value: unknown, seen: string | null, outcome: Row[3]): Row => [
  op,
  { field: "order.shipping_address.zip", op, value },
  { shipping_address: { zip: seen } },
  outcome,
];
const country = (op: string, value: unknown, seen: string | null, outcome: Row[3]): Row => [
  op,
  { field: "order.shipping_address.country_code", op, value },
  { shipping_address: { country_code: seen } },
  outcome,
];
const place = (op: string, shipping: unknown, billing: unknown, outcome: Row[3], more = {}): Row => [
  op,
  { field: "order.shipping_address", op, value: { field: "order.billing_address" }, ...more },
  { shipping_address: shipping, billing_address: billing },
  outcome,
];
const glasgow = { latitude: 55.8642, longitude: -4.2518 };
const near = (km: number, at: unknown, outcome: Row[3]): Row => [
  "within_km",
  { field: "order.shipping_address", op: "within_km", value: { km, of: glasgow } },
  { shipping_address: at },
  outcome,
];

const ROWS: Row[] = [
  note("is", "gift", " GIFT ", "matched"),
  note("is", "gift", "GIFT", "not_matched", { exact: true }),
  note("is", "gift", null, "not_matched"),
  note("is", null, null, "matched"),
  note("equals", "gift", "gift", "matched"),
  note("is_not", "gift", "gift", "not_matched"),
  note("is_not", "gift", null, "matched"),
  note("", "gift", "gift", "matched"),
  note("", undefined, "anything", "matched"),
  note("", undefined, null, "not_matched"),
  note("in", ["a", "b"], "B", "matched"),
  note("in", ["a", "b"], "c", "not_matched"),
  note("in", ["a", "b"], null, "not_matched"),
  note("not_in", ["a", "b"], null, "matched"),
  note("not_in", ["a", "b"], "a", "not_matched"),
  note("is_empty", undefined, " ", "matched"),
  note("is_empty", undefined, "x", "not_matched"),
  note("is_not_empty", undefined, "x", "matched"),
  note("exists", undefined, null, "not_matched"),
  note("contains", "peanut", "No PEANUTS", "matched"),
  note("contains", "", "anything", "not_matched"),
  note("does_not_contain", "peanut", null, "matched"),
  note("contains_any", ["x", "nut"], "peanut", "matched"),
  note("contains_any", ["x", "y"], "peanut", "not_matched"),
  note("starts_with", "po:", "  PO: 7", "matched"),
  note("does_not_start_with", "po:", "7", "matched"),
  note("ends_with", "7", "PO 7 ", "matched"),
  note("does_not_end_with", "7", "PO 7", "not_matched"),
  note("matches", "^po:? ?\\d+$", "PO: 77", "matched"),
  note("matches", "(a+)+$", `${"a".repeat(3_000)}!`, "not_matched"),
  note("does_not_match", "\\d", null, "matched"),
  note("contains", ["x", "nut"], "peanut", "matched"),
  note("does_not_contain", ["x", "nut"], "peanut", "not_matched"),
  note("starts_with", ["331", "332"], "33266-1", "matched"),
  note("starts_with", ["331", "332"], "33366-1", "not_matched"),
  note("does_not_start_with", ["331", "332"], "33366-1", "matched"),
  note("ends_with", ["@a.com", "@b.com"], "Jo@B.com", "matched"),
  note("does_not_end_with", ["@a.com", "@b.com"], "jo@b.com", "not_matched"),
  note("matches", ["^a", "b$"], "xb", "matched"),
  note("does_not_match", ["^a", "b$"], "xb", "not_matched"),
  total("is", 500, "500.00", "matched"),
  total("is", "500", "500.01", "not_matched"),
  total("more_than", 500, "500.00", "not_matched"),
  total("more_than", 500, "500.01", "matched"),
  total("more_than", 0.3, "0.30", "not_matched"),
  total("more_than", "99999999999999.98", "99999999999999.99", "matched"),
  total(">=", 500, "500.00", "matched"),
  total("less_than", 500, "499.99", "matched"),
  total("less_than", 500, "500.00", "not_matched"),
  total("at_most", 500, "500.00", "matched"),
  total("between", [10, 20], "10.00", "matched"),
  total("between", [10, 20], "20.01", "not_matched"),
  total("not_between", [10, 20], "20.01", "matched"),
  total("not_between", [10, 20], "20.00", "not_matched"),
  ["is_multiple_of", { field: "order.number", op: "is_multiple_of", value: 3 }, { number: 6 }, "matched"],
  ["is_multiple_of", { field: "order.number", op: "is_multiple_of", value: 3 }, { number: 7 }, "not_matched"],
  ["is_true", { field: "order.test", op: "is_true" }, { test: true }, "matched"],
  ["is_true", { field: "order.test" }, { test: false }, "not_matched"],
  ["holds", { template: "{{ order.test }}" }, { test: true }, "matched"],
  ["holds", { template: "{{ order.test }}" }, { test: false }, "not_matched"],
  ["holds", { template: "{{ order.note }}" }, { note: "" }, "not_matched"],
  ["holds", { template: "{{ order.number }}", op: "holds" }, { number: 0 }, "matched"],
  ["is_false", { field: "order.test", op: "is_false" }, { test: false }, "matched"],
  tags("has", "vip", ["VIP"], "matched"),
  tags("has", "vip", ["VIP"], "not_matched", { exact: true }),
  tags("contains", "vip", ["vip-gold"], "not_matched"),
  tags("lacks", "vip", [], "matched"),
  tags("has_any", ["a", "b"], ["B"], "matched"),
  tags("in", ["a", "b"], ["c"], "not_matched"),
  tags("has_all", ["a", "b"], ["a", "b", "c"], "matched"),
  tags("has_all", ["a", "b"], ["a"], "not_matched"),
  tags("has_none", ["a", "b"], ["c"], "matched"),
  tags("has_none", ["a", "b"], ["a"], "not_matched"),
  tags("has_starting", "vip-", ["VIP-gold"], "matched"),
  tags("has_like", "gold", ["vip-gold"], "matched"),
  tags("has_match", "^vip-\\w+$", ["vip-gold"], "matched"),
  tags("is_empty", undefined, [], "matched"),
  when("before", "2026-03-01", "2026-02-28T23:59:59Z", "matched"),
  when("before", "2026-03-01", "2026-03-01T00:00:00Z", "not_matched"),
  when("after", "2026-03-01T00:00:00+02:00", "2026-02-28T22:00:01Z", "matched"),
  when("is", "2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00Z", "matched"),
  when("within_last", "2 days", "2026-03-30T10:00:00Z", "matched"),
  when("within_last", "2 days", "2026-03-30T09:59:59Z", "not_matched"),
  when("within_last", "2 days", "2026-04-01T10:00:01Z", "not_matched"),
  when("older_than", "2 days", "2026-03-30T09:59:59Z", "matched"),
  when("older_than", "2 days", "2026-03-30T10:00:00Z", "not_matched"),
  when("older_than", "1 business day", "2026-03-31T10:00:00Z", "not_matched"),
  when("older_than", "1 business day", "2026-03-31T09:59:00Z", "matched"),
  when("within_next", "1 day", "2026-04-02T10:00:00Z", "matched"),
  when("within_next", "1 day", "2026-04-02T10:00:01Z", "not_matched"),
  when("before", "today", "2026-03-31T23:00:00Z", "matched"),
  when("after", "2 days ago", "2026-03-30T10:00:01Z", "matched"),
  when("between", ["yesterday", "tomorrow"], "2026-03-31T00:00:00Z", "matched"),
  when("is_empty", undefined, null, "matched"),
  when("in", ["saturday", "sunday"], "2026-04-04T10:00:00Z", "matched", { part: "weekday" }),
  when("between", ["22:00", "06:00"], "2026-04-01T23:30:00Z", "matched", { part: "clock" }),
  when("between", ["22:00", "06:00"], "2026-04-01T12:00:00Z", "not_matched", { part: "clock" }),
  when("is", "2026-04-02", "2026-04-01T23:30:00Z", "matched", { part: "date", zone: "Europe/London" }),
  when("is", 23, "2026-04-01T23:30:00Z", "matched", { part: "hour" }),
  zip("postcode_in", ["G"], "G2 8DL", "matched"),
  zip("postcode_in", ["G"], "GL1 2AB", "not_matched"),
  zip("postcode_in", ["SW1"], "sw1a1aa", "matched"),
  zip("postcode_in", ["SW1"], "SW10 1AA", "not_matched"),
  zip("postcode_in", ["EH1-EH17"], "EH17 8AA", "matched"),
  zip("postcode_in", ["10000-19999"], "10115", "matched"),
  zip("postcode_in", ["10000-19999"], "20095", "not_matched"),
  zip("postcode_in", ["M5V"], "m5v 2t6", "matched"),
  zip("postcode_in", ["90210"], "90210-1234", "matched"),
  zip("postcode_not_in", ["G"], null, "matched"),
  country("country_in", ["EU"], "de", "matched"),
  country("country_in", ["EU"], "GB", "not_matched"),
  country("country_in", ["UK", "IE"], "GB", "matched"),
  country("country_not_in", ["EU"], null, "matched"),
  place(
    "differs_from",
    { address1: "1 High St", zip: "LS1 1AA" },
    { address1: "1 High Street", zip: "ls11aa" },
    "not_matched",
  ),
  place("differs_from", { address1: "1 High St" }, null, "matched"),
  place("differs_from", { name: "Ann Lee", zip: "LS1 1AA" }, { name: "Bo Lee", zip: "LS1 1AA" }, "matched", {
    compare: ["name"],
  }),
  place("same_as", { zip: "LS1 1AA", city: "Leeds" }, { zip: "LS1 1AA", city: "York" }, "matched", {
    compare: ["zip"],
  }),
  near(100, { latitude: 55.9533, longitude: -3.1883 }, "matched"),
  near(50, { latitude: 55.9533, longitude: -3.1883 }, "not_matched"),
  near(50, { latitude: null, longitude: null }, "not_matched"),
];

describe("operators", () => {
  test.each(
    ROWS.map(
      (row) =>
        [
          `${row[0] || "(none)"} ${JSON.stringify(row[1].value ?? "")} of ${JSON.stringify(row[2]).slice(0, 70)}`,
          row,
        ] as const,
    ),
  )("%s", (_name, [, condition, order, outcome]) => {
    expect(outcomeOf(condition, { order })).toBe(outcome);
  });

  test.each([
    ["changed", { op: "changed" }, 5, 4, "matched"],
    ["changed, not", { op: "changed" }, 5, 5, "not_matched"],
    ["increased", { op: "increased" }, 5, 4, "matched"],
    ["decreased", { op: "decreased" }, 5, 4, "not_matched"],
    ["rises_above at the edge", { op: "rises_above", value: 5 }, 6, 5, "matched"],
    ["rises_above from above", { op: "rises_above", value: 5 }, 7, 6, "not_matched"],
    ["rises_to", { op: "rises_to", value: 5 }, 5, 4, "matched"],
    ["falls_below", { op: "falls_below", value: 5 }, 4, 5, "matched"],
    ["falls_to", { op: "falls_to", value: 5 }, 5, 6, "matched"],
    ["falls_to, there already", { op: "falls_to", value: 5 }, 5, 5, "not_matched"],
  ])("%s compares with the last look", (_name, condition, now, before, outcome) => {
    const facts = { event: "order.updated", order: { total_price: now }, before: { total_price: before } };
    expect(outcomeOf({ field: "order.total_price", ...condition }, facts)).toBe(outcome);
  });

  test("changed_to and changed_from", () => {
    const facts = {
      event: "order.updated",
      order: { financial_status: "paid" },
      before: { financial_status: "pending" },
    };
    expect(outcomeOf({ field: "order.financial_status", op: "changed_to", value: "paid" }, facts)).toBe("matched");
    expect(outcomeOf({ field: "order.financial_status", op: "changed_from", value: "paid" }, facts)).toBe(
      "not_matched",
    );
  });

  test("tables", () => {
    const parts = { tables: { reps: { "Rep-Anna": "a@example.com" } } };
    expect(
      outcomeOf({ field: "order.tags", op: "in_table", value: "reps" }, { order: { tags: ["rep-anna"] } }, parts),
    ).toBe("matched");
    expect(outcomeOf({ field: "order.note", op: "not_in_table", value: "reps" }, { order: { note: "x" } }, parts)).toBe(
      "matched",
    );
  });

  test("what is not known is unknown, whichever side it stands on", () => {
    expect(outcomeOf({ field: "order.risk.level", op: "is", value: "high" }, { order: {} })).toBe("unknown");
    expect(
      outcomeOf({ field: "order.note", op: "is", value: { field: "order.risk.level" } }, { order: { note: "x" } }),
    ).toBe("unknown");
    expect(outcomeOf({ field: "order.risk.level", op: "is_empty" }, { order: {} })).toBe("unknown");
  });

  test("a value out of the facts that is unfit compares with nothing", () => {
    const facts = { order: { total_price: 5, note: "many" } };
    expect(outcomeOf({ field: "order.total_price", op: "more_than", value: { field: "order.note" } }, facts)).toBe(
      "not_matched",
    );
    expect(outcomeOf({ field: "order.total_price", op: "is_not", value: { field: "order.note" } }, facts)).toBe(
      "matched",
    );
    expect(outcomeOf({ field: "order.total_price", op: "less_than", value: { field: "order.po_number" } }, facts)).toBe(
      "not_matched",
    );
  });

  test("each one stands in the table above or is tried beside it", () => {
    const seen = new Set(ROWS.map(([op]) => op));
    const beside = [
      "changed",
      "changed_to",
      "changed_from",
      "increased",
      "decreased",
      "rises_above",
      "rises_to",
      "falls_below",
      "falls_to",
      "in_table",
      "not_in_table",
    ];
    const names = OPERATORS.filter(
      ({ name, aliases }) => ![name, ...(aliases ?? [])].some((one) => seen.has(one) || beside.includes(one)),
    );
    expect(names.map(({ name }) => name)).toEqual([]);
  });

  test("a code where a name stands is refused, and a name where a code does", () => {
    const wrong = (field: string, value: unknown) =>
      refusal(
        aRule({ when: { field: `order.shipping_address.${field}`, op: Array.isArray(value) ? "in" : "is", value } }),
      ).join();
    expect(wrong("country", "GB")).toContain("write “country_code”");
    expect(wrong("province", ["Bavaria", "BY"])).toContain("write “province_code”");
    expect(wrong("country_code", "United Kingdom")).toContain("write “country” for the name");
    expect(wrong("country_code", "gb")).toBe("");
    expect(wrong("country", "United Kingdom")).toBe("");
  });

  test("a metafield compares as what it holds", () => {
    const customer = { metafields: { loyalty: { points: 150, since: "2024-02-01", tier: "Gold" } } };
    const of = (name: string, op: string, value: unknown) =>
      outcomeOf({ field: "customer.metafield", name, op, value }, { order: {}, customer });
    expect(of("loyalty.points", "at_least", 150)).toBe("matched");
    expect(of("loyalty.since", "before", "2 years ago")).toBe("matched");
    expect(of("loyalty.tier", "is", "gold")).toBe("matched");
  });
});

test.each(["number", "yes_no", "text"] as const)(
  "a record that refers to itself is no %s, and is refused in words",
  (left) => {
    const order: Record<string, unknown> = {};
    order.customer = { orders: [order] };
    expect(() => comparable(order, left, false)).toThrow("a record was found");
  },
);

test.each(["", "Mars/Olympus", "�"])("facts with the time zone “%s” cannot be read", (timezone) => {
  expect(tryRule(aRule({}), { shop: { timezone } })).toMatchObject({
    outcome: "unreadable_facts",
    message: expect.stringContaining("shop.timezone is a time zone such as Europe/London"),
  });
});
