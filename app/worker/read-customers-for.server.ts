// What our own books say of customers, as far as the rules look at them: what Shopify has to add is read only when an
// answer hangs on it.
import type { PoolClient } from "pg";
import { instantOf } from "#app/lib/instant-of.ts";
import { compileRule } from "#app/rules/compile-rule.ts";
import type { CustomerPicture } from "#app/rules/facts.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { getLedger, getOrdersOf } from "#app/store/ledger.server.ts";
import { getRecordStates } from "#app/store/record-states.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";

/** A buyer of the store's own staff may have thousands; what is older counts as not known. */
const MOST_ORDERS = 250;

type Told = Partial<CustomerPicture>;

export interface Customers {
  /** For the facts: nothing where no rule looks at customers. @param told as the record itself carries the customer. */
  factsOf(customerId: string | null, told?: Told | null): { customer?: CustomerPicture | null };
}

const NOTHING: Customers = { factsOf: () => ({}) };

export async function readCustomersFor(
  client: PoolClient,
  { shop, historyFrom, installedAt }: ShopRecord,
  rules: readonly StoredRule[],
  customerIds: readonly string[],
): Promise<Customers> {
  const ids = [...new Set(customerIds)];
  if (!ids.length) return NOTHING;
  const groups = new Set(rules.flatMap((rule): readonly FactGroup[] => compileRule(rule).groups));
  // A check may look at the customer without naming it in its rules.
  const looksAtOrders = groups.has("customer_orders") || groups.has("customer_spend");
  if (!looksAtOrders && !rules.some(({ text }) => text.includes("customer"))) return NOTHING;
  const states = await getRecordStates(client, shop, "customer", ids);
  const whole = groups.has("customer_orders") ? await getOrdersOf(client, shop, ids, MOST_ORDERS) : null;
  const ledger = !whole && groups.has("customer_spend") ? await getLedger(client, shop, ids) : null;
  const knownSince = instantOf(historyFrom ?? installedAt);

  const orders = (id: string): Record<string, unknown> => {
    const known = whole?.get(id);
    if (known)
      return {
        orders: known.orders,
        orders_known_since: known.isWhole ? knownSince : (known.orders[0]?.created_at ?? knownSince),
      };
    return ledger ? { orders: ledger.get(id) ?? [], orders_known_since: knownSince } : {};
  };
  return {
    factsOf: (id, told = null) => {
      if (id === null) return { customer: null };
      const seen = (states.get(id)?.seen ?? null) as Told | null;
      // What is not in it was not read.
      return { customer: { ...newerOver(seen, told), id, ...orders(id) } as unknown as CustomerPicture };
    },
  };
}

/** Both pictures in one: of what both tell, the newer one's. */
function newerOver(one: Told | null, other: Told | null): Told {
  return (one?.updated_at ?? "") > (other?.updated_at ?? "") ? { ...other, ...one } : { ...one, ...other };
}
