// Pure. The signature covers only the body, the shop is an unsigned header: this binds the one to the other.

/**
 * Whether the body of an order names this shop: `order_status_url` carries the shop's own host or one of its domains.
 * False also when it names none: then Shopify is asked with this shop's token.
 */
export function bodyBelongsToShop(body: unknown, shop: string, domains: string[]): boolean {
  const url = typeof body === "object" && body !== null ? (body as Record<string, unknown>).order_status_url : null;
  if (typeof url !== "string" || !URL.canParse(url)) return false;
  const host = new URL(url).hostname.toLowerCase();
  return host === shop.toLowerCase() || domains.some((domain) => domain.toLowerCase() === host);
}
