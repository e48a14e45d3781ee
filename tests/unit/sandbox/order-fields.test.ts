import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { OrderDraft } from "#sandbox/world/place-order.ts";
import { ask, HOME, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

function read(draft: Partial<OrderDraft>, fields: string) {
  const { world, locations } = smallWorld();
  const order = place(world, draft);
  const { body } = ask(world, `query ($id: ID!) { order(id: $id) { ${fields} } }`, { id: gid("Order", order.id) });
  expect(body.errors).toBeUndefined();
  return { order, world, locations, data: body.data?.order as Record<string, unknown> };
}

const pounds = (amount: string) => ({ shopMoney: { amount } });
const MONEY = "{ shopMoney { amount } }";

it("has a timeline, which pages and turns round", () => {
  const { data } = read(
    { payment: "paid" },
    `oldest: events(first: 1) { nodes { action } pageInfo { hasNextPage } }
     newest: events(first: 5, sortKey: CREATED_AT, reverse: true) { nodes { __typename action appTitle attributeToUser } }`,
  );
  expect(data.oldest).toEqual({ nodes: [{ action: "placed" }], pageInfo: { hasNextPage: true } });
  const shared = { __typename: "BasicEvent", appTitle: null, attributeToUser: false };
  expect(data.newest).toEqual({
    nodes: [
      { ...shared, action: "sale_success" },
      { ...shared, action: "placed" },
    ],
  });
});

describe("an order of", () => {
  it("a subscription and a pre-order names the selling plans of its lines", () => {
    const sellingPlan = { id: "77", name: "Every month" };
    const { data } = read(
      {
        lines: [
          { title: "Coffee", price: 900, quantity: 1, sellingPlan },
          { title: "Cup", price: 500, quantity: 1 },
        ],
      },
      "lineItems(first: 5) { nodes { sellingPlan { name sellingPlanId } } }",
    );
    expect(data.lineItems).toEqual({
      nodes: [{ sellingPlan: { name: "Every month", sellingPlanId: gid("SellingPlan", "77") } }, { sellingPlan: null }],
    });
  });

  it("a bundle groups its components", () => {
    const group = { id: "5", title: "Starter kit", quantity: 1, variantId: null, productId: null };
    const { data } = read(
      {
        lines: [
          { title: "Pot", price: 900, quantity: 1, group },
          { title: "Lid", price: 100, quantity: 1, group },
        ],
      },
      "lineItems(first: 5) { nodes { title lineItemGroup { id title quantity } } }",
    );
    const shown = { id: gid("LineItemGroup", "5"), title: "Starter kit", quantity: 1 };
    expect(data.lineItems).toEqual({
      nodes: [
        { title: "Pot", lineItemGroup: shown },
        { title: "Lid", lineItemGroup: shown },
      ],
    });
  });

  it("the till says where it was sold, and has nothing to ship", () => {
    const { world, locations } = smallWorld();
    const order = place(world, {
      sourceName: "pos",
      gateway: "cash",
      shipping: null,
      shippingAddress: null,
      more: { retailLocationId: locations[1] ?? "" },
    });
    const fields = `sourceName retailLocation { name } channelInformation { displayName channelDefinition { handle } }
      app { name } paymentGatewayNames shippingLine { title } transactions { gateway manualPaymentGateway }`;
    expect(
      ask(world, `query ($id: ID!) { order(id: $id) { ${fields} } }`, { id: gid("Order", order.id) }).body.data?.order,
    ).toEqual({
      sourceName: "pos",
      retailLocation: { name: "Second" },
      channelInformation: { displayName: "Point of Sale", channelDefinition: { handle: "pos" } },
      app: { name: "Point of Sale" },
      paymentGatewayNames: ["cash"],
      shippingLine: null,
      transactions: [{ gateway: "cash", manualPaymentGateway: true }],
    });
  });

  it("digital goods and gift cards has nothing to ship", () => {
    const { data } = read(
      {
        lines: [
          { title: "Gift card", price: 2_500, quantity: 1, giftCard: true, requiresShipping: false, taxable: false },
        ],
        shipping: null,
      },
      "requiresShipping lineItems(first: 5) { nodes { isGiftCard requiresShipping taxable fulfillmentService { handle } } }",
    );
    expect(data).toEqual({
      requiresShipping: false,
      lineItems: {
        nodes: [
          { isGiftCard: true, requiresShipping: false, taxable: false, fulfillmentService: { handle: "manual" } },
        ],
      },
    });
  });

  it("a gift card and a card tells how each part was paid", () => {
    const { data } = read(
      {
        transactions: [
          { kind: "SALE", status: "SUCCESS", amount: 3_000, gateway: "gift_card" },
          {
            kind: "SALE",
            status: "SUCCESS",
            amount: 10_000,
            gateway: "shopify_payments",
            authorizationCode: "A1",
            card: {
              company: "Visa",
              number: "•••• •••• •••• 4242",
              bin: "424242",
              name: "Ann Lee",
              avsResultCode: "Y",
              cvvResultCode: "M",
              expirationMonth: 4,
              expirationYear: 2028,
              wallet: null,
            },
          },
        ],
      },
      `displayFinancialStatus paymentGatewayNames totalReceivedSet ${MONEY}
       transactions { gateway formattedGateway accountNumber authorizationCode amountSet ${MONEY}
         paymentDetails { ... on CardPaymentDetails { company number bin name avsResultCode cvvResultCode expirationMonth wallet } } }`,
    );
    expect(data).toEqual({
      displayFinancialStatus: "PAID",
      paymentGatewayNames: ["gift_card", "shopify_payments"],
      totalReceivedSet: pounds("130.0"),
      transactions: [
        {
          gateway: "gift_card",
          formattedGateway: "Gift Card",
          accountNumber: null,
          authorizationCode: null,
          amountSet: pounds("30.0"),
          paymentDetails: null,
        },
        {
          gateway: "shopify_payments",
          formattedGateway: "Shopify Payments",
          accountNumber: "•••• •••• •••• 4242",
          authorizationCode: "A1",
          amountSet: pounds("100.0"),
          paymentDetails: {
            company: "Visa",
            number: "•••• •••• •••• 4242",
            bin: "424242",
            name: "Ann Lee",
            avsResultCode: "Y",
            cvvResultCode: "M",
            expirationMonth: 4,
            wallet: null,
          },
        },
      ],
    });
  });

  it("a payment in parts is partly paid", () => {
    const { data } = read(
      {
        transactions: [
          { kind: "SALE", status: "SUCCESS", amount: 3_000, gateway: "manual" },
          { kind: "SALE", status: "FAILURE", amount: 10_000, gateway: "shopify_payments", errorCode: "CARD_DECLINED" },
        ],
      },
      `displayFinancialStatus fullyPaid unpaid totalOutstandingSet ${MONEY} transactions { status errorCode } canMarkAsPaid`,
    );
    expect(data).toEqual({
      displayFinancialStatus: "PARTIALLY_PAID",
      fullyPaid: false,
      unpaid: false,
      canMarkAsPaid: true,
      totalOutstandingSet: pounds("100.0"),
      transactions: [
        { status: "SUCCESS", errorCode: null },
        { status: "FAILURE", errorCode: "CARD_DECLINED" },
      ],
    });
  });

  it("goods from abroad has duties, a tip and taxes of several kinds", () => {
    const { data } = read(
      {
        lines: [
          {
            title: "Lamp",
            price: 5_000,
            quantity: 1,
            taxLines: [
              { title: "State", rate: 0.05, amount: 250, channelLiable: true },
              { title: "City", rate: 0.01, amount: 50 },
            ],
            duties: [
              {
                harmonizedSystemCode: "940520",
                countryCodeOfOrigin: "CN",
                amount: 400,
                taxLines: [{ title: "State", rate: 0.05, amount: 20 }],
              },
            ],
          },
        ],
        shipping: null,
        more: { tip: 300 },
      },
      `totalPriceSet ${MONEY} totalTaxSet ${MONEY} totalTipReceivedSet ${MONEY} originalTotalDutiesSet ${MONEY}
       taxLines { title ratePercentage priceSet ${MONEY} channelLiable }
       lineItems(first: 1) { nodes { duties { harmonizedSystemCode countryCodeOfOrigin price ${MONEY} taxLines { title } } } }`,
    );
    expect(data).toEqual({
      totalPriceSet: pounds("60.0"),
      totalTaxSet: pounds("3.0"),
      totalTipReceivedSet: pounds("3.0"),
      originalTotalDutiesSet: pounds("4.0"),
      taxLines: [
        { title: "State", ratePercentage: 5, priceSet: pounds("2.5"), channelLiable: true },
        { title: "City", ratePercentage: 1, priceSet: pounds("0.5"), channelLiable: null },
      ],
      lineItems: {
        nodes: [
          {
            duties: [
              {
                harmonizedSystemCode: "940520",
                countryCodeOfOrigin: "CN",
                price: pounds("4.0"),
                taxLines: [{ title: "State" }],
              },
            ],
          },
        ],
      },
    });
  });

  it("several discounts says which fell on what", () => {
    const common = { target: "LINE_ITEM", selection: "ALL", allocation: "ACROSS" } as const;
    const { data } = read(
      {
        lines: [
          {
            title: "Mug",
            price: 1_000,
            quantity: 2,
            discount: 500,
            allocations: [
              { discount: 0, amount: 200 },
              { discount: 1, amount: 300 },
            ],
          },
        ],
        discounts: [
          { ...common, kind: "CODE", name: "TEN", value: { percentage: 10 } },
          { ...common, kind: "AUTOMATIC", name: "Three off", selection: "ENTITLED", value: { amount: 300 } },
          {
            ...common,
            kind: "CODE",
            name: "POST",
            target: "SHIPPING_LINE",
            allocation: "EACH",
            value: { percentage: 100 },
          },
        ],
        shipping: { title: "Post", price: 400, discount: 400, allocations: [{ discount: 2, amount: 400 }] },
      },
      `discountCodes totalDiscountsSet ${MONEY} cartDiscountAmountSet ${MONEY} totalPriceSet ${MONEY}
       discountApplications(first: 5) { nodes { __typename index targetType targetSelection value { ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } }
         ... on DiscountCodeApplication { code } ... on AutomaticDiscountApplication { title } } }
       lineItems(first: 1) { nodes { discountAllocations { allocatedAmountSet ${MONEY} discountApplication { index } }
         discountedTotalSet ${MONEY} withCodes: discountedTotalSet(withCodeDiscounts: true) ${MONEY} } }
       shippingLine { originalPriceSet ${MONEY} discountedPriceSet ${MONEY} }`,
    );
    expect(data).toEqual({
      discountCodes: ["TEN", "POST"],
      totalDiscountsSet: pounds("9.0"),
      cartDiscountAmountSet: pounds("2.0"),
      totalPriceSet: pounds("15.0"),
      discountApplications: {
        nodes: [
          {
            __typename: "DiscountCodeApplication",
            index: 0,
            targetType: "LINE_ITEM",
            targetSelection: "ALL",
            value: { percentage: 10 },
            code: "TEN",
          },
          {
            __typename: "AutomaticDiscountApplication",
            index: 1,
            targetType: "LINE_ITEM",
            targetSelection: "ENTITLED",
            value: { amount: "3.0" },
            title: "Three off",
          },
          {
            __typename: "DiscountCodeApplication",
            index: 2,
            targetType: "SHIPPING_LINE",
            targetSelection: "ALL",
            value: { percentage: 100 },
            code: "POST",
          },
        ],
      },
      lineItems: {
        nodes: [
          {
            discountAllocations: [
              { allocatedAmountSet: pounds("2.0"), discountApplication: { index: 0 } },
              { allocatedAmountSet: pounds("3.0"), discountApplication: { index: 1 } },
            ],
            discountedTotalSet: pounds("17.0"),
            withCodes: pounds("15.0"),
          },
        ],
      },
      shippingLine: { originalPriceSet: pounds("4.0"), discountedPriceSet: pounds("0.0") },
    });
  });

  it("a buyer who looked around says what they looked at, and how often they bought", () => {
    const { world, clock } = smallWorld();
    const { id: customerId } = createCustomer(world, SHOP, { email: "ann@example.com" });
    place(world, { customerId });
    clock.ms += 60_000;
    const visit = (id: string, occurredAt: string) => ({
      ...{
        id,
        occurredAt,
        landingPage: "https://www.small-shop.example/mugs",
        referrerUrl: "https://search.example/?q=mug",
      },
      ...{ source: "search", sourceType: "SEO", sourceDescription: "Search", referralCode: null },
      utm: { campaign: "winter", source: "search" },
    });
    const order = place(world, {
      customerId,
      more: {
        journey: { first: visit("1", "2026-11-20T10:00:00Z"), last: visit("2", "2026-11-24T09:00:00Z"), moments: 2 },
      },
    });
    const { body } = ask(
      world,
      `query ($id: ID!) { order(id: $id) { referrerUrl landingPageUrl customerJourneySummary { ready customerOrderIndex daysToConversion
        momentsCount { count } firstVisit { source utmParameters { campaign medium } } moments(first: 5) { nodes { occurredAt } } } } }`,
      { id: gid("Order", order.id) },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data?.order).toEqual({
      referrerUrl: "https://search.example/?q=mug",
      landingPageUrl: "https://www.small-shop.example/mugs",
      customerJourneySummary: {
        ready: true,
        customerOrderIndex: 1,
        daysToConversion: 4,
        momentsCount: { count: 2 },
        firstVisit: { source: "search", utmParameters: { campaign: "winter", medium: null } },
        moments: { nodes: [{ occurredAt: "2026-11-20T10:00:00Z" }, { occurredAt: "2026-11-24T09:00:00Z" }] },
      },
    });
  });

  it("an address is read as it is written where it goes", () => {
    const { data } = read(
      {
        shippingAddress: {
          ...HOME,
          company: "Acme",
          province: "England",
          provinceCode: "ENG",
          country: "United Kingdom",
        },
      },
      `billingAddressMatchesShippingAddress shippingAddress { name formattedArea formatted(withName: true) validationResultSummary coordinatesValidated }`,
    );
    expect(data).toEqual({
      billingAddressMatchesShippingAddress: false,
      shippingAddress: {
        name: "Beth Lewis",
        formattedArea: "Brighton ENG, United Kingdom",
        formatted: ["Beth Lewis", "Acme", "1 Elm Grove", "Brighton ENG BN2 9QA", "United Kingdom"],
        validationResultSummary: null,
        coordinatesValidated: false,
      },
    });
  });
});
