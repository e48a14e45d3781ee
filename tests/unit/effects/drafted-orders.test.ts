import { describe, expect, it } from "vitest";
import { orderInApi } from "#app/effects/create-order.server.ts";
import { returned } from "#app/effects/create-return.server.ts";
import { draftInApi } from "#app/effects/draft-in-api.ts";
import type { CreateDraftOrder, CreateOrder } from "#app/rules/drafted-order.ts";

const line = { variant_id: "5", title: null, price: null, quantity: 1, discount_percent: null };
const draft: CreateDraftOrder = {
  ...{ kind: "create_draft_order", lines: [line], customer_id: "7", email: null, note: "", tags: [] },
  ...{ send_invoice: false, currency: "GBP" },
};
const order: CreateOrder = {
  ...{ kind: "create_order", lines: [line], customer_id: null, email: null, note: "", tags: [], currency: "EUR" },
  ...{ financial_status: "pending", stock: "bypass", send_receipt: false, rule: "Take orders" },
};

describe("a draft for the Admin API", () => {
  it("says all amounts in the currency that the buyer pays in", () => {
    const input = draftInApi({
      ...draft,
      ...{ currency: "EUR", presentment_currency: "EUR", shipping_line: { title: "Post", price: "4.00" } },
      lines: [
        { ...line, price: "9.00" },
        { ...line, variant_id: null, title: "Card", price: "2.00" },
      ],
      discount: { title: "Off", percent: null, amount: "5.00" },
    });
    expect(input).toMatchObject({
      presentmentCurrencyCode: "EUR",
      shippingLine: { priceWithCurrency: { amount: "4.00", currencyCode: "EUR" } },
      appliedDiscount: { valueType: "FIXED_AMOUNT", amountWithCurrency: { amount: "5.00", currencyCode: "EUR" } },
      lineItems: [
        { variantId: "gid://shopify/ProductVariant/5", priceOverride: { amount: "9.00", currencyCode: "EUR" } },
        { title: "Card", originalUnitPriceWithCurrency: { amount: "2.00", currencyCode: "EUR" } },
      ],
    });
  });

  it("lets a product cost what it costs, keeps stock until the moment, and takes the customer's address", () => {
    const input = draftInApi({ ...draft, reserve_until: "2026-04-03T00:00:00Z", customer_address: true });
    expect(input.lineItems?.[0]).not.toMatchObject({ priceOverride: expect.anything() });
    expect(input).toMatchObject({ reserveInventoryUntil: "2026-04-03T00:00:00Z", useCustomerDefaultAddress: true });
    expect(input.presentmentCurrencyCode).toBeUndefined();
  });
});

describe("an order for the Admin API", () => {
  it("is known by the merchant's number, else by ours, and says which rule made it", () => {
    expect(orderInApi(order, "switchyard abc").order).toMatchObject({
      sourceIdentifier: "switchyard abc",
      customAttributes: [{ key: "Made by rule", value: "Take orders" }],
    });
    expect(orderInApi({ ...order, source_identifier: "M-1" }, "switchyard abc").order.sourceIdentifier).toBe("M-1");
  });

  it("associates a customer who is known, and makes one of a new address with the name on the parcel", () => {
    expect(orderInApi({ ...order, customer_id: "7", email: "a@example.com" }, "k").order.customer).toEqual({
      toAssociate: { id: "gid://shopify/Customer/7" },
    });
    const shipping_address = { first_name: "Ann", last_name: "Berg" };
    expect(orderInApi({ ...order, email: "a@example.com", shipping_address }, "k").order.customer).toEqual({
      toUpsert: { email: "a@example.com", firstName: "Ann", lastName: "Berg" },
    });
    expect(orderInApi(order, "k").order.customer).toBeUndefined();
  });
});

describe("units that come back", () => {
  const unit = (id: string, lineItem: string, quantity: number) => ({
    quantity,
    fulfillmentLineItem: { id, lineItem: { id: `gid://shopify/LineItem/${lineItem}` } },
  });
  const units = [unit("a", "1", 2), unit("b", "1", 3), unit("c", "2", 1)];

  it.each([
    [1, [["a", 1]]],
    [2, [["a", 2]]],
    [
      4,
      [
        ["a", 2],
        ["b", 2],
      ],
    ],
    [
      9,
      [
        ["a", 2],
        ["b", 3],
      ],
    ],
  ])("of %i units are taken parcel after parcel, as far as they went", (quantity, shall) => {
    const taken = returned({ units }, [{ line_item_id: "1", quantity }]);
    expect(taken.map((one) => [one.fulfillmentLineItemId, one.quantity])).toEqual(shall);
  });

  it("are none of a line that never went", () => {
    expect(returned({ units }, [{ line_item_id: "3", quantity: 1 }])).toEqual([]);
  });
});
