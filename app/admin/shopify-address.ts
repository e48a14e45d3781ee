// Pure. Where a request to Shopify goes.

/**
 * The address itself; with a simulated Shopify, `${sandboxUrl}/shops/{shop}/…` for what is meant for a shop's host.
 * @param sandboxUrl undefined: there is none.
 */
export function shopifyAddress(url: string, sandboxUrl: string | undefined): string {
  const wanted = new URL(url);
  if (!sandboxUrl || !wanted.hostname.endsWith(".myshopify.com")) return wanted.href;
  return `${sandboxUrl.replace(/\/$/, "")}/shops/${wanted.hostname}${wanted.pathname}${wanted.search}`;
}
