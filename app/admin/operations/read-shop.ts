import type { AdminClient } from "#app/admin/client.server.ts";

const READ_SHOP = `#graphql
  query readShop {
    shop {
      currencyCode
      ianaTimezone
      myshopifyDomain
      primaryDomain { host }
      domains { host }
    }
    currentAppInstallation { accessScopes { handle } }
  }
` as const;

export interface ShopFigures {
  currency: string;
  timezone: string;
  /** Hosts that the shop's storefront answers at, its myshopify domain among them. */
  domains: string[];
  /** Access scopes that the merchant granted. */
  scopes: string[];
  points: number;
  answeredAt: string;
}

/** What an installation needs to know of the shop. */
export async function readShop(client: AdminClient): Promise<ShopFigures> {
  const { data, points, answeredAt } = await client.send("readShop", READ_SHOP, {});
  const { shop } = data;
  const hosts = [shop.myshopifyDomain, shop.primaryDomain.host, ...shop.domains.map(({ host }) => host)];
  return {
    currency: shop.currencyCode,
    timezone: shop.ianaTimezone,
    domains: [...new Set(hosts.map((host) => host.toLowerCase()))],
    scopes: data.currentAppInstallation.accessScopes.map(({ handle }) => handle),
    points,
    answeredAt,
  };
}
