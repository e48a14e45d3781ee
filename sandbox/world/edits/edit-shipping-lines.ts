import { randomUUID } from "node:crypto";
import { type OpenEdit, openEdit } from "#sandbox/world/edits/open-edit.ts";
import type { ShippingLineRecord } from "#sandbox/world/records/order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Minor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const invalid = (message: string, ...field: string[]) => new Refused(message, { field, code: "INVALID" });

function checked(line: { title?: string | null; price?: Minor | null }): void {
  if (line.title !== undefined && !line.title?.trim()) throw invalid("Title can't be blank", "shippingLine", "title");
  if (line.price != null && line.price < 0)
    throw invalid("Price must be greater than or equal to 0", "shippingLine", "price");
}

/** Stages a delivery made by hand. */
export function addEditShippingLine(
  world: World,
  shop: string,
  editId: string,
  line: { title: string; price: Minor },
): OpenEdit & { line: ShippingLineRecord } {
  const { edit } = openEdit(world, shop, editId);
  checked(line);
  const made = {
    id: randomUUID(),
    title: line.title,
    code: "custom",
    price: line.price,
    source: "shopify",
    custom: true,
  };
  edit.changes.push({ kind: "ADD_SHIPPING_LINE", line: made });
  touch(world, edit);
  return { ...openEdit(world, shop, editId), line: made };
}

/** Changes a delivery that this edit staged. */
export function updateEditShippingLine(
  world: World,
  shop: string,
  editId: string,
  lineId: string,
  change: { title?: string; price?: Minor },
): OpenEdit {
  const { edit } = openEdit(world, shop, editId);
  checked(change);
  const staged = edit.changes.find((one) => one.kind === "ADD_SHIPPING_LINE" && one.line.id === lineId);
  if (staged?.kind !== "ADD_SHIPPING_LINE") throw invalid("Shipping line does not exist", "shippingLineId");
  staged.line = { ...staged.line, ...change };
  touch(world, edit);
  return openEdit(world, shop, editId);
}

/** Takes a staged delivery back, or stages that one of the order goes. */
export function removeEditShippingLine(world: World, shop: string, editId: string, lineId: string): OpenEdit {
  const { edit, order } = openEdit(world, shop, editId);
  const staged = edit.changes.find((one) => one.kind === "ADD_SHIPPING_LINE" && one.line.id === lineId);
  if (staged) edit.changes = edit.changes.filter((one) => one !== staged);
  else {
    if (!order.shippingLines.some((line) => line.id === lineId && !line.removed))
      throw invalid("Shipping line does not exist", "shippingLineId");
    edit.changes.push({ kind: "REMOVE_SHIPPING_LINE", lineId });
  }
  touch(world, edit);
  return openEdit(world, shop, editId);
}
