// A shop whose app fills in draft orders.
import { expect } from "vitest";
import { createDraft } from "#sandbox/world/drafts/create-draft.ts";
import type { DraftChange } from "#sandbox/world/drafts/draft-change.ts";
import { ALL_SCOPES, ask, SHOP, STAFF, smallWorld } from "#tests/unit/sandbox/support.ts";

const SCOPES = [...ALL_SCOPES, "read_draft_orders", "write_draft_orders", "read_payment_terms", "write_payment_terms"];

export const MONEY = "{ shopMoney { amount currencyCode } }";
const DRAFT = `id name status email note2 tags invoiceUrl completedAt taxExempt
  subtotalPriceSet ${MONEY} totalPriceSet ${MONEY} totalDiscountsSet ${MONEY} totalLineItemsPriceSet ${MONEY}
  lineItemsSubtotalPrice ${MONEY} totalShippingPriceSet ${MONEY} totalQuantityOfLineItems
  appliedDiscount { title value valueType amountSet ${MONEY} }
  shippingLine { title custom } shippingAddress { city } customer { email } order { name }
  lineItems(first: 9) { nodes { title quantity custom priceOverride { amount } originalUnitPriceSet ${MONEY}
    discountedTotalSet ${MONEY} appliedDiscount { amountSet ${MONEY} } } }`;
export const PAYLOAD = `{ draftOrder { ${DRAFT} } userErrors { field message } }`;

export function draftingShop() {
  const { world, topics, clock, events } = smallWorld();
  const answer = (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = ask(world, query, variables, { scopes: SCOPES });
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, { draftOrder: Record<string, never> | null; userErrors: object[] }>;
  };
  const create = (input: object) =>
    answer(`mutation ($input: DraftOrderInput!) { draftOrderCreate(input: $input) ${PAYLOAD} }`, { input })
      .draftOrderCreate;
  const draft = (change: DraftChange) => createDraft(world, SHOP, change, STAFF);
  return { world, topics, clock, events, answer, create, draft };
}

export const pounds = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" } });
export const MUG = { title: "Mug", originalUnitPrice: "12.50", quantity: 2 };
export const PRICED = { title: "Mug", price: 1_250, quantity: 2 };
