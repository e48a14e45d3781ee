import { describe, expect, it } from "vitest";
import { returnThatIs, shippedOrder } from "#tests/unit/sandbox/returns/returned-order.ts";
import { ask } from "#tests/unit/sandbox/support.ts";

const SCOPES = [
  ...["read_orders", "write_orders", "read_returns", "write_returns", "read_products", "read_locations"],
  ...["read_merchant_managed_fulfillment_orders", "read_fulfillments"],
];

const PROCESS = `mutation($input: ReturnProcessInput!) { returnProcess(input: $input) {
  return {
    status totalQuantity
    returnLineItems(first: 5) { nodes { processedQuantity unprocessedQuantity refundedQuantity ... on ReturnLineItem { returnReason } } }
    reverseFulfillmentOrders(first: 1) { nodes { lineItems(first: 1) { nodes { dispositions { type quantity location { name } } } } } }
    refunds(first: 2) { nodes { totalRefundedSet { shopMoney { amount } } return { name } } }
    transactions(first: 2) { nodes { kind amountSet { shopMoney { amount } } } }
    order { returnStatus }
  }
  userErrors { field message code }
} }`;

describe("answers about returns", () => {
  it("process a return: units, what becomes of them, money", () => {
    const { world, order, it: one, second } = returnThatIs("open");
    const [line] = one.lines;
    const payment = order.transactions.find(({ kind }) => kind === "SALE" || kind === "CAPTURE");
    const variables = {
      input: {
        returnId: `gid://shopify/Return/${one.id}`,
        returnLineItems: [
          {
            id: `gid://shopify/ReturnLineItem/${line?.id}`,
            quantity: 1,
            dispositions: [
              {
                reverseFulfillmentOrderLineItemId: `gid://shopify/ReverseFulfillmentOrderLineItem/${one.reverseFulfillmentOrders[0]?.lines[0]?.id}`,
                quantity: 1,
                dispositionType: "RESTOCKED",
                locationId: `gid://shopify/Location/${second}`,
              },
            ],
          },
        ],
        financialTransfer: {
          issueRefund: {
            orderTransactions: [
              {
                parentId: `gid://shopify/OrderTransaction/${payment?.id}`,
                transactionAmount: { amount: "12.50", currencyCode: "GBP" },
              },
            ],
          },
        },
      },
    };
    const { body } = ask(world, PROCESS, variables, { scopes: SCOPES });
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      returnProcess: {
        return: {
          status: "OPEN",
          totalQuantity: 1,
          returnLineItems: {
            nodes: [{ processedQuantity: 1, unprocessedQuantity: 0, refundedQuantity: 1, returnReason: "DEFECTIVE" }],
          },
          reverseFulfillmentOrders: {
            nodes: [
              {
                lineItems: {
                  nodes: [{ dispositions: [{ type: "RESTOCKED", quantity: 1, location: { name: "Second" } }] }],
                },
              },
            ],
          },
          refunds: { nodes: [{ totalRefundedSet: { shopMoney: { amount: "12.5" } }, return: { name: one.name } }] },
          transactions: { nodes: [{ kind: "REFUND", amountSet: { shopMoney: { amount: "12.5" } } }] },
          order: { returnStatus: "IN_PROGRESS" },
        },
        userErrors: [],
      },
    });
  });

  it("say what can be returned, what paying back would come to, and which returns an order has", () => {
    const { world, order, it: one } = returnThatIs("open");
    const query = `query($order: ID!, $return: ID!, $line: ID!) {
      returnableFulfillments(orderId: $order, first: 5) { nodes { returnableFulfillmentLineItems(first: 5) { nodes { quantity } } } }
      return(id: $return) { suggestedRefund(returnRefundLineItems: [{ returnLineItemId: $line, quantity: 1 }]) {
        amount { shopMoney { amount } } maximumRefundable { shopMoney { amount } } suggestedTransactions { gateway amountSet { shopMoney { amount } } }
      } }
      order(id: $order) { returns(first: 5, query: "status:OPEN") { nodes { name } } }
    }`;
    const { body } = ask(
      world,
      query,
      {
        order: `gid://shopify/Order/${order.id}`,
        return: `gid://shopify/Return/${one.id}`,
        line: `gid://shopify/ReturnLineItem/${one.lines[0]?.id}`,
      },
      { scopes: SCOPES },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({
      returnableFulfillments: {
        nodes: [{ returnableFulfillmentLineItems: { nodes: [{ quantity: 1 }, { quantity: 1 }] } }],
      },
      return: {
        suggestedRefund: {
          amount: { shopMoney: { amount: "12.5" } },
          maximumRefundable: { shopMoney: { amount: "130.0" } },
          suggestedTransactions: [{ amountSet: { shopMoney: { amount: "12.5" } } }],
        },
      },
      order: { returns: { nodes: [{ name: one.name }] } },
    });
  });

  it("name what is not simulated", () => {
    const { world } = shippedOrder();
    const query = `{ returnCalculate(input: { orderId: "gid://shopify/Order/1" }) { __typename } }`;
    const { body } = ask(world, query, {}, { scopes: SCOPES });
    expect(JSON.stringify(body.errors)).toContain("returnCalculate");
  });

  it("are not for an app without the scope", () => {
    const { world, it: one } = returnThatIs("open");
    const { body } = ask(
      world,
      `{ return(id: "gid://shopify/Return/${one.id}") { id } }`,
      {},
      { scopes: ["read_products"] },
    );
    expect(body.errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  });

  it("name why goods come back by Shopify's definitions, and find these", () => {
    const { world, order, mugs } = shippedOrder();
    const listed = ask(
      world,
      `query ($handles: [String!]) { returnReasonDefinitions(first: 20, handles: $handles) { nodes { id handle name deleted } } }`,
      { handles: ["too-small", "comfort"] },
      { scopes: SCOPES },
    );
    expect(listed.body.data).toEqual({
      returnReasonDefinitions: {
        nodes: [
          { id: "gid://shopify/ReturnReasonDefinition/7", handle: "too-small", name: "Too small", deleted: false },
          { id: "gid://shopify/ReturnReasonDefinition/56", handle: "comfort", name: "Comfort", deleted: false },
        ],
      },
    });
    const make = (definition: string) =>
      ask(
        world,
        `mutation ($input: ReturnInput!) { returnCreate(returnInput: $input) { return { returnLineItems(first: 1) { nodes {
          ... on ReturnLineItem { returnReason returnReasonDefinition { handle } } } } } userErrors { field message } } }`,
        {
          input: {
            orderId: `gid://shopify/Order/${order.id}`,
            returnLineItems: [
              {
                ...{ fulfillmentLineItemId: `gid://shopify/FulfillmentLineItem/${mugs}`, quantity: 1 },
                returnReasonDefinitionId: `gid://shopify/ReturnReasonDefinition/${definition}`,
              },
            ],
          },
        },
        { scopes: SCOPES },
      ).body;
    expect(make("7").data).toMatchObject({
      returnCreate: {
        return: {
          returnLineItems: {
            nodes: [{ returnReason: "SIZE_TOO_SMALL", returnReasonDefinition: { handle: "too-small" } }],
          },
        },
        userErrors: [],
      },
    });
    expect(make("999999").errors?.[0]?.message).toBe(
      "not simulated: returnInput.returnLineItems.0 with a return reason definition that is not among the sandbox's",
    );
  });
});
