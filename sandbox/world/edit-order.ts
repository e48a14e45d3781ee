import { addCustomItemToEdit, addVariantToEdit } from "#sandbox/world/edits/add-line-to-edit.ts";
import { beginEdit } from "#sandbox/world/edits/begin-edit.ts";
import { commitEdit } from "#sandbox/world/edits/commit-edit.ts";
import { setEditQuantity } from "#sandbox/world/edits/set-edit-quantity.ts";
import type { LineDraft } from "#sandbox/world/place-order.ts";
import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface OrderEdit {
  /** New current quantity by line id. */
  quantities?: Record<string, number>;
  add?: LineDraft[];
  staffNote?: string | null;
}

/** A whole edit at one go: begun, staged and committed. Nothing of it stays when a part is refused. */
export function editOrder(
  world: World,
  shop: string,
  orderId: string,
  edit: OrderEdit,
  actor: Actor = { by: "staff" },
): OrderRecord {
  const { edit: begun } = beginEdit(world, shop, orderId);
  try {
    for (const [lineId, quantity] of Object.entries(edit.quantities ?? {}))
      setEditQuantity(world, shop, begun.id, lineId, quantity, true);
    for (const draft of edit.add ?? []) {
      const { variantId, ...item } = draft;
      if (variantId)
        addVariantToEdit(world, shop, begun.id, { variantId, quantity: item.quantity, allowDuplicates: true });
      else addCustomItemToEdit(world, shop, begun.id, item);
    }
    return commitEdit(world, shop, begun.id, { staffNote: edit.staffNote ?? null }, actor);
  } finally {
    if (begun.committedAt === null) delete world.state.orderEdits[begun.id];
  }
}
