// Pure. A fact that no webhook carries and that would turn an unknown into an answer that matters now: gather reads it and
// decides again. What nobody asks for is never read, and costs nothing.

/** What can be read, by what it costs to read it: one part of a query each. */
export const FACT_GROUPS = [
  "fulfillment_orders",
  "products",
  "stock",
  "risk",
  "address_verdict",
  "origin",
  "transactions",
  "returns",
  "disputes",
  "events",
  /** Of a draft order, of a customer. */
  "draft_order_events",
  "customer_events",
  "order_metafields",
  "draft_order_metafields",
  "customer",
  "customer_metafields",
  "product_metafields",
  "customer_segments",
  /** What each order brought in: of every order, in short. */
  "customer_spend",
  /** The customer's orders with all that we know of them. */
  "customer_orders",
  "related_orders",
  "locations",
  "product",
  "company",
  "shop_metafields",
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

export interface Need {
  /**
   * "found": records that a rule looks for itself. `name` is "rule-id/name" of its `let`; or "collection:…" (title, handle or id, in
   * small letters; with its products), "collection title:…" or "variant:…" (SKU or id) that an action names.
   */
  fact: FactGroup | "found";
  name?: string;
  /** What the same answer hangs on besides, so that all of it is read at once. */
  also?: readonly FactGroup[];
  /** It can only show that something is false. */
  refutesOnly?: boolean;
}
