import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultsOf } from "#app/checks/check.ts";
import type { RelatedOrder } from "#app/checks/duplicate/assess-duplicate.ts";
import { assessFraud, type FraudDemands, type FraudFacts } from "#app/checks/fraud/assess-fraud.ts";
import { isDisposable } from "#app/checks/fraud/disposable-email.ts";
import { entryFor } from "#app/checks/fraud/merchant-lists.ts";
import { CHECKS } from "#app/checks/index.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { order } from "#app/rules/records/order.ts";
import { tableOf } from "#app/rules/table-of.ts";
import { anAddress } from "#tests/unit/checks/an-address.ts";

const DEMANDS: FraudDemands = {
  weights: {
    ...{
      risk_high: 100,
      risk_medium: 25,
      billing_differs: 15,
      country_differs: 30,
      first_order: 25,
      velocity_email: 20,
      velocity_phone: 20,
    },
    ...{
      velocity_address: 20,
      velocity_ip: 25,
      velocity_card_bin: 20,
      many_names: 40,
      disposable_email: 30,
      ip_country: 15,
      quantity: 15,
      forwarder: 30,
    },
  },
  ...{ threshold: 70, firstOrderAbove: "500.00", velocityHours: 24, quantityFrom: 10 },
  velocity: { email: 4, phone: 4, address: 5, ip: 4, card_bin: 10 },
  names: { count: 3, days: 7 },
};
const NOTHING: FraudFacts = {
  related: [],
  earlierOrders: 3,
  recipient: 1,
  ipCountry: null,
  trusted: null,
  blocked: null,
  forwarder: null,
};
const CREATED = "2026-11-24T12:00:00Z";

function anOrder(overrides: Record<string, unknown> = {}): OrderPicture {
  return order.schema.parse({
    ...{
      id: "100",
      created_at: CREATED,
      updated_at: CREATED,
      currency: "GBP",
      email: "ada@example.com",
      total_price: "60.00",
    },
    ...{
      shipping_address: anAddress(),
      billing_address: anAddress(),
      line_items: [{ id: "1", title: "Mug", quantity: 2, current_quantity: 2 }],
    },
    ...overrides,
  }) as OrderPicture;
}
const hoursAgo = (hours: number) => `${new Date(Date.parse(CREATED) - hours * 3_600_000).toISOString().slice(0, 19)}Z`;
const others = (count: number, shares: string[], overrides: Partial<RelatedOrder> = {}): RelatedOrder[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{
      id: String(10 + at),
      name: "",
      created_at: hoursAgo(at + 1),
      shares,
      recipient: 1,

      test: false,
      is_cancelled: false,
    },
    ...{ financial_status: "paid", fulfillment_status: "unfulfilled", total_price: "60.00", line_items: [] },
    ...overrides,
  }));
const risk = (...levels: [string, string | null, boolean?][]) => ({
  level: levels[0]?.[0] ?? "none",
  assessments: levels.map(([level, provider, is_ours = false]) => ({ level, provider, is_ours })),
});
const at = (
  orderFacts: Record<string, unknown> = {},
  facts: Partial<FraudFacts> = {},
  demands: Partial<FraudDemands> = {},
  waits: string | null = null,
) => assessFraud(anOrder(orderFacts), { ...NOTHING, ...facts }, { ...DEMANDS, ...demands }, waits);

describe("signals", () => {
  test.each<[string, Record<string, unknown>, Partial<FraudFacts>, string[]]>([
    ["none", {}, {}, []],
    ["another billing address", { billing_address: anAddress({ address1: "9 Other Road" }) }, {}, ["billing_differs"]],
    ["spelling is no difference", { billing_address: anAddress({ address1: "1 TEST ST." }) }, {}, []],
    [
      "another country",
      { billing_address: anAddress({ country_code: "FR", country: "France" }) },
      {},
      ["country_differs"],
    ],
    ["no billing address", { billing_address: null }, {}, []],
    [
      "a digital order is shipped nowhere",
      { delivery: "none", billing_address: anAddress({ country_code: "FR" }) },
      {},
      [],
    ],
    ["Shopify: high", { risk: risk(["high", "shopify"]) }, {}, ["risk_high"]],
    ["Shopify: medium", { risk: risk(["medium", null]) }, {}, ["risk_medium"]],
    ["Shopify: low", { risk: risk(["low", null]) }, {}, []],
    ["another app's high counts", { risk: risk(["low", null], ["high", "Fraud App"]) }, {}, ["risk_high"]],
    ["our own does not", { risk: risk(["none", null], ["high", "Switchyard", true]) }, {}, []],
    ["a first order of exactly the amount", { total_price: "500.00" }, { earlierOrders: 0 }, []],
    ["a first order a penny above", { total_price: "500.01" }, { earlierOrders: 0 }, ["first_order"]],
    ["a second order above it", { total_price: "900.00" }, { earlierOrders: 1 }, []],
    ["three with one e-mail", {}, { related: others(2, ["email"]) }, []],
    ["four with one e-mail", {}, { related: others(3, ["email"]) }, ["velocity_email"]],
    ["four of one customer, whatever the e-mail", {}, { related: others(3, ["customer"]) }, ["velocity_email"]],
    ["four with one phone", {}, { related: others(3, ["phone"]) }, ["velocity_phone"]],
    ["five to one address", {}, { related: others(4, ["address", "household"]) }, ["velocity_address"]],
    ["four from one IP address", {}, { related: others(3, ["ip"]) }, ["velocity_ip"]],
    ["nine cards that begin alike", {}, { related: others(8, ["card_bin"]) }, []],
    ["ten cards that begin alike", {}, { related: others(9, ["card_bin"]) }, ["velocity_card_bin"]],
    ["test orders do not count", {}, { related: others(3, ["ip"], { test: true }) }, []],
    ["cancelled ones do: they were tried", {}, { related: others(3, ["ip"], { is_cancelled: true }) }, ["velocity_ip"]],
    ["exactly 24 hours ago counts", {}, { related: others(3, ["ip"], { created_at: hoursAgo(24) }) }, ["velocity_ip"]],
    ["a second more does not", {}, { related: others(3, ["ip"], { created_at: "2026-11-23T11:59:59Z" }) }, []],
    [
      "later orders do not count: any order of arrival says the same",
      {},
      { related: others(3, ["ip"], { created_at: "2026-11-24T12:00:01Z" }) },
      [],
    ],
    ["two names at one address", {}, { related: others(1, ["address"], { recipient: 2 }) }, []],
    [
      "three names at one address",
      {},
      {
        related: [...others(1, ["address"], { recipient: 2 }), ...others(1, ["household"], { id: "50", recipient: 3 })],
      },
      ["many_names"],
    ],
    [
      "three names, one of them eight days ago",
      {},
      {
        related: [
          ...others(1, ["address"], { recipient: 2 }),
          ...others(1, ["address"], { id: "50", recipient: 3, created_at: hoursAgo(8 * 24) }),
        ],
      },
      [],
    ],
    ["a mail to be thrown away", { email: "x@mailinator.com" }, {}, ["disposable_email"]],
    ["ordered from another country", {}, { ipCountry: "NG" }, ["ip_country"]],
    [
      "ordered from the country of the bill",
      { billing_address: anAddress({ country_code: "FR" }) },
      { ipCountry: "FR" },
      ["country_differs"],
    ],
    ["the country of the IP address is not known", {}, { ipCountry: null }, []],
    ["nine of one item", { line_items: [{ id: "1", title: "Mug", quantity: 9, current_quantity: 9 }] }, {}, []],
    [
      "ten of one item",
      { line_items: [{ id: "1", title: "Mug", quantity: 10, current_quantity: 10 }] },
      {},
      ["quantity"],
    ],
    ["a forwarder", {}, { forwarder: "unit 7 dock road" }, ["forwarder"]],
    ["blocked: nothing else is told", { email: "x@mailinator.com" }, { blocked: "mailinator.com" }, ["blocked"]],
    ["blocked goes before trusted", {}, { blocked: "a", trusted: "b" }, ["blocked"]],
  ])("%s", (_case, orderFacts, facts, codes) => {
    expect(at(orderFacts, facts).codes).toEqual(codes);
  });
});

describe("outcomes", () => {
  const WAIT = "2026-11-24T12:30:00Z";
  const billing = { billing_address: anAddress({ address1: "9 Other Road" }) };
  test.each<[string, ReturnType<typeof at>, string, number]>([
    ["nothing", at(), "low", 0],
    ["below half of the threshold", at(billing, { forwarder: null }), "low", 15],
    ["half of the threshold", at({}, { forwarder: "x" }, { threshold: 60 }), "medium", 30],
    ["a point below the threshold", at({}, { forwarder: "x" }, { threshold: 31 }), "medium", 30],
    ["at the threshold", at({}, { forwarder: "x" }, { threshold: 30 }), "high", 30],
    ["more than 100 is 100", at({ risk: risk(["high", null]), email: "x@mailinator.com" }), "high", 100],
    [
      "a dear first order, a gift, that Shopify sees a medium risk in",
      at({ ...billing, risk: risk(["medium", null]), total_price: "900.00" }, { earlierOrders: 0 }),
      "medium",
      65,
    ],
    [
      "the same from one country to another",
      at(
        { billing_address: anAddress({ country_code: "US" }), risk: risk(["medium", null]), total_price: "900.00" },
        { earlierOrders: 0 },
      ),
      "high",
      80,
    ],
    ["pending is waited for", at({ risk: risk(["pending", null]) }, {}, {}, WAIT), "pending", 0],
    ["pending, and bad enough without", at({ risk: risk(["pending", null]) }, { blocked: "x" }, {}, WAIT), "high", 100],
    ["pending, where nobody waits", at({ risk: risk(["pending", null]) }), "low", 0],
    ["trusted, whatever else", at({ risk: risk(["high", null]) }, { trusted: "vip" }), "trusted", 0],
  ])("%s", (_case, verdict, outcome, score) => {
    expect(verdict).toMatchObject({ outcome, score });
    expect(verdict.waits_until).toBe(outcome === "pending" ? WAIT : null);
  });

  test("the heaviest signal comes first, in words that name what was seen", () => {
    const verdict = at({ ...billing, email: "x@mailinator.com" }, { ipCountry: "NG" });
    expect(verdict.problem).toBe(
      "“mailinator.com” gives out e-mail addresses to be thrown away. Shipping and billing address differ. It was ordered from NG and goes to GB.",
    );
    expect(verdict.facts[0]).toEqual({
      description: "“mailinator.com” gives out e-mail addresses to be thrown away.",
      sentiment: "negative",
    });
  });
});

test("parts add up to the score up to 100, and Shopify is told at most 20 facts", () => {
  fc.assert(
    fc.property(
      fc.subarray(["email", "phone", "address", "ip", "card_bin"]),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom("GB", "NG", null),
      (shares, count, quantity, ipCountry) => {
        const verdict = at(
          { line_items: [{ id: "1", quantity, current_quantity: quantity }] },
          { related: others(count, shares), ipCountry },
        );
        expect(verdict.score).toBe(
          Math.min(
            100,
            verdict.parts.reduce((sum, { points }) => sum + points, 0),
          ),
        );
        expect(verdict.parts.every(({ points, says }) => points > 0 && says.length > 0)).toBe(true);
        expect(verdict.facts.length).toBeLessThanOrEqual(20);
      },
    ),
  );
});

test.each([
  ["ada@mailinator.com", true],
  ["ada@eu.mailinator.com", true],
  ["ADA@MAILINATOR.COM", true],
  ["ada@mailinator.com.example.org", false],
  ["ada@gmail.com", false],
  ["mailinator.com", false],
  [null, false],
])("%j is to be thrown away: %s", (email, is) => {
  expect(isDisposable(email)).toBe(is);
});

describe("the store's own lists", () => {
  const table = (...keys: string[]) => tableOf({ columns: ["who"], rows: keys.map((key) => [key]) });
  test.each<[string, string, Record<string, unknown>, boolean]>([
    ["an e-mail", "Ada@Example.com", {}, true],
    ["an e-mail with a plus", "ada@example.com", { email: "ada+1@example.com" }, true],
    ["a domain", "example.com", {}, true],
    ["another domain", "ample.com", {}, false],
    ["an IP address", "203.0.113.7", { browser_ip: "203.0.113.7" }, true],
    ["a phone, however it is written", "+441134960000", { phone: "0113 496 0000" }, true],
    ["a customer", "7", { customer_id: "7" }, true],
    ["a postcode", "ls1 4ap", {}, true],
    ["a part of a street", "test street", {}, true],
    [
      "punctuation does not count",
      "dock-road unit 7",
      { shipping_address: anAddress({ address1: "Dock Road, Unit 7" }) },
      true,
    ],
    ["one word of a street is too little", "test", {}, false],
    ["the middle of a word", "est street", {}, false],
  ])("%s", (_case, key, overrides, found) => {
    expect(entryFor(table(key), anOrder(overrides)) !== null).toBe(found);
  });
  test("names of an object's own parts are no entries", () => {
    expect(entryFor(table("x"), anOrder({ email: "constructor@__proto__" }))).toBeNull();
  });
});

test("the defaults of the settings are the demands that these tables try", () => {
  const check = CHECKS.find(({ id }) => id === "fraud-check");
  const values = check ? defaultsOf(check) : {};
  for (const [name, points] of Object.entries(DEMANDS.weights)) expect(values[`weight_${name}`], name).toBe(points);
  for (const [name, count] of Object.entries(DEMANDS.velocity)) expect(values[`velocity_${name}`], name).toBe(count);
});
