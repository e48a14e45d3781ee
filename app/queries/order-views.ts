// Pure. The views of the orders page.
export const ORDER_VIEWS = ["all", "attention", "flagged"] as const;
export type OrderView = (typeof ORDER_VIEWS)[number];
