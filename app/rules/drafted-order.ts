// Pure. An order or a draft that a rule makes, as an effect. Amounts are decimal strings.

export interface DraftLine {
  variant_id: string | null;
  /** Of a line without a product. */
  title: string | null;
  sku?: string;
  /** Of a unit; null: what the product costs. */
  price: string | null;
  quantity: number;
  discount_percent: string | null;
  properties?: Record<string, string>;
  /** Left out: as the product is. */
  taxable?: boolean;
  requires_shipping?: boolean;
}
/** What an order and a draft have in common; what is left out is not said. */
export interface DraftedOrder {
  lines: DraftLine[];
  customer_id: string | null;
  email: string | null;
  phone?: string;
  note: string;
  tags: string[];
  attributes?: Record<string, string>;
  shipping_address?: Record<string, string>;
  billing_address?: Record<string, string>;
  /** On all lines. */
  discount?: { title: string; percent: string | null; amount: string | null };
  shipping_line?: { title: string; price: string };
  po_number?: string;
  /** Of all amounts; left out: the store's. */
  currency?: string;
}
export interface OrderPayment {
  kind: string;
  status: string;
  amount: string;
  gateway: string;
  processed_at: string | null;
}
export interface CreateDraftOrder extends DraftedOrder {
  kind: "create_draft_order";
  send_invoice: boolean;
  /** The addresses are the customer's own. */
  customer_address?: true;
  /** What the buyer sees and pays; left out: Shopify chooses. */
  presentment_currency?: string;
  tax_exempt?: boolean;
  /** Until then its units are kept for it. */
  reserve_until?: string;
}

export interface CreateOrder extends DraftedOrder {
  kind: "create_order";
  currency: string;
  /** Null: it follows from the transactions. */
  financial_status: string | null;
  transactions?: OrderPayment[];
  tax_lines?: { title: string; rate: string; price: string }[];
  taxes_included?: true;
  name?: string;
  processed_at?: string;
  source_name?: string;
  /** By it the order is known again; left out: one of ours. */
  source_identifier?: string;
  stock: "bypass" | "decrement_obeying_policy" | "decrement_ignoring_policy";
  send_receipt: boolean;
  test?: true;
  /** Of the rule that makes it, for people. */
  rule: string;
}

/** Of a draft: what is named; all else stays. */
export interface UpdateDraftOrder
  extends Partial<Omit<DraftedOrder, "lines" | "customer_id" | "email" | "tags">>,
    Pick<CreateDraftOrder, "customer_address" | "tax_exempt" | "reserve_until"> {
  kind: "update_draft_order";
  email?: string;
}
