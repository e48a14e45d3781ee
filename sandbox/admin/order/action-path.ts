import { storePath } from "#sandbox/admin/layout.ts";
import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

/** Where a button of an order's page posts to. */
export const actionPath = (shop: ShopRecord, order: OrderRecord, verb: string): string =>
  `${storePath(shop)}/orders/${order.id}/${verb}`;
