// Pure.
import type { OrderRecord } from "#sandbox/world/types.ts";

/** Whether staff or an app may begin an edit: neither a cancelled nor an archived order. */
export const editable = (order: OrderRecord): boolean => order.cancelledAt === null && order.closedAt === null;
