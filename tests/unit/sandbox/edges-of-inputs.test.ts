// Inputs at the edge: too long, not a number of somebody, below zero, the same thing twice. Whatever is answered, nothing is done.
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { createFulfillment } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import { createReturn } from "#sandbox/world/returns/create-return.ts";
import { askAll } from "#tests/unit/sandbox/every-field/every-leaf.ts";
import { oneMug, shippedOrder } from "#tests/unit/sandbox/returns/returned-order.ts";
import { APP, place, SHOP } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

function ground() {
  const shipped = shippedOrder();
  const { world, order, mugs } = shipped;
  const { it: one } = createReturn(world, SHOP, order.id, oneMug(mugs), APP);
  const open = place(world);
  const [fulfillmentOrder] = world.fulfillmentOrdersOf(open);
  if (!fulfillmentOrder) throw new Error("not routed");
  const gid = (type: string, id: string | undefined) => `gid://shopify/${type}/${id}`;
  const unit = { id: gid("FulfillmentOrderLineItem", fulfillmentOrder.lines[0]?.id), quantity: 1 };
  return {
    ...{ world, gid, unit },
    order: gid("Order", order.id),
    open: gid("Order", open.id),
    fulfillmentOrder: gid("FulfillmentOrder", fulfillmentOrder.id),
    fulfillmentLine: gid("FulfillmentLineItem", mugs),
    returned: gid("Return", one.id),
    returnLine: gid("ReturnLineItem", one.lines[0]?.id),
    reverseLine: gid("ReverseFulfillmentOrderLineItem", one.reverseFulfillmentOrders[0]?.lines[0]?.id),
    line: gid("LineItem", open.lines[0]?.id),
    payment: gid("OrderTransaction", open.transactions[0]?.id),
  };
}
type Ground = ReturnType<typeof ground>;

const LONG_TAG = "x".repeat(41);
const ERRORS = "userErrors { field message }";

/** Mutation, its variables' types, its variables, what is answered: a user error, or the name of what is not simulated. */
const EDGES: [name: string, document: string, input: (at: Ground) => Record<string, unknown>, answer: string][] = [
  [
    "a tag of an order of 41 characters",
    `mutation ($input: OrderInput!) { done: orderUpdate(input: $input) { ${ERRORS} } }`,
    (at) => ({ input: { id: at.open, tags: [LONG_TAG] } }),
    "not simulated: orderUpdate with a tag of 41 characters",
  ],
  [
    "a number that is no telephone's",
    `mutation ($input: OrderInput!) { done: orderUpdate(input: $input) { ${ERRORS} } }`,
    (at) => ({ input: { id: at.open, phone: "12" } }),
    "phone: Phone is invalid",
  ],
  [
    "a new order's number that is no telephone's",
    `mutation ($order: OrderCreateOrderInput!) { done: orderCreate(order: $order) { ${ERRORS} } }`,
    () => ({ order: { phone: "12", lineItems: [{ title: "Mug", quantity: 1, priceSet: { shopMoney: GBP } }] } }),
    "order.phone: Phone is invalid",
  ],
  [
    "a new order's line of no units",
    `mutation ($order: OrderCreateOrderInput!) { done: orderCreate(order: $order) { ${ERRORS} } }`,
    () => ({ order: { lineItems: [{ title: "Mug", quantity: 0, priceSet: { shopMoney: GBP } }] } }),
    "order.lineItems.0.quantity: Quantity must be greater than 0",
  ],
  [
    "a shipment of the same fulfilment order twice",
    `mutation ($fulfillment: FulfillmentInput!) { done: fulfillmentCreate(fulfillment: $fulfillment) { ${ERRORS} } }`,
    ({ fulfillmentOrder: fulfillmentOrderId }) => ({
      fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId }, { fulfillmentOrderId }] },
    }),
    "not simulated: fulfillmentCreate.lineItemsByFulfillmentOrder with the same one twice",
  ],
  [
    "a split of the same line twice",
    `mutation ($splits: [FulfillmentOrderSplitInput!]!) { done: fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) { ${ERRORS} } }`,
    ({ fulfillmentOrder: fulfillmentOrderId, unit }) => ({
      splits: [{ fulfillmentOrderId, fulfillmentOrderLineItems: [unit, unit] }],
    }),
    "not simulated: fulfillmentOrderLineItems with the same one twice",
  ],
  [
    "a return of nothing",
    `mutation ($input: ReturnInput!) { done: returnCreate(returnInput: $input) { ${ERRORS} } }`,
    (at) => ({ input: { orderId: at.order, returnLineItems: [] } }),
    "not simulated: returnInput.returnLineItems without a line",
  ],
  [
    "a return of the same unit twice",
    `mutation ($input: ReturnInput!) { done: returnCreate(returnInput: $input) { ${ERRORS} } }`,
    ({ order: orderId, fulfillmentLine: fulfillmentLineItemId }) => {
      const line = { fulfillmentLineItemId, quantity: 1, returnReason: "COLOR" };
      return { input: { orderId, returnLineItems: [line, line] } };
    },
    "returnInput.returnLineItems.1.quantity: Quantity is not available for return.",
  ],
  [
    "a return's note of 256 characters",
    `mutation ($input: ReturnInput!) { done: returnCreate(returnInput: $input) { ${ERRORS} } }`,
    ({ order: orderId, fulfillmentLine: fulfillmentLineItemId }) => ({
      input: {
        orderId,
        returnLineItems: [
          { fulfillmentLineItemId, quantity: 1, returnReason: "OTHER", returnReasonNote: "x".repeat(256) },
        ],
      },
    }),
    "returnInput.returnLineItems.0.returnReasonNote: Return reason note is too long (maximum is 255 characters)",
  ],
  [
    "nothing that is taken out of a return",
    `mutation ($id: ID!) { done: removeFromReturn(returnId: $id) { ${ERRORS} } }`,
    (at) => ({ id: at.returned }),
    "not simulated: removeFromReturn of nothing",
  ],
  [
    "nothing of a return that is processed",
    `mutation ($input: ReturnProcessInput!) { done: returnProcess(input: $input) { ${ERRORS} } }`,
    (at) => ({ input: { returnId: at.returned, returnLineItems: [] } }),
    "not simulated: returnProcess of nothing",
  ],
  [
    "units that go back to no shelf",
    `mutation ($inputs: [ReverseFulfillmentOrderDisposeInput!]!) { done: reverseFulfillmentOrderDispose(dispositionInputs: $inputs) { ${ERRORS} } }`,
    (at) => ({
      inputs: [{ reverseFulfillmentOrderLineItemId: at.reverseLine, quantity: 1, dispositionType: "RESTOCKED" }],
    }),
    "dispositionInputs.0.locationId: Location can't be blank",
  ],
  [
    "more units that are disposed of than came back",
    `mutation ($inputs: [ReverseFulfillmentOrderDisposeInput!]!) { done: reverseFulfillmentOrderDispose(dispositionInputs: $inputs) { ${ERRORS} } }`,
    (at) => ({
      inputs: [{ reverseFulfillmentOrderLineItemId: at.reverseLine, quantity: 9, dispositionType: "NOT_RESTOCKED" }],
    }),
    "dispositionInputs.0.quantity: cannot dispose more items than are returned",
  ],
  [
    "an exchange for a variant that is not there",
    `mutation ($input: ReturnInput!) { done: returnCreate(returnInput: $input) { ${ERRORS} } }`,
    (at) => ({
      input: {
        ...{ orderId: at.order, returnLineItems: [] },
        exchangeLineItems: [{ variantId: "gid://shopify/ProductVariant/9", quantity: 1 }],
      },
    }),
    "returnInput.exchangeLineItems.0.variantId: Variant not found.",
  ],
  [
    "a line that is not in the return and is taken out of it",
    `mutation ($id: ID!, $lines: [ReturnLineItemRemoveFromReturnInput!]) { done: removeFromReturn(returnId: $id, returnLineItems: $lines) { ${ERRORS} } }`,
    (at) => ({ id: at.returned, lines: [{ returnLineItemId: "gid://shopify/ReturnLineItem/9", quantity: 1 }] }),
    "returnLineItems.0.returnLineItemId: Return line item not found.",
  ],
  [
    "more units of a return that are processed than are in it",
    `mutation ($input: ReturnProcessInput!) { done: returnProcess(input: $input) { ${ERRORS} } }`,
    (at) => ({ input: { returnId: at.returned, returnLineItems: [{ id: at.returnLine, quantity: 9 }] } }),
    "input.returnLineItems.0.quantity: Return line item has an invalid quantity.",
  ],
  [
    "a refund of no units",
    `mutation ($input: RefundInput!) { done: refundCreate(input: $input) @idempotent(key: "a") { ${ERRORS} } }`,
    ({ open: orderId, line: lineItemId }) => ({
      input: { orderId, refundLineItems: [{ lineItemId, quantity: 0, restockType: "NO_RESTOCK" }] },
    }),
    "refundLineItems.0.quantity: Quantity must be greater than 0",
  ],
  [
    "a refund of less than nothing",
    `mutation ($input: RefundInput!) { done: refundCreate(input: $input) @idempotent(key: "a") { ${ERRORS} } }`,
    ({ open: orderId, payment: parentId }) => ({
      input: { orderId, transactions: [{ orderId, parentId, kind: "REFUND", gateway: "manual", amount: "-1" }] },
    }),
    "transactions: Amount must be greater than zero for refund transactions",
  ],
  [
    "a refund of more of a line in two parts than was bought",
    `mutation ($input: RefundInput!) { done: refundCreate(input: $input) @idempotent(key: "a") { ${ERRORS} } }`,
    ({ open: orderId, line: lineItemId }) => {
      const part = { lineItemId, quantity: 2, restockType: "NO_RESTOCK" };
      return { input: { orderId, refundLineItems: [part, part] } };
    },
    "refundLineItems.1.quantity: Quantity cannot refund more items than were purchased",
  ],
];
const GBP = { amount: "1", currencyCode: "GBP" };

describe("what is at the edge", () => {
  it.each(EDGES)("%s is refused, and nothing is done", (_name, document, input, answer) => {
    const at = ground();
    const { world } = at;
    const before = JSON.stringify([world.state.orders, world.state.fulfillmentOrders]);
    const { data, errors } = askAll(world, document, input(at));
    const done = (data as { done?: { userErrors: { field: string[]; message: string }[] } } | null)?.done;
    const told = [
      ...(errors ?? []).map(({ message }) => message),
      ...(done?.userErrors ?? []).map(({ field, message }) => `${field.join(".")}: ${message}`),
    ];
    expect(told).toEqual([answer]);
    expect(JSON.stringify([world.state.orders, world.state.fulfillmentOrders])).toBe(before);
  });

  it("tags of nobody's choice leave those that are there", () => {
    const { world, open } = ground();
    const ask = (tags: string[] | null) =>
      askAll(
        world,
        "mutation ($input: OrderInput!) { orderUpdate(input: $input) { order { tags } userErrors { message } } }",
        { input: { id: open, tags } },
      ).data;
    expect(ask(["gift"])).toEqual({ orderUpdate: { order: { tags: ["gift"] }, userErrors: [] } });
    expect(ask(null)).toEqual({ orderUpdate: { order: { tags: ["gift"] }, userErrors: [] } });
  });

  it("several fulfilment orders of one order go out together", () => {
    const { world, order } = shippedOrder();
    expect(order.fulfillments).toHaveLength(1);
    const open = place(world);
    const units = world.fulfillmentOrdersOf(open).map(({ id }) => ({ fulfillmentOrderId: id }));
    expect(createFulfillment(world, SHOP, units, [], APP).fulfillment.lines).toHaveLength(2);
  });
});
