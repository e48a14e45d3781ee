// Made by `npm run codegen`. Points that each operation asks for: what the budget reserves before it is sent.
export const COSTS = {
  addTags: 10,
  findOrdersOfFulfillmentOrders: 1,
  listOrderHistory: 586,
  listUpdatedOrders: 9,
  placeHold: 10,
  readAmountSpent: 1,
  readFulfillmentLines: 21,
  readFulfillmentOrderLines: 21,
  readFulfillmentOrders: 83,
  readMoreFulfillmentOrders: 103,
  readHolds: 18,
  readMoreHolds: 24,
  readOrderLines: 75,
  readOrders: 146,
  readRefundLines: 30,
  readShop: 6,
  releaseHold: 10,
  removeTags: 10,
} as const;

export type OperationName = keyof typeof COSTS;
