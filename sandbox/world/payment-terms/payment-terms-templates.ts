// Pure. The kinds of payment terms that every store has. Ids and names not verified by a recording.

export interface PaymentTermsTemplate {
  id: string;
  name: string;
  description: string;
  type: "RECEIPT" | "FULFILLMENT" | "NET" | "FIXED";
  /** Of net terms. */
  dueInDays: number | null;
}

const net = (id: string, days: number): PaymentTermsTemplate => ({
  id,
  name: `Net ${days}`,
  description: `Within ${days} days`,
  type: "NET",
  dueInDays: days,
});

export const PAYMENT_TERMS_TEMPLATES: readonly PaymentTermsTemplate[] = [
  { id: "1", name: "Due on receipt", description: "Due on receipt", type: "RECEIPT", dueInDays: null },
  { id: "9", name: "Due on fulfillment", description: "Due on fulfillment", type: "FULFILLMENT", dueInDays: null },
  ...[net("2", 7), net("3", 15), net("4", 30), net("8", 45), net("5", 60), net("6", 90)],
  { id: "7", name: "Fixed", description: "Fixed date", type: "FIXED", dueInDays: null },
];

export const templateOf = (id: string): PaymentTermsTemplate | null =>
  PAYMENT_TERMS_TEMPLATES.find((one) => one.id === id) ?? null;
