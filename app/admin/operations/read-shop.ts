import { text } from "#app/admin/api-values.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import type { ShopPicture } from "#app/rules/facts.ts";

const READ_SHOP = `#graphql
  query readShop {
    shop {
      currencyCode
      ianaTimezone
      myshopifyDomain
      name
      contactEmail
      url
      plan { publicDisplayName }
      shopAddress { countryCodeV2 }
      primaryDomain { host }
      domains { host }
    }
    currentAppInstallation { id accessScopes { handle } }
  }
` as const;

export interface ShopFigures {
  currency: string;
  timezone: string;
  /** Hosts that the shop's storefront answers at, its myshopify domain among them. */
  domains: string[];
  /** What rules may know of the store itself. */
  about: Pick<ShopPicture, "name" | "email" | "country_code" | "plan" | "url">;
  /** The installation that was asked with, new with each. */
  appInstallationId: string;
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
    about: {
      name: text(shop.name),
      email: text(shop.contactEmail),
      country_code: text(shop.shopAddress.countryCodeV2),
      plan: text(shop.plan.publicDisplayName),
      url: text(shop.url),
    },
    appInstallationId: idOf(data.currentAppInstallation.id),
    scopes: data.currentAppInstallation.accessScopes.map(({ handle }) => handle),
    points,
    answeredAt,
  };
}
