// An order with discount, taxes and duty, and the app's requests about it.
import { expect } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { OrderDraft } from "#sandbox/world/place-order.ts";
import { ask, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const VAT = (amount: number) => [{ title: "VAT", rate: 0.2, amount }];

/** Two mugs at £10 with £4 VAT and £5 off, a tent at £100 with a duty of £8; delivery £5 with £1 VAT: £133. */
export const TAXED: Partial<OrderDraft> = {
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

export function takenOrder(draft: Partial<OrderDraft> = TAXED, plus = false) {
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

export const pounds = (amount: string) => ({ shopMoney: { amount } });
