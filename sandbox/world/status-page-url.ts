import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

/** The buyer's page of an order: its host is the store's own domain, as in webhooks (`order_status_url`). */
export const statusPageUrl = (shop: ShopRecord, order: OrderRecord): string =>
  `https://${shop.primaryHost}/${shop.id}/orders/${order.token}/authenticate?key=${order.token.slice(0, 16)}`;
