import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { createDraft } from "#sandbox/world/drafts/create-draft.ts";
import type { DraftChange, DraftDiscount } from "#sandbox/world/drafts/draft-change.ts";
import { gid } from "#sandbox/world/gid.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { ALL_SCOPES, ask, HOME, place, SHOP, STAFF, smallWorld } from "#tests/unit/sandbox/support.ts";

const SCOPES = [...ALL_SCOPES, "read_draft_orders", "write_draft_orders", "read_payment_terms", "write_payment_terms"];

const MONEY = "{ shopMoney { amount currencyCode } }";
const DRAFT = `id name status email note2 tags invoiceUrl completedAt taxExempt
  subtotalPriceSet ${MONEY} totalPriceSet ${MONEY} totalDiscountsSet ${MONEY} totalLineItemsPriceSet ${MONEY}
  lineItemsSubtotalPrice ${MONEY} totalShippingPriceSet ${MONEY} totalQuantityOfLineItems
  appliedDiscount { title value valueType amountSet ${MONEY} }
  shippingLine { title custom } shippingAddress { city } customer { email } order { name }
  lineItems(first: 9) { nodes { title quantity custom priceOverride { amount } originalUnitPriceSet ${MONEY}
    discountedTotalSet ${MONEY} appliedDiscount { amountSet ${MONEY} } } }`;
const PAYLOAD = `{ draftOrder { ${DRAFT} } userErrors { field message } }`;

function shop() {
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

const pounds = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" } });
const MUG = { title: "Mug", originalUnitPrice: "12.50", quantity: 2 };
const PRICED = { title: "Mug", price: 1_250, quantity: 2 };

describe("a draft order", () => {
  it("has its lines, discounts and delivery, and what they come to", () => {
    const { create, topics, world } = shop();
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
    const { create, world } = shop();
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
    const { create, topics, world } = shop();
    expect(create(input)).toEqual({ draftOrder: null, userErrors: [{ field, message }] });
    expect(topics()).toEqual([]);
    expect(world.state.draftOrders).toEqual({});
  });

  it("is calculated without being kept", () => {
    const { answer, topics, world } = shop();
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
    const { answer, draft, topics } = shop();
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
    const { answer, draft, topics, world } = shop();
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
    const { answer, draft, clock, world } = shop();
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

describe("other things that are done to draft orders", () => {
  it("an invoice is noted, to the draft's address or another, and refused without one", () => {
    const { answer, draft, topics } = shop();
    const { id } = draft({ lines: [PRICED] });
    topics();
    const send = (email?: object) =>
      answer(
        "mutation ($id: ID!, $email: EmailInput) { draftOrderInvoiceSend(id: $id, email: $email) { draftOrder { status invoiceSentAt } userErrors { field message } } }",
        { id: gid("DraftOrder", id), email },
      ).draftOrderInvoiceSend;
    expect(send()).toEqual({
      draftOrder: null,
      userErrors: [{ field: ["email", "to"], message: "To can't be blank" }],
    });
    expect(send({ to: "ann@example.com" })).toEqual({
      draftOrder: { status: "INVOICE_SENT", invoiceSentAt: "2026-11-24T10:00:00Z" },
      userErrors: [],
    });
    expect(topics()).toEqual(["draft_orders/update"]);
  });

  it("it is deleted, duplicated and made from an order", () => {
    const { answer, draft, topics, world } = shop();
    const first = draft({ lines: [PRICED], note: "n" });
    const order = place(world);
    topics();
    const copy = answer(`mutation ($id: ID!) { draftOrderDuplicate(id: $id) ${PAYLOAD} }`, {
      id: gid("DraftOrder", first.id),
    }).draftOrderDuplicate;
    expect(copy).toMatchObject({ draftOrder: { name: "#D2", note2: "n", totalPriceSet: pounds("25.0") } });
    const made = answer(`mutation ($id: ID!) { draftOrderCreateFromOrder(orderId: $id) ${PAYLOAD} }`, {
      id: gid("Order", order.id),
    }).draftOrderCreateFromOrder;
    expect(made).toMatchObject({ draftOrder: { name: "#D3", totalPriceSet: pounds("130.0") } });
    const gone = answer(
      "mutation ($id: ID!) { draftOrderDelete(input: { id: $id }) { deletedId userErrors { message } } }",
      {
        id: gid("DraftOrder", first.id),
      },
    ).draftOrderDelete;
    expect(gone).toEqual({ deletedId: gid("DraftOrder", first.id), userErrors: [] });
    expect(topics()).toEqual(["draft_orders/create", "draft_orders/create", "draft_orders/delete"]);
    expect(
      answer("query ($id: ID!) { draftOrder(id: $id) { name } draftOrdersCount { count } }", {
        id: gid("DraftOrder", first.id),
      }),
    ).toEqual({ draftOrder: null, draftOrdersCount: { count: 2 } });
  });

  it.each([
    ["tag:new", ["#D1"]],
    ["status:completed", ["#D2"]],
    ["status:open,invoice_sent", ["#D1", "#D3"]],
    ["created_at:>=2026-11-24", ["#D1", "#D2", "#D3"]],
    ["mug", ["#D1", "#D2", "#D3"]],
    ["source:phone", ["#D3"]],
  ])("it is found by %s, and tagged in bulk by it", (query, names) => {
    const { answer, draft, world } = shop();
    draft({ lines: [PRICED], tags: ["new"] });
    const second = draft({ lines: [PRICED] });
    draft({ lines: [PRICED], sourceName: "phone" });
    answer("mutation ($id: ID!) { draftOrderComplete(id: $id) { userErrors { message } } }", {
      id: gid("DraftOrder", second.id),
    });
    const found = answer("query ($query: String) { draftOrders(first: 9, query: $query) { nodes { name } } }", {
      query,
    });
    expect(found.draftOrders).toEqual({ nodes: names.map((name) => ({ name })) });
    answer(
      'mutation ($query: String) { draftOrderBulkAddTags(search: $query, tags: ["bulk"]) { job { done } userErrors { message } } }',
      { query },
    );
    const tagged = Object.values(world.state.draftOrders).filter(({ tags }) => tags.includes("bulk"));
    expect(tagged.map(({ name }) => name)).toEqual(names);
  });
});

const discount = fc.record<DraftDiscount>({
  title: fc.constant("d"),
  description: fc.constant(""),
  value: fc.integer({ min: 0, max: 100 }),
  valueType: fc.constantFrom("FIXED_AMOUNT", "PERCENTAGE"),
});

describe("money of draft orders", () => {
  it("an order costs what its draft cost, whatever the discounts, and no line costs less than nothing", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            price: fc.integer({ min: 0, max: 20_000 }),
            quantity: fc.integer({ min: 1, max: 7 }),
            appliedDiscount: fc.option(discount),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        fc.option(discount),
        (lines, appliedDiscount) => {
          const { world, draft, answer } = shop();
          const made = draft({ lines: lines.map((line) => ({ title: "x", ...line })), appliedDiscount });
          for (const line of made.lines) {
            expect(line.discount).toBeGreaterThanOrEqual(0);
            expect(line.discount).toBeLessThanOrEqual(line.price * line.quantity);
          }
          const parts = made.lines
            .flatMap(({ allocations = [] }) => allocations)
            .reduce((sum, one) => sum + one.amount, 0);
          const given =
            made.lines.reduce((sum, line) => sum + (line.appliedDiscount?.amount ?? 0), 0) +
            (made.appliedDiscount?.amount ?? 0);
          expect(parts).toBe(given);
          const { draftOrderComplete } = answer(
            `mutation ($id: ID!) { draftOrderComplete(id: $id) { draftOrder { totalPriceSet ${MONEY} order { totalPriceSet ${MONEY} displayFinancialStatus } } userErrors { message } } }`,
            { id: gid("DraftOrder", made.id) },
          );
          const { totalPriceSet, order } = (draftOrderComplete?.draftOrder ?? {}) as unknown as {
            totalPriceSet: object;
            order: { totalPriceSet: object; displayFinancialStatus: string };
          };
          expect(order).toEqual({ totalPriceSet, displayFinancialStatus: "PAID" });
          expect(Object.values(world.state.orders)).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
