import { type OpenEdit, openEdit } from "#sandbox/world/edits/open-edit.ts";
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { touch } from "#sandbox/world/touch.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Stages how many of a line there are to be. Only what is not fulfilled yet can go; zero takes a staged line away. */
export function setEditQuantity(
  world: World,
  shop: string,
  editId: string,
  lineId: string,
  quantity: number,
  restock: boolean,
): OpenEdit {
  const { edit, order, calculated } = openEdit(world, shop, editId);
  const line = calculated.lines.find((one) => one.id === lineId);
  if (!line) throw new Refused("Line item does not exist", { field: ["lineItemId"] });
  if (!Number.isInteger(quantity) || quantity < 0)
    throw new Refused("Quantity must be greater than or equal to 0", { field: ["quantity"] });
  if (quantity < fulfilledQuantity(order, lineId))
    throw new Refused("Quantity cannot be below what is fulfilled", { field: ["quantity"] });
  const added = edit.changes.find((change) => change.kind === "ADD_LINE" && change.line.id === lineId);
  if (added?.kind === "ADD_LINE") {
    if (quantity === 0) {
      edit.changes = edit.changes.filter(
        (change) => change !== added && !(change.kind === "ADD_DISCOUNT" && change.lineId === lineId),
      );
    } else added.line = { ...added.line, quantity, currentQuantity: quantity };
  } else {
    const now = order.lines.find((one) => one.id === lineId)?.currentQuantity ?? 0;
    edit.changes = edit.changes.filter((change) => !(change.kind === "SET_QUANTITY" && change.lineId === lineId));
    // Before the discounts, which are reckoned on the quantity that stays.
    if (quantity !== now) edit.changes.unshift({ kind: "SET_QUANTITY", lineId, delta: quantity - now, restock });
  }
  touch(world, edit);
  return openEdit(world, shop, editId);
}
