// The one way to Shopify's hosts. With SANDBOX_URL a simulated Shopify stands in: only the address changes.
import { env } from "#app/env.server.ts";

/** Where a request to Shopify goes: itself, or `${SANDBOX_URL}/shops/{shop}/…` for a shop's host. */
export function addressOf(url: string | URL, sandboxUrl: string | undefined = env.SANDBOX_URL): string {
  const wanted = new URL(url);
  if (!sandboxUrl || !wanted.hostname.endsWith(".myshopify.com")) return wanted.href;
  return `${sandboxUrl.replace(/\/$/, "")}/shops/${wanted.hostname}${wanted.pathname}${wanted.search}`;
}

/** `fetch` for Shopify's libraries and for our own Admin API client. */
export const shopifyFetch: typeof fetch = (input, init) =>
  input instanceof Request
    ? fetch(new Request(addressOf(input.url), input), init)
    : fetch(addressOf(input instanceof URL ? input : String(input)), init);
