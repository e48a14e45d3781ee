import { describe, expect, test } from "vitest";
import { assessPayment, authorizationEnd, type PaymentDemands } from "#app/checks/payment/assess-payment.ts";
// Declares all kinds: those that refer to each other by name have to be there.
import "#app/rules/records/index.ts";
import { paymentTerms } from "#app/rules/records/payment-terms.ts";
import { transaction } from "#app/rules/records/transaction.ts";

const DEMANDS: PaymentDemands = {
  stage: "authorized",
  gateways: [
    { gateway: "cash on delivery", stage: "pending" },
    { gateway: "bank", stage: "paid" },
  ],
  terms: true,
};
const anOrder = (overrides: Record<string, unknown> = {}) =>
  ({
    financial_status: "paid",
    payment_gateway_names: ["shopify_payments"],
    payment_terms: null,
    current_total_price: "60.00",
    total_outstanding: "0.00",
    ...overrides,
  }) as never;
const terms = (overdue: boolean) => paymentTerms.schema.parse({ name: "Net 30", overdue });

describe("what is good enough", () => {
  test.each([
    // wanted, status → outcome
    ["paid", "paid", "accepted"],
    ["paid", "partially_refunded", "accepted"],
    ["paid", "authorized", "waiting"],
    ["paid", "partially_paid", "waiting"],
    ["paid", "pending", "waiting"],
    ["authorized", "paid", "accepted"],
    ["authorized", "authorized", "accepted"],
    ["authorized", "partially_paid", "waiting"],
    ["authorized", "pending", "waiting"],
    ["pending", "pending", "accepted"],
    ["pending", "partially_paid", "accepted"],
    ["pending", "voided", "refused"],
    ["pending", "expired", "refused"],
    ["pending", "refunded", "refused"],
  ] as const)("wanted %s, is %s: %s", (stage, financial_status, outcome) => {
    const verdict = assessPayment(anOrder({ financial_status }), { ...DEMANDS, stage });
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.problem === null).toBe(outcome === "accepted");
  });

  test.each([
    [
      "cash on delivery may be pending",
      { financial_status: "pending", payment_gateway_names: ["Cash on Delivery (COD)"] },
      "accepted",
    ],
    [
      "a bank transfer has to have come",
      { financial_status: "pending", payment_gateway_names: ["Bank Deposit"] },
      "waiting",
    ],
    ["payment terms that are not due", { financial_status: "pending", payment_terms: terms(false) }, "accepted"],
    ["payment terms that are overdue", { financial_status: "pending", payment_terms: terms(true) }, "waiting"],
    ["a free order", { financial_status: "pending", current_total_price: "0.00" }, "accepted"],
    [
      "a free order by a full discount, voided",
      { financial_status: "voided", current_total_price: "0.00" },
      "accepted",
    ],
    ["all refunded, nothing left", { financial_status: "refunded", current_total_price: "0.00" }, "refused"],
  ])("%s", (_case, order, outcome) => {
    expect(assessPayment(anOrder(order), DEMANDS).outcome).toBe(outcome);
  });

  test("terms count only where the store ships on terms", () => {
    expect(
      assessPayment(anOrder({ financial_status: "pending", payment_terms: terms(false) }), { ...DEMANDS, terms: false })
        .outcome,
    ).toBe("waiting");
  });

  test("the problem names the method that has a rule of its own", () => {
    expect(
      assessPayment(anOrder({ financial_status: "pending", payment_gateway_names: ["Bank Deposit"] }), DEMANDS).problem,
    ).toBe("The payment by Bank Deposit has not come; it has to be captured.");
  });
});

describe("the end of an authorisation", () => {
  const auth = (id: string, ends: string | null, overrides: Record<string, unknown> = {}) =>
    transaction.schema.parse({ id, kind: "authorization", authorization_expires_at: ends, ...overrides });
  const of = (kind: string, parent_id: string, status = "success") =>
    transaction.schema.parse({ id: `${kind}-${parent_id}`, kind, parent_id, status });
  const [SOON, LATER] = ["2026-12-01T10:00:00Z", "2026-12-03T10:00:00Z"];

  test.each([
    ["none", [], null],
    ["one", [auth("1", SOON)], SOON],
    ["the earlier of two", [auth("1", LATER), auth("2", SOON)], SOON],
    ["one that failed does not count", [auth("1", SOON, { status: "failure" }), auth("2", LATER)], LATER],
    ["one that was voided does not count", [auth("1", SOON), of("void", "1"), auth("2", LATER)], LATER],
    ["a void that failed leaves it", [auth("1", SOON), of("void", "1", "failure")], SOON],
    ["one that was captured does not count", [auth("1", SOON), of("capture", "1")], null],
    [
      "captured in part: Shopify says what is left",
      [auth("1", SOON, { unsettled: "10.00" }), of("capture", "1")],
      SOON,
    ],
    ["nothing is left of it", [auth("1", SOON, { unsettled: "0.00" })], null],
    ["one that never ends", [auth("1", null)], null],
  ])("%s", (_case, transactions, ends) => {
    expect(authorizationEnd(transactions)).toBe(ends);
  });
});
