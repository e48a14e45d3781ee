// Pure. What rules know of the store that a lane belongs to.
import type { Facts } from "#app/rules/facts.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";

const NOTHING = { name: null, email: null, country_code: null, plan: null, url: null };

export function shopFacts({ shop, installation, currency, timezone, about, holidays }: ShopRecord): Facts["shop"] {
  return { domain: shop, currency, timezone, ...(about ?? NOTHING), installation, holidays };
}
