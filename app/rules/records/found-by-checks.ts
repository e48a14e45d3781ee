// What the built-in checks find out about an order: fields of it that any rule may look at.
import { assessed } from "#app/rules/assessor.ts";
import { derivedText, joined } from "#app/rules/record.ts";

export const foundByChecks = {
  ip_country: derivedText(
    "country of the IP address",
    "Two letters, from a table of our own; empty where the address is not known, belongs to nobody, or is an IPv6 one.",
    assessed("ip_country"),
  ),
  payment_check: joined(
    "record",
    "payment_check",
    "payment check",
    { need: null, about: "Whether its payment is good enough to ship, by the settings of the payment check." },
    assessed("payment_check"),
  ),
  address_check: joined(
    "record",
    "address_check",
    "address check",
    { need: null, about: "What is wrong with its shipping address; none where nothing is shipped." },
    assessed("address_check"),
  ),
  duplicate_check: joined(
    "record",
    "duplicate_check",
    "duplicate check",
    { need: "related_orders", about: "Whether it repeats an earlier order." },
    assessed("duplicate_check"),
  ),
  fraud_check: joined(
    "record",
    "fraud_check",
    "fraud check",
    { need: "customer_spend", about: "How risky it looks, by the settings of the fraud check." },
    assessed("fraud_check"),
  ),
  routing_plan: joined(
    "record",
    "routing_plan",
    "routing plan",
    { need: "fulfillment_orders", about: "From where it is to be shipped, by the settings of routing." },
    assessed("routing_plan"),
  ),
};
