/** No order at Shopify is older: it opened in 2006. "Since then" means all orders. */
export const OLDEST_ORDER = "2006-01-01T00:00:00Z";
