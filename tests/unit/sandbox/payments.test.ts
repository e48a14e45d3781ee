import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderDraft } from "#sandbox/world/place-order.ts";
import { ask, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";
import { pounds, TAXED, takenOrder } from "#tests/unit/sandbox/taken-order.ts";

describe("orderCapture and transactionVoid", () => {
  const CAPTURE = `mutation ($input: OrderCaptureInput!) { orderCapture(input: $input) {
    transaction { kind amountSet { shopMoney { amount } } } userErrors { field message } } }`;
  const VOID = `mutation ($parent: ID!) { transactionVoid(parentTransactionId: $parent) {
    transaction { kind } userErrors { field message code } } }`;

  it("take an authorisation in parts on Plus, until the last one is said to be", () => {
    const { answer, payment, id, order } = takenOrder({ ...TAXED, payment: "authorized" }, true);
    const capture = (amount: string, finalCapture?: boolean) =>
      answer(CAPTURE, { input: { id, parentTransactionId: payment(), amount, finalCapture } }).orderCapture;
    expect(capture("33")).toMatchObject({ transaction: { amountSet: pounds("33.0") }, userErrors: [] });
    expect(orderTotals(order)).toMatchObject({ authorized: 10_000, received: 3_300, owed: 10_000, outstanding: 0 });
    expect(answer(VOID, { parent: payment() }).transactionVoid).toMatchObject({
      transaction: null,
      userErrors: [{ code: "AUTH_NOT_VOIDABLE" }],
    });
    expect(capture("10", true)).toMatchObject({ userErrors: [] });
    expect(orderTotals(order)).toMatchObject({ authorized: 0, owed: 9_000, outstanding: 9_000 });
    expect(capture("1")).toMatchObject({ userErrors: [{ message: "Amount exceeds capturable amount" }] });
  });

  it("give an authorisation back once", () => {
    const { answer, payment, topics } = takenOrder({ ...TAXED, payment: "authorized" });
    expect(answer(VOID, { parent: payment() }).transactionVoid).toMatchObject({ transaction: { kind: "VOID" } });
    expect(topics()).toEqual(["order_transactions/create", "orders/updated", "customers/purchasing_summary"]);
    expect(answer(VOID, { parent: payment() }).transactionVoid).toMatchObject({
      userErrors: [{ code: "AUTH_NOT_VOIDABLE" }],
    });
    expect(answer("query ($id: ID!) { order(id: $id) { displayFinancialStatus } }")).toEqual({
      order: { displayFinancialStatus: "VOIDED" },
    });
  });
});

describe("orderCreateManualPayment", () => {
  const PAY = `mutation ($id: ID!, $amount: MoneyInput, $name: String, $at: DateTime) {
    orderCreateManualPayment(id: $id, amount: $amount, paymentMethodName: $name, processedAt: $at) {
      order { displayFinancialStatus transactions { gateway kind processedAt amountSet { shopMoney { amount } } } }
      userErrors { field code } } }`;
  const gbp = (amount: string) => ({ amount, currencyCode: "GBP" });

  it("takes parts and then the rest", () => {
    const { answer, topics } = takenOrder({ ...TAXED, payment: "none" });
    expect(
      answer(PAY, { amount: gbp("33"), name: "Cheque", at: "2026-11-20T10:00:00Z" }).orderCreateManualPayment,
    ).toMatchObject({
      order: {
        displayFinancialStatus: "PARTIALLY_PAID",
        transactions: [{ gateway: "Cheque", kind: "SALE", processedAt: "2026-11-20T10:00:00Z" }],
      },
    });
    expect(topics()).not.toContain("orders/paid");
    expect(answer(PAY).orderCreateManualPayment).toMatchObject({
      order: { displayFinancialStatus: "PAID", transactions: [{}, { gateway: "Other", amountSet: pounds("100.0") }] },
    });
    expect(topics()).toContain("orders/paid");
  });

  it.each([
    [{ amount: gbp("133.01") }, "AMOUNT_EXCEEDS_BALANCE"],
    [{ amount: gbp("0") }, "AMOUNT_NOT_POSITIVE"],
    [{ amount: { amount: "1", currencyCode: "USD" } }, "CURRENCY_MISMATCH"],
    [{ at: "2027-01-01T00:00:00Z" }, "PROCESSED_AT_INVALID"],
    [{ id: "gid://shopify/Order/7" }, "ORDER_NOT_FOUND"],
  ])("is refused for %j", (variables, code) => {
    const { answer, topics } = takenOrder({ ...TAXED, payment: "none" });
    expect(answer(PAY, variables).orderCreateManualPayment).toMatchObject({ order: null, userErrors: [{ code }] });
    expect(topics()).toEqual([]);
  });
});

describe("orderCancel", () => {
  const CANCEL = `mutation ($id: ID!, $method: OrderCancelRefundMethodInput) {
    orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: $method) {
      job { done } orderCancelUserErrors { field code } } }`;

  it("pays back as credit at the store", () => {
    const { answer, order, world } = takenOrder();
    const method = { storeCreditRefund: {} };
    expect(answer(CANCEL, { method }).orderCancel).toEqual({ job: { done: false }, orderCancelUserErrors: [] });
    expect(orderTotals(order).received).toBe(0);
    expect(Object.values(world.state.storeCreditAccounts)).toMatchObject([
      { currency: "GBP", transactions: [{ amount: 13_300, event: "ORDER_REFUND" }] },
    ]);
  });

  it.each([
    [{ customerId: null }, {}, "STORE_CREDIT_REFUND_MISSING_CUSTOMER"],
    [{}, { expiresAt: "2026-11-24T09:59:59Z" }, "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST"],
    [
      { more: { company: { companyId: "1", contactId: "2", locationId: "3" } } },
      {},
      "STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED",
    ],
  ])("refuses that for an order with %j and %j", (draft, storeCreditRefund, code) => {
    const { answer, order } = takenOrder({ ...TAXED, ...(draft as Partial<OrderDraft>) });
    expect(answer(CANCEL, { method: { storeCreditRefund } }).orderCancel).toMatchObject({
      orderCancelUserErrors: [{ code }],
    });
    expect(order.cancelledAt).toBeNull();
  });
});

describe("store credit", () => {
  const SCOPES = [
    ...["read_customers", "read_store_credit_accounts", "read_store_credit_account_transactions"],
    ...["write_store_credit_account_transactions", "write_customers"],
  ];
  const CREDIT = `mutation ($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $creditInput) {
      storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } account { id balance { amount } } }
      userErrors { field message code } } }`;
  const DEBIT = `mutation ($id: ID!, $debitInput: StoreCreditAccountDebitInput!) {
    storeCreditAccountDebit(id: $id, debitInput: $debitInput) {
      storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } } userErrors { code } } }`;

  function account() {
    const { world, clock } = smallWorld();
    const { id } = createCustomer(world, SHOP, { email: "ann@example.com" });
    const owner = gid("Customer", id);
    const run = (query: string, variables: Record<string, unknown>) => {
      const { body } = ask(world, query, variables, { scopes: SCOPES });
      expect(body.errors).toBeUndefined();
      return Object.values(body.data as object)[0] as {
        storeCreditAccountTransaction: { account: { id: string } } | null;
        userErrors: object[];
      };
    };
    const credit = (amount: string, expiresAt?: string, id = owner, currencyCode = "GBP") =>
      run(CREDIT, { id, creditInput: { creditAmount: { amount, currencyCode }, expiresAt } });
    const debit = (amount: string, id = owner, currencyCode = "GBP") =>
      run(DEBIT, { id, debitInput: { debitAmount: { amount, currencyCode } } });
    return { world, clock, credit, debit, owner };
  }

  it("is given and taken, first what expires first", () => {
    const { credit, debit, clock, world } = account();
    expect(credit("10")).toMatchObject({
      storeCreditAccountTransaction: { balanceAfterTransaction: { amount: "10.0" } },
    });
    expect(credit("5", "2026-12-01T00:00:00Z")).toMatchObject({
      storeCreditAccountTransaction: { account: { balance: { amount: "15.0" } } },
    });
    expect(debit("7")).toMatchObject({
      storeCreditAccountTransaction: { amount: { amount: "-7.0" }, balanceAfterTransaction: { amount: "8.0" } },
    });
    const [kept] = Object.values(world.state.storeCreditAccounts);
    expect(kept?.transactions.map(({ remaining }) => remaining)).toEqual([800, 0, undefined]);
    credit("3", "2026-12-01T00:00:00Z");
    clock.ms += 30 * 86_400_000;
    expect(debit("8.01")).toMatchObject({ userErrors: [{ code: "INSUFFICIENT_FUNDS" }] });
    expect(debit("8")).toMatchObject({ storeCreditAccountTransaction: { balanceAfterTransaction: { amount: "0.0" } } });
  });

  it.each([
    ["0", {}, "NEGATIVE_OR_ZERO_AMOUNT"],
    ["100000.01", {}, "CREDIT_LIMIT_EXCEEDED"],
    ["1", { expiresAt: "2026-11-24T09:00:00Z" }, "EXPIRES_AT_IN_PAST"],
    ["1", { id: "gid://shopify/Customer/7" }, "OWNER_NOT_FOUND"],
    ["1", { id: "gid://shopify/StoreCreditAccount/7" }, "ACCOUNT_NOT_FOUND"],
    ["1", { currency: "EUR", ofAccount: true }, "MISMATCHING_CURRENCY"],
  ] as [string, { expiresAt?: string; id?: string; currency?: string; ofAccount?: boolean }, string][])(
    "is refused for %s with %j",
    (amount, { expiresAt, id, currency, ofAccount }, code) => {
      const { credit } = account();
      const known = ofAccount ? credit("1").storeCreditAccountTransaction?.account.id : id;
      expect(credit(amount, expiresAt, known, currency)).toMatchObject({
        storeCreditAccountTransaction: null,
        userErrors: [{ code }],
      });
    },
  );
});
