// Pure. What whoever made an order knows of it that its records do not say: what checks are measured against.

export interface OrderTruth {
  /** Of which kind it was drawn: "web", "pos", "subscription", "500 lines" … */
  kind: string;
  /** Shipping and billing address are different places. */
  differs: boolean;
  /** Staff released the app's hold: leave it alone. */
  leftAlone: boolean;
  /** The order that the buyer made twice by mistake. */
  duplicateOf: string | null;
  /** The shipping address has a postcode that its country does not give out. */
  postcodeTypo: boolean;
  /** Made as fraudsters do: new buyer, dear goods, express, another country's card, several attempts. */
  fraudLike: boolean;
  /** Shopify's analysis, when it is there, says "high risk". */
  ratedHigh: boolean;
  /** Where it goes to: "London", "Scotland", "Highlands and Islands"; null when nothing is sent. */
  region: string | null;
}

export const plainTruth = (kind: string): OrderTruth => ({
  kind,
  differs: false,
  leftAlone: false,
  duplicateOf: null,
  postcodeTypo: false,
  fraudLike: false,
  ratedHigh: false,
  region: null,
});
