import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { suggestRefund } from "#sandbox/world/suggest-refund.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import { ask, SHOP } from "#tests/unit/sandbox/support.ts";
import { pounds, TAXED, takenOrder } from "#tests/unit/sandbox/taken-order.ts";

describe("an order's totals", () => {
  it("count discounts, taxes, delivery and duties", () => {
    const { order } = takenOrder();
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
    const { order } = takenOrder({ ...TAXED, more: { taxesIncluded: true } });
    expect(orderTotals(order)).toMatchObject({ tax: 500, total: 12_800 });
  });
});

describe("refundCreate", () => {
  it("pays back units with their part of discount, tax and duty, and the delivery with its tax", () => {
    const { refund, line, back, order, topics } = takenOrder();
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
    const { refund, line, back, topics, order } = takenOrder();
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
    const { refund, back, order } = takenOrder();
    expect(refund({ allowOverRefunding: true, transactions: [back("140")] })).toMatchObject({ userErrors: [] });
    expect(orderTotals(order).received).toBe(-700);
  });

  it("gives credit at the store to the order's customer", () => {
    const { refund, line, order, answer, customerId, world, clock } = takenOrder();
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
    const { refund } = takenOrder({ ...TAXED, customerId: null });
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
    const { answer, line } = takenOrder();
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
    const { answer, world, order } = takenOrder();
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
    const { answer, line, world, order } = takenOrder({ ...TAXED, presentment: { currency: "EUR", perShopUnit: 1.2 } });
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
        const { world, order } = takenOrder({ ...TAXED, ...(taxesIncluded ? { more: { taxesIncluded } } : {}) });
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
