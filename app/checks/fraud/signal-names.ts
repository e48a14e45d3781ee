// Pure. The signals of the fraud check by name, for its scorecard.
import type { FraudWeights } from "#app/checks/fraud/assess-fraud.ts";

/** By code, in the order of the settings. */
export const SIGNAL_NAMES: Readonly<Record<keyof FraudWeights | "blocked", string>> = {
  blocked: "A buyer of the store's block list",
  risk_high: "Shopify or another app sees a high risk",
  risk_medium: "Shopify or another app sees a medium risk",
  billing_differs: "Billing and shipping address differ",
  country_differs: "Billing and shipping country differ",
  first_order: "A first order above an amount",
  velocity_email: "Many orders with one e-mail",
  velocity_phone: "Many orders with one phone",
  velocity_address: "Many orders to one address",
  velocity_ip: "Many orders from one IP address",
  velocity_card_bin: "Many orders with cards that begin alike",
  many_names: "Orders to one address under many names",
  disposable_email: "An e-mail address to be thrown away",
  ip_country: "Ordered from another country than it goes to",
  quantity: "An unusual quantity of one item",
  forwarder: "A forwarder of the store's list",
};
