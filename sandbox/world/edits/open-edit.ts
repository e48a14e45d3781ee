import { editedOrder } from "#sandbox/world/edits/edited-order.ts";
import type { OrderEditRecord } from "#sandbox/world/records/order-edit.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface OpenEdit {
  edit: OrderEditRecord;
  /** As it is. */
  order: OrderRecord;
  /** As it would be. */
  calculated: OrderRecord;
}

/** An edit that was begun and not committed. */
export function openEdit(world: World, shop: string, editId: string): OpenEdit {
  const edit = world.state.orderEdits[editId];
  const order = edit?.shop === shop && edit.committedAt === null ? world.order(shop, edit.orderId) : null;
  if (!edit || !order) throw new Refused("The calculated order does not exist.", { field: ["id"] });
  return { edit, order, calculated: editedOrder(order, edit.changes) };
}
