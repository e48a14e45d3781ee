// Pure. Payment gateways by their internal names.

const NAMES: Readonly<Record<string, string>> = {
  shopify_payments: "Shopify Payments",
  manual: "Manual",
  bogus: "(For Testing) Bogus Gateway",
  gift_card: "Gift Card",
  cash: "Cash",
  paypal: "PayPal",
  shopify_store_credit: "Store credit",
};

const MANUAL = new Set([...["manual", "cash", "Cash on Delivery (COD)", "Bank Deposit", "Money Order"]]);

/** As people read it; an unknown gateway is called by its own name. */
export const gatewayName = (gateway: string): string => NAMES[gateway] ?? gateway;

/** One where a person says that the money came. */
export const isManualGateway = (gateway: string): boolean => MANUAL.has(gateway);
