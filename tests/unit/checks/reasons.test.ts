// What a check says of an order is a sentence that a person would say, whether something is wrong or not.
import { expect, test } from "vitest";
import { tryRule } from "#app/rules/trial/try-rule.ts";
import { address, NOW, order, rulesOf } from "#tests/unit/checks/written.ts";

function reasonOf(id: string, overrides: Record<string, unknown>, settings: Record<string, unknown> = {}, rule = id) {
  const rules = rulesOf(id, settings);
  const trial = tryRule(
    rules.filter((one) => one.id === rule),
    {
      ...{ shop: { currency: "GBP", timezone: "Europe/London" }, now: NOW, settings: { [id]: settings } },
      locations: [{ id: "1", name: "London", is_active: true, fulfills_online_orders: true }],
      order: order(overrides),
    },
  );
  if (trial.outcome !== "tried") throw new Error(JSON.stringify(trial));
  const [result] = trial.moments[0]?.results ?? [];
  return `${result?.outcome}: ${result?.reason}`;
}

const related = (overrides: Record<string, unknown> = {}) => ({
  ...{ id: "99", name: "#99", created_at: "2026-11-24T11:00:00Z", financial_status: "paid", shares: ["customer"] },
  ...overrides,
});

const IN_STOCK = {
  ...{ id: "1", sku: "MUG", variant_id: "9", quantity: 2, price: 30 },
  variant: { id: "9", stock: [{ location_id: "1", available: 5 }] },
};

test.each([
  ["payment-check", {}, "not_matched: The payment has come."],
  [
    "payment-check",
    { financial_status: "authorized" },
    "not_matched: The payment is authorised, which is enough for this store.",
  ],
  [
    "payment-check",
    { financial_status: "pending", payment_gateway_names: ["Cash on Delivery (COD)"] },
    "not_matched: The payment is still to come, which is enough for Cash on Delivery (COD).",
  ],
  ["payment-check", { total_price: 0, current_total_price: 0 }, "not_matched: Nothing has to be paid."],
  ["payment-check", { financial_status: "pending" }, "matched: The payment has not come; it has to be authorised."],
  [
    "address-check",
    { shipping_address: address("GB", { zip: "EH1 1RE", province_code: "SCT", province: "Scotland" }) },
    "not_matched: The address is complete, and the postcode fits Scotland.",
  ],
  [
    "address-check",
    { shipping_address: address("GB", { province_code: null, province: null }) },
    "not_matched: The address is complete, and the postcode is valid in United Kingdom.",
  ],
  ["address-check", { shipping_address: address("GB", { city: "" }) }, "matched: There is no city."],
  [
    "duplicate-check",
    {},
    "not_matched: No other order of the 24 hours before it shares its customer, e-mail, phone or address.",
  ],
  [
    "duplicate-check",
    { related_orders: [related()] },
    "not_matched: It is a purchase of its own: #99 shares the same customer, 30 of the 70 points that make a duplicate.",
  ],
  ["fraud-check", {}, "not_matched: Nothing about it is suspicious: no signal counts."],
  [
    "fraud-check",
    { billing_address: address("GB", { zip: "M1 1AE", city: "Manchester", address1: "9 Other Road" }) },
    "not_matched: 15 points, which is little; high risk begins at 70. Shipping and billing address differ.",
  ],
  [
    "fraud-check",
    { risk: { level: "high", assessments: [{ level: "high", provider: "shopify" }] } },
    "matched: 100 points, high risk begins at 70. Shopify rates it as high risk.",
  ],
  ["routing", {}, "not_matched: No location can ship it. London: lacks MUG."],
  ["routing", { line_items: [IN_STOCK] }, "not_matched: London ships it: All of it is in stock."],
] as const)("%s, %o: %s", (id, overrides, says) => {
  expect(reasonOf(id, overrides)).toBe(says);
});

test("an address that the settings leave out is said to be left out", () => {
  expect(reasonOf("address-check", {}, { countries_left_out: ["GB"] })).toBe(
    "not_matched: The address check has nothing to say of it.",
  );
});

test("an authorisation that cannot end is said so", () => {
  expect(reasonOf("payment-check", {}, {}, "authorization-ending")).toBe(
    "not_matched: The payment has come: no authorisation can end.",
  );
});
