import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessDuplicate, type DuplicateDemands, type RelatedOrder } from "#app/checks/duplicate/assess-duplicate.ts";

const DEMANDS: DuplicateDemands = {
  windowHours: 24,
  threshold: 70,
  leastOverlap: 0.75,
  shipTogether: true,
  closeMinutes: 10,
  points: { who: 30, where: 25, what: 40, when: 5 },
};
const line = (sku: string, quantity = 1) => ({ variant_id: sku, sku, title: sku, quantity });
const anOther = (overrides: Partial<RelatedOrder> = {}): RelatedOrder => ({
  ...{
    id: "10",
    name: "#10",
    created_at: "2026-11-24T08:00:00Z",
    shares: ["customer", "email", "address", "household"],
    recipient: 1,
  },
  ...{
    test: false,
    is_cancelled: false,
    financial_status: "paid",
    fulfillment_status: "unfulfilled",
    total_price: "60.00",
    line_items: [line("MUG", 2)],
  },
  ...overrides,
});
const anOrder = (lines = [line("MUG", 2)], overrides: Record<string, unknown> = {}) =>
  ({
    id: "11",
    created_at: "2026-11-24T12:00:00Z",
    fulfillment_status: "unfulfilled",
    line_items: lines.map(({ quantity, ...rest }) => ({ ...rest, current_quantity: quantity })),
    ...overrides,
  }) as never;

describe("verdicts", () => {
  test.each<[string, Partial<RelatedOrder>, string, number]>([
    ["the same buyer, address and items", {}, "duplicate", 95],
    ["minutes apart", { created_at: "2026-11-24T11:50:00Z" }, "duplicate", 100],
    ["eleven minutes apart", { created_at: "2026-11-24T11:49:00Z" }, "duplicate", 95],
    ["a guest with the same e-mail", { shares: ["email", "address"] }, "duplicate", 95],
    ["the same phone, address and items", { shares: ["phone", "address"] }, "duplicate", 85],
    ["the same buyer and items to another address", { shares: ["customer"] }, "duplicate", 70],
    ["the same phone and items to another address", { shares: ["phone"] }, "single", 60],
    ["somebody else at the same address with the same items", { shares: ["address"] }, "single", 65],
    ["the same buyer, the house without its unit", { shares: ["customer", "household"] }, "duplicate", 85],
    ["exactly 24 hours apart", { created_at: "2026-11-23T12:00:00Z" }, "duplicate", 95],
    ["a second more than 24 hours apart", { created_at: "2026-11-23T11:59:59Z" }, "single", 0],
    ["half of the items: a second purchase", { line_items: [line("MUG", 1)] }, "ship_together", 75],
    ["two of three items", { line_items: [line("MUG", 2), line("CUP")] }, "ship_together", 82],
    ["a tenth of the items", { line_items: [line("MUG", 2), line("CUP", 18)] }, "ship_together", 59],
    ["other items: a second purchase", { line_items: [line("CUP")] }, "ship_together", 55],
    ["other items, shipped already", { line_items: [line("CUP")], fulfillment_status: "fulfilled" }, "single", 55],
    [
      "other items to a neighbour's flat",
      { line_items: [line("CUP")], shares: ["customer", "household"] },
      "single",
      45,
    ],
    ["other items of somebody else at the address", { line_items: [line("CUP")], shares: ["address"] }, "single", 25],
    ["cancelled meanwhile", { is_cancelled: true }, "single", 0],
    ["voided meanwhile", { financial_status: "voided" }, "single", 0],
    ["a test order", { test: true }, "single", 0],
    ["it comes after this one: the later one is the duplicate", { created_at: "2026-11-24T12:00:01Z" }, "single", 0],
    [
      "of two in one second the higher number is the later",
      { created_at: "2026-11-24T12:00:00Z", id: "12" },
      "single",
      0,
    ],
  ])("%s", (_case, other, outcome, score) => {
    expect(assessDuplicate(anOrder(), [anOther(other)], DEMANDS)).toMatchObject({ outcome, score });
  });

  test("it names the likeliest other order and its reasons", () => {
    const verdict = assessDuplicate(
      anOrder(),
      [
        anOther({ id: "8", name: "#8", shares: ["phone"] }),
        anOther(),
        anOther({ id: "9", name: "#9", created_at: "2026-11-24T07:00:00Z" }),
      ],
      DEMANDS,
    );
    expect(verdict).toMatchObject({
      other_id: "10",
      other_name: "#10",
      problem: "It looks like #10 again: the same customer, the same address, the same items.",
    });
  });

  test("a second purchase is no duplicate where it is not wanted either", () => {
    expect(
      assessDuplicate(anOrder(), [anOther({ line_items: [line("CUP")] })], { ...DEMANDS, shipTogether: false }).outcome,
    ).toBe("single");
  });
});

const shares = fc.subarray(["customer", "email", "phone", "address", "household", "ip"]);
const lines = fc.array(
  fc
    .record({ sku: fc.constantFrom("MUG", "CUP", "POT"), quantity: fc.integer({ min: 0, max: 5 }) })
    .map(({ sku, quantity }) => line(sku, quantity)),
  { maxLength: 4 },
);
const related = fc.array(
  fc
    .record({ id: fc.integer({ min: 1, max: 30 }), minutes: fc.integer({ min: -60, max: 2_000 }), shares, lines })
    .map(({ id, minutes, shares, lines }) =>
      anOther({
        id: String(id),
        created_at: `${new Date(Date.parse("2026-11-24T12:00:00Z") - minutes * 60_000).toISOString().slice(0, 19)}Z`,
        shares,
        line_items: lines,
      }),
    ),
  { maxLength: 6 },
);

test("parts add up to the score, and the order in which others are told changes nothing", () => {
  fc.assert(
    fc.property(related, lines, (others, own) => {
      const unique = [...new Map(others.map((other) => [other.id, other])).values()];
      const verdict = assessDuplicate(anOrder(own), unique, DEMANDS);
      expect(verdict.score).toBe(verdict.parts.reduce((sum, { points }) => sum + points, 0));
      expect(assessDuplicate(anOrder(own), unique.toReversed(), DEMANDS)).toEqual(verdict);
    }),
  );
});
