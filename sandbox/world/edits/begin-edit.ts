import { editable } from "#sandbox/world/order-editable.ts";
import type { OrderEditRecord } from "#sandbox/world/records/order-edit.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Begins an edit of an order. Nothing of the order changes before it is committed. */
export function beginEdit(world: World, shop: string, orderId: string): { order: OrderRecord; edit: OrderEditRecord } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  if (!editable(order)) throw new Refused("The order cannot be edited.", { field: ["id"] });
  const now = world.now();
  const edit: OrderEditRecord = {
    id: world.nextId(),
    shop,
    orderId,
    createdAt: now,
    updatedAt: now,
    committedAt: null,
    changes: [],
  };
  world.state.orderEdits[edit.id] = edit;
  return { order, edit };
}
