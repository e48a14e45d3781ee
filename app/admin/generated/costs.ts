// Made by `npm run codegen`. Points that each operation asks for: what the budget reserves before it is sent.
export const COSTS = {
  addTags: 10,
  findOrdersOfFulfillmentOrders: 1,
  listOrderHistory: 92,
  listUpdatedOrders: 9,
  placeHold: 10,
  readAmountSpent: 1,
  readFulfillmentOrders: 18,
  readMoreFulfillmentOrders: 24,
  readOrderLines: 14,
  readOrders: 15,
  readShop: 5,
  releaseHold: 10,
  removeTags: 10,
} as const;

export type OperationName = keyof typeof COSTS;
