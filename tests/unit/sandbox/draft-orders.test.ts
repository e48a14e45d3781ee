import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { draftingShop, MONEY, MUG, PAYLOAD, PRICED, pounds } from "#tests/unit/sandbox/drafting-shop.ts";
import { HOME, SHOP, STAFF } from "#tests/unit/sandbox/support.ts";

describe("a draft order", () => {
  it("has its lines, discounts and delivery, and what they come to", () => {
    const { create, topics, world } = draftingShop();
    const { id } = createCustomer(world, SHOP, { email: "ann@example.com", addresses: [HOME] });
    topics();
    const made = create({
      customerId: gid("Customer", id),
      useCustomerDefaultAddress: true,
      note: "by phone",
      tags: ["phone", "a"],
      lineItems: [
        { ...MUG, appliedDiscount: { title: "Chipped", value: 10, valueType: "PERCENTAGE" } },
        { title: "Wrapping", originalUnitPriceWithCurrency: { amount: "5", currencyCode: "GBP" }, quantity: 1 },
      ],
      appliedDiscount: { title: "Friend", description: "of the house", value: 2.5, valueType: "FIXED_AMOUNT" },
      shippingLine: { title: "By hand", priceWithCurrency: { amount: "3", currencyCode: "GBP" } },
    });
    expect(made).toMatchObject({
      draftOrder: {
        name: "#D1",
        status: "OPEN",
        email: "ann@example.com",
        note2: "by phone",
        tags: ["a", "phone"],
        totalLineItemsPriceSet: pounds("30.0"),
        lineItemsSubtotalPrice: pounds("27.5"),
        subtotalPriceSet: pounds("25.0"),
        totalDiscountsSet: pounds("5.0"),
        totalShippingPriceSet: pounds("3.0"),
        totalPriceSet: pounds("28.0"),
        totalQuantityOfLineItems: 3,
        appliedDiscount: { title: "Friend", value: 2.5, valueType: "FIXED_AMOUNT", amountSet: pounds("2.5") },
        shippingLine: { title: "By hand", custom: true },
        shippingAddress: { city: "Brighton" },
        order: null,
        lineItems: {
          nodes: [
            {
              title: "Mug",
              custom: true,
              discountedTotalSet: pounds("22.5"),
              appliedDiscount: { amountSet: pounds("2.5") },
            },
            { title: "Wrapping", originalUnitPriceSet: pounds("5.0"), appliedDiscount: null },
          ],
        },
      },
      userErrors: [],
    });
    expect(topics()).toEqual(["draft_orders/create"]);
  });

  it("takes a variant's price, unless it is overridden, and ignores what is said of it besides", () => {
    const { create, world } = draftingShop();
    const product = createProduct(world, SHOP, { title: "Tent", variants: [{ price: 10_000 }] } as never, STAFF);
    const variantId = gid("ProductVariant", product.variantIds[0] ?? "");
    expect(
      create({
        lineItems: [
          { variantId, quantity: 1, title: "Ignored", originalUnitPrice: "1" },
          { variantId, quantity: 1, priceOverride: { amount: "80", currencyCode: "GBP" } },
        ],
      }),
    ).toMatchObject({
      draftOrder: {
        totalPriceSet: pounds("180.0"),
        lineItems: {
          nodes: [
            { title: "Tent", custom: false, priceOverride: null },
            { title: "Tent", priceOverride: { amount: "80.0" } },
          ],
        },
      },
    });
  });

  it.each([
    [{ lineItems: [] }, null, "Add at least 1 product"],
    [{ lineItems: [{ quantity: 1 }] }, ["lineItems", "0", "title"], "Merchandise title is empty."],
    [
      { lineItems: [MUG, { ...MUG, quantity: 0 }] },
      ["lineItems", "1", "quantity"],
      "Quantity must be greater than or equal to 1",
    ],
    [
      { lineItems: [{ variantId: "gid://shopify/ProductVariant/7", quantity: 1 }] },
      null,
      "Product with ID 7 is no longer available.",
    ],
    [{ lineItems: [MUG], email: "nobody" }, ["email"], "Email is invalid"],
    [{ lineItems: [MUG], customerId: "gid://shopify/Customer/7" }, ["customerId"], "Customer does not exist"],
    [
      { lineItems: [MUG], paymentTerms: { paymentTermsTemplateId: "gid://shopify/PaymentTermsTemplate/7" } },
      ["paymentTerms"],
      "A due date is required with fixed or net payment terms.",
    ],
  ])("is refused for %j", (input, field, message) => {
    const { create, topics, world } = draftingShop();
    expect(create(input)).toEqual({ draftOrder: null, userErrors: [{ field, message }] });
    expect(topics()).toEqual([]);
    expect(world.state.draftOrders).toEqual({});
  });

  it("is calculated without being kept", () => {
    const { answer, topics, world } = draftingShop();
    const calculated = answer(
      `mutation ($input: DraftOrderInput!) { draftOrderCalculate(input: $input) { calculatedDraftOrder {
        totalPriceSet ${MONEY} lineItems { title discountedTotal { amount } originalTotalSet ${MONEY} } } userErrors { message } } }`,
      { input: { lineItems: [{ ...MUG, appliedDiscount: { value: 1, valueType: "FIXED_AMOUNT" } }] } },
    );
    expect(calculated.draftOrderCalculate).toEqual({
      calculatedDraftOrder: {
        totalPriceSet: pounds("23.0"),
        lineItems: [{ title: "Mug", discountedTotal: { amount: "23.0" }, originalTotalSet: pounds("25.0") }],
      },
      userErrors: [],
    });
    expect(topics()).toEqual([]);
    expect(world.state.draftOrders).toEqual({});
  });

  it("is changed by what is given, and tells of it when it is different", () => {
    const { answer, draft, topics } = draftingShop();
    const { id } = draft({
      lines: [PRICED],
      note: "n",
      shippingLine: { title: "By hand", price: 300 },
      appliedDiscount: { title: null, description: "", value: 10, valueType: "PERCENTAGE" },
    });
    topics();
    const update = (input: object) =>
      answer(`mutation ($id: ID!, $input: DraftOrderInput!) { draftOrderUpdate(id: $id, input: $input) ${PAYLOAD} }`, {
        id: gid("DraftOrder", id),
        input,
      }).draftOrderUpdate;
    expect(update({ lineItems: [{ ...MUG, quantity: 4 }] })).toMatchObject({
      draftOrder: { note2: "n", totalPriceSet: pounds("48.0") },
    });
    expect(update({ shippingLine: null, appliedDiscount: null })).toMatchObject({
      draftOrder: { shippingLine: null, totalPriceSet: pounds("50.0") },
    });
    expect(topics()).toEqual(["draft_orders/update", "draft_orders/update"]);
    update({ note: "n" });
    expect(topics()).toEqual([]);
  });
});

describe("draftOrderComplete", () => {
  const COMPLETE = `mutation ($id: ID!, $paymentPending: Boolean) {
    draftOrderComplete(id: $id, paymentPending: $paymentPending) { draftOrder { status completedAt
      order { name sourceName displayFinancialStatus note tags customAttributes { key value } totalPriceSet ${MONEY}
        totalDiscountsSet ${MONEY} discountApplications(first: 5) { nodes { __typename targetSelection } }
        paymentTerms { paymentTermsName overdue paymentSchedules(first: 5) { nodes { dueAt due balanceDue { amount } completedAt } } }
        metafield(namespace: "custom", key: "gift") { value } transactions { kind status gateway } } }
      userErrors { field message } } }`;

  it.each([
    [false, "PAID", [{ kind: "SALE", status: "SUCCESS", gateway: "manual" }]],
    [true, "PENDING", [{ kind: "SALE", status: "PENDING", gateway: "manual" }]],
  ])("makes an order of it (pending: %j)", (paymentPending, displayFinancialStatus, transactions) => {
    const { answer, draft, topics, world } = draftingShop();
    const { id } = draft({
      lines: [{ ...PRICED, appliedDiscount: { title: "Chip", description: "", value: 1, valueType: "FIXED_AMOUNT" } }],
      appliedDiscount: { title: "Friend", description: "", value: 10, valueType: "PERCENTAGE" },
      shippingLine: { title: "By hand", price: 300 },
      shippingAddress: HOME,
      note: "n",
      tags: ["t"],
      customAttributes: [{ key: "k", value: "v" }],
    });
    world.state.metafields[`DraftOrder/${id}`] = [
      {
        id: "1",
        namespace: "custom",
        key: "gift",
        type: "single_line_text_field",
        value: "yes",
        createdAt: "",
        updatedAt: "",
      },
    ];
    topics();
    const variables = { id: gid("DraftOrder", id), paymentPending };
    expect(answer(COMPLETE, variables).draftOrderComplete).toMatchObject({
      draftOrder: {
        status: "COMPLETED",
        completedAt: "2026-11-24T10:00:00Z",
        order: {
          name: "#1001",
          sourceName: "shopify_draft_order",
          displayFinancialStatus,
          note: "n",
          tags: ["t"],
          customAttributes: [{ key: "k", value: "v" }],
          totalPriceSet: pounds("23.7"),
          totalDiscountsSet: pounds("4.3"),
          discountApplications: {
            nodes: [
              { __typename: "ManualDiscountApplication", targetSelection: "EXPLICIT" },
              { __typename: "ManualDiscountApplication", targetSelection: "ALL" },
            ],
          },
          paymentTerms: null,
          metafield: { value: "yes" },
          transactions,
        },
      },
      userErrors: [],
    });
    const told = topics();
    expect(told[0]).toBe("orders/create");
    expect(told.at(-1)).toBe("draft_orders/update");
    expect(answer(COMPLETE, variables).draftOrderComplete?.userErrors).toEqual([
      { field: null, message: "This order has been paid" },
    ]);
  });

  it("leaves the payment to the terms, which fall due and are met", () => {
    const { answer, draft, clock, world } = draftingShop();
    const { id } = draft({
      lines: [PRICED],
      paymentTerms: { templateId: "2", schedules: [{ issuedAt: "2026-11-24T10:00:00Z", dueAt: null }] },
    });
    const order = () =>
      answer(
        `query ($id: ID!) { draftOrder(id: $id) { order { displayFinancialStatus paymentTerms { paymentTermsName
        dueInDays due overdue paymentSchedules(first: 5) { nodes { dueAt due balanceDue { amount } completedAt } } } } } }`,
        {
          id: gid("DraftOrder", id),
        },
      ).draftOrder;
    expect(answer(COMPLETE, { id: gid("DraftOrder", id) }).draftOrderComplete?.userErrors).toEqual([]);
    const schedule = { dueAt: "2026-12-01T10:00:00Z", due: false, balanceDue: { amount: "25.0" }, completedAt: null };
    const terms = { paymentTermsName: "Net 7", dueInDays: 7, due: false, overdue: false };
    expect(order()).toEqual({
      order: {
        displayFinancialStatus: "PENDING",
        paymentTerms: { ...terms, paymentSchedules: { nodes: [schedule] } },
      },
    });
    clock.ms += 8 * 86_400_000;
    expect(order()).toMatchObject({ order: { paymentTerms: { due: true, overdue: true } } });
    const [made] = Object.values(world.state.orders);
    answer("mutation ($input: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $input) { userErrors { message } } }", {
      input: { id: gid("Order", made?.id ?? "") },
    });
    expect(order()).toMatchObject({
      order: {
        displayFinancialStatus: "PAID",
        paymentTerms: {
          due: false,
          overdue: false,
          paymentSchedules: { nodes: [{ balanceDue: { amount: "0.0" }, completedAt: "2026-12-02T10:00:00Z" }] },
        },
      },
    });
  });
});
