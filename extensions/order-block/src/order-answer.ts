// Pure. What the app answers about an order: its route /extension/orders/<id>.

export interface OrderAnswer {
  orderId: string;
  name: string;
  verdict: "put_aside" | "flagged" | "not_known" | "approved" | "fine" | "not_looked_at";
  mode: "WATCHING" | "LIVE";
  writesPaused: boolean;
  /** Something is not decided yet, or on its way to Shopify: the block looks again by itself. */
  inMotion: boolean;
  findings: {
    ruleId: string;
    ruleName: string;
    outcome: "matched" | "unknown" | "failed" | "waived";
    reason: string;
    canApprove: boolean;
  }[];
  fine: number;
  holds: OwnHold[];
  waiting: { itemId: string; ruleName: string; reason: string }[];
}

/** A hold as the app's own book has it. */
export interface OwnHold {
  fulfillmentOrderId: string;
  /** Of Shopify; null: it has not named it yet. */
  holdId: string | null;
  ruleName: string;
  status: "SENT" | "PLACED" | "RELEASING";
}
