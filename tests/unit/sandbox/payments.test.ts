import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderDraft } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { suggestRefund } from "#sandbox/world/suggest-refund.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import { ask, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const VAT = (amount: number) => [{ title: "VAT", rate: 0.2, amount }];

/** Two mugs at £10 with £4 VAT and £5 off, a tent at £100 with a duty of £8; delivery £5 with £1 VAT: £133. */
const TAXED: Partial<OrderDraft> = {
  lines: [
    {
      title: "Mug",
      price: 1_000,
      quantity: 2,
      discount: 500,
      allocations: [{ discount: 0, amount: 500 }],
      taxLines: VAT(400),
    },
    {
      title: "Tent",
      price: 10_000,
      quantity: 1,
      duties: [{ harmonizedSystemCode: "630622", countryCodeOfOrigin: "CN", amount: 800, taxLines: [] }],
    },
  ],
  discounts: [
    {
      kind: "CODE",
      name: "FIVE",
      target: "LINE_ITEM",
      selection: "ALL",
      allocation: "ACROSS",
      value: { amount: 500 },
    },
  ],
  shipping: { title: "Standard", price: 500, taxLines: VAT(100) },
};

function shop(draft: Partial<OrderDraft> = TAXED, plus = false) {
  const { world, topics, clock } = smallWorld();
  if (plus) world.shop(SHOP).plan = "plus";
  const { id: customerId } = createCustomer(world, SHOP, { email: "ann@example.com" });
  const order = place(world, { customerId, ...draft });
  topics();
  const id = gid("Order", order.id);
  const answer = (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = ask(world, query, { id, ...variables });
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, Record<string, never>>;
  };
  let key = 0;
  const refund = (input: object) =>
    answer(
      `mutation ($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "${++key}") {
        refund { totalRefundedSet { shopMoney { amount } } note
          refundLineItems(first: 9) { nodes { quantity restockType subtotalSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } } }
          duties { amountSet { shopMoney { amount } } }
          refundShippingLines(first: 2) { nodes { subtotalAmountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } } }
          transactions(first: 9) { nodes { gateway kind amountSet { shopMoney { amount } } parentTransaction { id } } } }
        userErrors { field message } } }`,
      { input: { orderId: id, ...input } },
    ).refundCreate;
  const line = (index: number) => gid("LineItem", order.lines[index]?.id ?? "");
  const payment = (index = 0) => gid("OrderTransaction", order.transactions[index]?.id ?? "");
  const back = (amount: string, index = 0) => ({
    orderId: id,
    kind: "REFUND",
    gateway: "shopify_payments",
    amount,
    parentId: payment(index),
  });
  return { world, topics, clock, order, id, customerId, answer, refund, line, payment, back };
}

const pounds = (amount: string) => ({ shopMoney: { amount } });

describe("an order's totals", () => {
  it("count discounts, taxes, delivery and duties", () => {
    const { order } = shop();
    expect(orderTotals(order)).toMatchObject({
      lineItems: 12_000,
      discounts: 500,
      shipping: 500,
      subtotal: 11_500,
      tax: 500,
      duties: 800,
      total: 13_300,
      currentTotal: 13_300,
      received: 13_300,
      owed: 0,
    });
  });

  it("do not add taxes that are in the prices", () => {
    const { order } = shop({ ...TAXED, more: { taxesIncluded: true } });
    expect(orderTotals(order)).toMatchObject({ tax: 500, total: 12_800 });
  });
});

describe("refundCreate", () => {
  it("pays back units with their part of discount, tax and duty, and the delivery with its tax", () => {
    const { refund, line, back, order, topics } = shop();
    const duty = gid("Duty", order.lines[1]?.duties?.[0]?.id ?? "");
    expect(
      refund({
        note: "broken",
        refundLineItems: [
          { lineItemId: line(0), quantity: 1, restockType: "RETURN" },
          { lineItemId: line(1), quantity: 1 },
        ],
        shipping: { fullRefund: true },
        refundDuties: [{ dutyId: duty, refundType: "PROPORTIONAL" }],
        transactions: [back("123.50")],
      }),
    ).toEqual({
      refund: {
        note: "broken",
        totalRefundedSet: pounds("123.5"),
        refundLineItems: {
          nodes: [
            { quantity: 1, restockType: "RETURN", subtotalSet: pounds("7.5"), totalTaxSet: pounds("2.0") },
            { quantity: 1, restockType: "NO_RESTOCK", subtotalSet: pounds("100.0"), totalTaxSet: pounds("0.0") },
          ],
        },
        duties: [{ amountSet: pounds("8.0") }],
        refundShippingLines: { nodes: [{ subtotalAmountSet: pounds("5.0"), taxAmountSet: pounds("1.0") }] },
        transactions: {
          nodes: [
            {
              gateway: "shopify_payments",
              kind: "REFUND",
              amountSet: pounds("123.5"),
              parentTransaction: { id: gid("OrderTransaction", order.transactions[0]?.id ?? "") },
            },
          ],
        },
      },
      userErrors: [],
    });
    expect(topics().slice(0, 3)).toEqual(["order_transactions/create", "refunds/create", "orders/updated"]);
    expect(orderTotals(order)).toMatchObject({ received: 950, currentTotal: 950, owed: 0 });
  });

  it.each([
    ["an amount beyond what was paid", { transactions: ["133.01"] }, null, /^Refund amount £133.01 is greater/],
    [
      "no such order line",
      { refundLineItems: [{ lineItemId: "gid://shopify/LineItem/7", quantity: 1 }] },
      ["refundLineItems"],
      /^Line item does not exist/,
    ],
    ["more units than there are", { units: 3 }, ["refundLineItems", "0", "quantity"], /^Quantity cannot refund more/],
    ["more delivery than was paid", { shipping: { amount: "5.01" } }, ["shipping"], /^Shipping refund is greater/],
    ["nothing", {}, null, /^Refund must have an amount or line items/],
    ["another currency", { currency: "USD", units: 1 }, ["currency"], /GBP$/],
    [
      "a duty of no line",
      { refundDuties: [{ dutyId: "gid://shopify/Duty/7" }] },
      ["refundDuties", "0", "dutyId"],
      /^Duty/,
    ],
  ])("is refused for %s", (_claim, { units, transactions, ...input }: Record<string, unknown>, field, message) => {
    const { refund, line, back, topics, order } = shop();
    const before = JSON.stringify(order);
    expect(
      refund({
        ...input,
        ...(units ? { refundLineItems: [{ lineItemId: line(0), quantity: units }] } : {}),
        ...(transactions ? { transactions: (transactions as string[]).map((amount) => back(amount)) } : {}),
      }),
    ).toEqual({ refund: null, userErrors: [{ field, message: expect.stringMatching(message) }] });
    expect(topics()).toEqual([]);
    expect(JSON.stringify(order)).toBe(before);
  });

  it("gives more than was paid where that is asked for", () => {
    const { refund, back, order } = shop();
    expect(refund({ allowOverRefunding: true, transactions: [back("140")] })).toMatchObject({ userErrors: [] });
    expect(orderTotals(order).received).toBe(-700);
  });

  it("gives credit at the store to the order's customer", () => {
    const { refund, line, order, answer, customerId, world, clock } = shop();
    const given = { amount: { amount: "9.50", currencyCode: "GBP" }, expiresAt: "2026-12-24T10:00:00Z" };
    expect(
      refund({
        refundLineItems: [{ lineItemId: line(0), quantity: 1 }],
        refundMethods: [{ storeCreditRefund: given }],
      }),
    ).toMatchObject({
      refund: {
        totalRefundedSet: pounds("9.5"),
        transactions: { nodes: [{ gateway: "shopify_store_credit", parentTransaction: null }] },
      },
      userErrors: [],
    });
    expect(orderTotals(order).received).toBe(12_350);
    const read = () =>
      ask(
        world,
        `query ($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5) { nodes { balance { amount }
          transactions(first: 5) { nodes { event amount { amount } origin { __typename ... on OrderTransaction { gateway } } } } } } } }`,
        { id: gid("Customer", customerId) },
        {
          scopes: [
            "read_customers",
            "read_orders",
            "read_store_credit_accounts",
            "read_store_credit_account_transactions",
          ],
        },
      ).body.data;
    expect(read()).toEqual({
      customer: {
        storeCreditAccounts: {
          nodes: [
            {
              balance: { amount: "9.5" },
              transactions: {
                nodes: [
                  {
                    event: "ORDER_REFUND",
                    amount: { amount: "9.5" },
                    origin: { __typename: "OrderTransaction", gateway: "shopify_store_credit" },
                  },
                ],
              },
            },
          ],
        },
      },
    });
    clock.ms += 40 * 86_400_000;
    expect(read()).toMatchObject({ customer: { storeCreditAccounts: { nodes: [{ balance: { amount: "0.0" } }] } } });
    expect(answer("query ($id: ID!) { order(id: $id) { displayFinancialStatus } }")).toEqual({
      order: { displayFinancialStatus: "PARTIALLY_REFUNDED" },
    });
  });

  it("has nobody to give credit to when the order has no customer", () => {
    const { refund } = shop({ ...TAXED, customerId: null });
    const given = { amount: { amount: "1", currencyCode: "GBP" } };
    expect(refund({ refundMethods: [{ storeCreditRefund: given }] })).toMatchObject({
      refund: null,
      userErrors: [{ field: ["refundMethods", "0", "storeCreditRefund"] }],
    });
  });
});

describe("suggestedRefund", () => {
  const SUGGEST = `query ($id: ID!, $lines: [RefundLineItemInput!], $shipping: Boolean, $full: Boolean, $how: RefundMethodAllocation) {
    order(id: $id) { suggestedRefund(refundLineItems: $lines, refundShipping: $shipping, suggestFullRefund: $full, refundMethodAllocation: $how) {
      amountSet { shopMoney { amount } } subtotalSet { shopMoney { amount } } discountedSubtotalSet { shopMoney { amount } }
      totalCartDiscountAmountSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } maximumRefundableSet { shopMoney { amount } }
      shipping { amountSet { shopMoney { amount } } taxSet { shopMoney { amount } } }
      refundLineItems { quantity restockType }
      suggestedRefundMethods { __typename amount { shopMoney { amount } } }
      suggestedTransactions { kind gateway amountSet { shopMoney { amount } } maximumRefundableSet { shopMoney { amount } } } } } }`;

  it("says what some units and the delivery come to", () => {
    const { answer, line } = shop();
    const suggested = answer(SUGGEST, { lines: [{ lineItemId: line(0), quantity: 1 }], shipping: true });
    expect(suggested.order?.suggestedRefund).toEqual({
      amountSet: pounds("15.5"),
      subtotalSet: pounds("10.0"),
      discountedSubtotalSet: pounds("7.5"),
      totalCartDiscountAmountSet: pounds("2.5"),
      totalTaxSet: pounds("3.0"),
      maximumRefundableSet: pounds("133.0"),
      shipping: { amountSet: pounds("5.0"), taxSet: pounds("1.0") },
      refundLineItems: [{ quantity: 1, restockType: "CANCEL" }],
      suggestedRefundMethods: [],
      suggestedTransactions: [
        {
          kind: "SUGGESTED_REFUND",
          gateway: "shopify_payments",
          amountSet: pounds("15.5"),
          maximumRefundableSet: pounds("133.0"),
        },
      ],
    });
  });

  it("takes back what was fulfilled and calls the rest off, all of it if asked for, as store credit if asked for", () => {
    const { answer, world, order } = shop();
    const [first] = world.fulfillmentOrdersOf(order);
    const mugs = first?.lines.find(({ lineId }) => lineId === order.lines[0]?.id);
    fulfillOrder(world, SHOP, order.id, {
      units: [{ fulfillmentOrderId: first?.id ?? "", lines: [{ id: mugs?.id ?? "", quantity: 1 }] }],
    });
    expect(answer(SUGGEST, { full: true, how: "STORE_CREDIT" }).order?.suggestedRefund).toMatchObject({
      amountSet: pounds("125.0"),
      refundLineItems: [
        { quantity: 1, restockType: "CANCEL" },
        { quantity: 1, restockType: "RETURN" },
        { quantity: 1, restockType: "CANCEL" },
      ],
      suggestedRefundMethods: [{ __typename: "SuggestedStoreCreditRefund", amount: pounds("125.0") }],
      suggestedTransactions: [],
    });
  });

  it("shows the buyer's currency too, where a refund in it comes to just that", () => {
    const { answer, line, world, order } = shop({ ...TAXED, presentment: { currency: "EUR", perShopUnit: 1.2 } });
    const query = `query ($id: ID!, $lines: [RefundLineItemInput!]) { order(id: $id) { suggestedRefund(refundLineItems: $lines) {
      amountSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } } } } }`;
    const suggested = answer(query, { lines: [{ lineItemId: line(1), quantity: 1 }] });
    expect(suggested.order?.suggestedRefund).toEqual({
      amountSet: {
        shopMoney: { amount: "100.0", currencyCode: "GBP" },
        presentmentMoney: { amount: "120.0", currencyCode: "EUR" },
      },
    });
    refundOrder(world, SHOP, order.id, { lines: [{ lineId: order.lines[1]?.id ?? "", quantity: 1 }] });
    expect(order.transactions.at(-1)).toMatchObject({ kind: "REFUND", amount: 10_000, presentmentAmount: 12_000 });
  });
});

describe("orderCapture and transactionVoid", () => {
  const CAPTURE = `mutation ($input: OrderCaptureInput!) { orderCapture(input: $input) {
    transaction { kind amountSet { shopMoney { amount } } } userErrors { field message } } }`;
  const VOID = `mutation ($parent: ID!) { transactionVoid(parentTransactionId: $parent) {
    transaction { kind } userErrors { field message code } } }`;

  it("take an authorisation in parts on Plus, until the last one is said to be", () => {
    const { answer, payment, id, order } = shop({ ...TAXED, payment: "authorized" }, true);
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
    const { answer, payment, topics } = shop({ ...TAXED, payment: "authorized" });
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
    const { answer, topics } = shop({ ...TAXED, payment: "none" });
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
    const { answer, topics } = shop({ ...TAXED, payment: "none" });
    expect(answer(PAY, variables).orderCreateManualPayment).toMatchObject({ order: null, userErrors: [{ code }] });
    expect(topics()).toEqual([]);
  });
});

describe("orderCancel", () => {
  const CANCEL = `mutation ($id: ID!, $method: OrderCancelRefundMethodInput) {
    orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: $method) {
      job { done } orderCancelUserErrors { field code } } }`;

  it("pays back as credit at the store", () => {
    const { answer, order, world } = shop();
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
    const { answer, order } = shop({ ...TAXED, ...(draft as Partial<OrderDraft>) });
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

type Step =
  | { verb: "refund"; amount: number }
  | { verb: "units"; line: number; quantity: number }
  | { verb: "suggested"; line: number }
  | { verb: "cancel"; refund: boolean };

/** Things that may happen to an order's money. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ verb: fc.constant("refund" as const), amount: fc.integer({ min: 1, max: 15_000 }) }),
  fc.record({ verb: fc.constant("units" as const), line: fc.nat(1), quantity: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ verb: fc.constant("suggested" as const), line: fc.nat(1) }),
  fc.record({ verb: fc.constant("cancel" as const), refund: fc.boolean() }),
);

function act(world: World, order: OrderRecord, it: Step) {
  if (it.verb === "refund") return refundOrder(world, SHOP, order.id, { amount: it.amount });
  if (it.verb === "cancel")
    return cancelOrder(world, SHOP, order.id, { reason: "OTHER", restock: true, refund: it.refund });
  const lineId = order.lines[it.line]?.id ?? "";
  if (it.verb === "units") return refundOrder(world, SHOP, order.id, { lines: [{ lineId, quantity: it.quantity }] });
  const units = [{ lineId, quantity: 1 }];
  const { amount, shipping } = suggestRefund(order, { units, shipping: "all", dutyIds: [] });
  return refundOrder(world, SHOP, order.id, { lines: units, shipping, amount });
}

describe("the money of an order", () => {
  it("adds up after whatever is done to it", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.boolean(), (steps, taxesIncluded) => {
        const { world, order } = shop({ ...TAXED, ...(taxesIncluded ? { more: { taxesIncluded } } : {}) });
        for (const one of steps) {
          try {
            act(world, order, one);
          } catch (error) {
            expect(error).toMatchObject({ name: "Refused" });
          }
          const totals = orderTotals(order);
          expect(totals.received).toBeGreaterThanOrEqual(0);
          expect(totals.received).toBe(totals.captured - totals.refunded);
          expect(totals.currentTotal).toBeGreaterThanOrEqual(0);
          expect(totals.refunded).toBe(
            order.refunds
              .flatMap(({ transactionIds }) => transactionIds)
              .reduce((sum, id) => sum + (order.transactions.find((each) => each.id === id)?.amount ?? 0), 0),
          );
          for (const line of order.lines) expect(line.currentQuantity).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});
