// The one way to Shopify's hosts. With SANDBOX_URL a simulated Shopify stands in: only the address changes.
import { shopifyAddress } from "#app/admin/shopify-address.ts";
import { env } from "#app/env.server.ts";

/** `fetch` for Shopify's libraries and for our own Admin API client. */
export const shopifyFetch: typeof fetch = (input, init) =>
  input instanceof Request
    ? fetch(new Request(shopifyAddress(input.url, env.SANDBOX_URL), input), init)
    : fetch(shopifyAddress(String(input), env.SANDBOX_URL), init);
