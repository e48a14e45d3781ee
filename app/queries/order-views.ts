// Pure. The views of the orders page, and what its address narrows it to.
export const ORDER_VIEWS = ["all", "attention", "flagged"] as const;
export type OrderView = (typeof ORDER_VIEWS)[number];

export interface OrderFilter {
  view: OrderView;
  /** Words that all have to be there: number, e-mail, name, tag, SKU. */
  search: string;
  /** Id of a rule that is true of the order now; null: any. */
  found: string | null;
}

export function orderFilterFrom(params: URLSearchParams): OrderFilter {
  const found = params.get("found")?.trim().slice(0, 100) ?? "";
  return {
    view: ORDER_VIEWS.find((known) => known === params.get("view")) ?? "all",
    search: params.get("search")?.trim().slice(0, 100) ?? "",
    found: found || null,
  };
}
