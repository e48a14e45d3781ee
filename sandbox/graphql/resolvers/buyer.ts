// What orders and draft orders tell of who buys.
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { typed } from "#sandbox/graphql/resolver.ts";

interface Bought {
  customerId: string | null;
  company?: { companyId: string; contactId: string | null; locationId: string };
}

/** `PurchasingEntity`: a company's location, or a customer. */
export function purchasingEntity(bought: Bought, { world, shop }: RequestContext): object | null {
  if (bought.company) return typed("PurchasingCompany", { ...bought.company });
  const customer = bought.customerId && world.customer(shop.domain, bought.customerId);
  return customer ? typed("Customer", customer) : null;
}

/** The key says its country and what it is for: "TAX_CREDENTIAL_BR". */
export const localizedField = ({ key, value }: { key: string; value: string }) => ({
  key,
  value,
  countryCode: key.slice(-2),
  purpose: key.startsWith("SHIPPING") ? "SHIPPING" : "TAX",
});
