// Pure. Why Shopify thinks of an order what it thinks: facts as its own analysis words them (not verified by a recording).
import type { RiskFactRecord, RiskLevel } from "#sandbox/world/records/risk.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

const good = (description: string): RiskFactRecord => ({ description, sentiment: "POSITIVE" });
const bad = (description: string): RiskFactRecord => ({ description, sentiment: "NEGATIVE" });
const neutral = (description: string): RiskFactRecord => ({ description, sentiment: "NEUTRAL" });

export function riskFacts(order: OrderRecord, level: RiskLevel): RiskFactRecord[] {
  const facts: RiskFactRecord[] = [];
  const card = order.transactions.findLast(({ status, card: used }) => status === "SUCCESS" && used)?.card;
  if (card) {
    const { avsResultCode: avs, cvvResultCode: cvv } = card;
    facts.push(
      cvv === "M"
        ? good("Card Verification Value (CVV) is correct")
        : bad("Card Verification Value (CVV) isn't correct"),
    );
    facts.push(
      avs === "Y"
        ? good("Billing street address matches credit card's registered address")
        : bad("Billing street address doesn't match credit card's registered address"),
    );
  }
  const attempts = order.transactions.filter(({ status }) => status === "FAILURE").length + 1;
  facts.push(attempts > 1 ? bad(`There were ${attempts} payment attempts`) : good("There was 1 payment attempt"));
  const [from, to] = [order.billingAddress?.countryCode, order.shippingAddress?.countryCode];
  if (from && to && from !== to) facts.push(neutral("Billing country doesn't match the shipping country"));
  if (level === "HIGH")
    facts.push(bad("Characteristics of this order are similar to fraudulent orders observed in the past"));
  if (level === "LOW")
    facts.push(good("Characteristics of this order are similar to non-fraudulent orders observed in the past"));
  return facts;
}
