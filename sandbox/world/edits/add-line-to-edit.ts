import { randomUUID } from "node:crypto";
import { type OpenEdit, openEdit } from "#sandbox/world/edits/open-edit.ts";
import { type LineDraft, lineFrom } from "#sandbox/world/place-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { LineRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Stages a line of a variant, at the price it has today. */
export function addVariantToEdit(
  world: World,
  shop: string,
  editId: string,
  variant: { variantId: string; quantity: number; allowDuplicates?: boolean },
): OpenEdit & { line: LineRecord } {
  const open = openEdit(world, shop, editId);
  if (world.state.variants[variant.variantId]?.shop !== shop)
    throw new Refused("Variant does not exist", { field: ["variantId"] });
  const isThere = open.calculated.lines.some(
    (line) => line.variantId === variant.variantId && line.currentQuantity > 0,
  );
  if (isThere && !variant.allowDuplicates)
    throw new Refused("Variant is already on the order", { field: ["variantId"] });
  return stage(world, shop, open, { variantId: variant.variantId, quantity: variant.quantity });
}

/** Stages a line that is in no catalogue. */
export function addCustomItemToEdit(
  world: World,
  shop: string,
  editId: string,
  item: LineDraft,
): OpenEdit & { line: LineRecord } {
  const open = openEdit(world, shop, editId);
  if (!item.title?.trim()) throw new Refused("Title can't be blank", { field: ["title"] });
  if ((item.price ?? 0) < 0) throw new Refused("Price must be greater than or equal to 0", { field: ["price"] });
  return stage(world, shop, open, item);
}

function stage(world: World, shop: string, open: OpenEdit, draft: LineDraft): OpenEdit & { line: LineRecord } {
  if (!Number.isInteger(draft.quantity) || draft.quantity < 1)
    throw new Refused("Quantity must be greater than 0", { field: ["quantity"] });
  const line = { ...lineFrom(world, shop, draft), id: randomUUID() };
  open.edit.changes.push({ kind: "ADD_LINE", line });
  touch(world, open.edit);
  return { ...openEdit(world, shop, open.edit.id), line };
}
