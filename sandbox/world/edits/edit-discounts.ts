import { randomUUID } from "node:crypto";
import { editDiscountId } from "#sandbox/world/edits/edited-order.ts";
import { type OpenEdit, openEdit } from "#sandbox/world/edits/open-edit.ts";
import type { DiscountRecord } from "#sandbox/world/records/order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface EditDiscount {
  description?: string | null;
  value: DiscountRecord["value"];
}

const invalid = (message: string, name: string) => new Refused(message, { field: [name], code: "INVALID" });

function checked({ value }: EditDiscount): void {
  const amount = "percentage" in value ? value.percentage : value.amount;
  if (!(amount > 0)) throw invalid("Discount value must be greater than 0", "discount");
  if ("percentage" in value && amount > 100) throw invalid("Discount percentage must be at most 100", "discount");
}

/** Stages a discount on one line. */
export function addEditDiscount(
  world: World,
  shop: string,
  editId: string,
  lineId: string,
  discount: EditDiscount,
): OpenEdit & { id: string } {
  const { edit, calculated } = openEdit(world, shop, editId);
  if (!calculated.lines.some((one) => one.id === lineId))
    throw new Refused("Line item does not exist", { field: ["lineItemId"] });
  checked(discount);
  const id = randomUUID();
  edit.changes.push({
    kind: "ADD_DISCOUNT",
    id,
    lineId,
    description: discount.description ?? "",
    value: discount.value,
  });
  touch(world, edit);
  return { ...openEdit(world, shop, editId), id };
}

/** Stages another value for a discount by hand, staged or of an earlier edit. */
export function updateEditDiscount(
  world: World,
  shop: string,
  editId: string,
  discountId: string,
  discount: EditDiscount,
): OpenEdit {
  const { edit, order } = openEdit(world, shop, editId);
  checked(discount);
  const staged = edit.changes.find((change) => change.kind === "ADD_DISCOUNT" && change.id === discountId);
  if (staged?.kind === "ADD_DISCOUNT") {
    staged.value = discount.value;
    if (discount.description != null) staged.description = discount.description;
  } else {
    const index = positionOf(order, discountId);
    const known = order.discounts?.[index];
    if (known?.kind !== "MANUAL") throw invalid("Only manual discounts can be updated", "discountApplicationId");
    edit.changes.push({
      kind: "CHANGE_DISCOUNT",
      discount: index,
      description: discount.description ?? known.name,
      value: discount.value,
    });
  }
  touch(world, edit);
  return openEdit(world, shop, editId);
}

/** Takes a staged discount back, or stages that one of the order goes. Says which line a staged one was on. */
export function removeEditDiscount(
  world: World,
  shop: string,
  editId: string,
  discountId: string,
): OpenEdit & { lineId: string | null } {
  const { edit, order } = openEdit(world, shop, editId);
  const staged = edit.changes.find((change) => change.kind === "ADD_DISCOUNT" && change.id === discountId);
  if (staged) edit.changes = edit.changes.filter((change) => change !== staged);
  else edit.changes.push({ kind: "REMOVE_DISCOUNT", discount: positionOf(order, discountId) });
  touch(world, edit);
  return { ...openEdit(world, shop, editId), lineId: staged?.kind === "ADD_DISCOUNT" ? staged.lineId : null };
}

function positionOf(order: OrderRecord, discountId: string): number {
  const index = (order.discounts ?? []).findIndex((_, at) => editDiscountId(order, at) === discountId);
  if (index < 0) throw invalid("Discount application does not exist", "discountApplicationId");
  return index;
}
