// Edits an order in one session: nothing changes before the commit, and the commit changes all at once. Readable: what the
// order holds then, against what it held before.
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { addCustomItemToEdit } from "#app/admin/operations/add-custom-item-to-edit.ts";
import { addShippingToEdit } from "#app/admin/operations/add-shipping-to-edit.ts";
import { addVariantToEdit } from "#app/admin/operations/add-variant-to-edit.ts";
import { beginOrderEdit } from "#app/admin/operations/begin-order-edit.ts";
import { commitOrderEdit } from "#app/admin/operations/commit-order-edit.ts";
import { discountEditLine } from "#app/admin/operations/discount-edit-line.ts";
import { type ReadEditableOrder, readEditableOrder } from "#app/admin/operations/read-editable-order.ts";
import { removeShippingFromEdit } from "#app/admin/operations/remove-shipping-from-edit.ts";
import { setEditQuantity } from "#app/admin/operations/set-edit-quantity.ts";
import { type WriteResult, withoutTrace } from "#app/admin/write-result.ts";
import { type BodyOf, shortKey } from "#app/effects/application.ts";
import { editedSoFar, type LinesBefore, linesBefore, missingLine } from "#app/effects/edited-so-far.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import type { OrderEdit } from "#app/rules/effect.ts";

export const editOrder = shopifyWrite<"edit_order", ReadEditableOrder>({
  look: (admin, { target }) => readEditableOrder(admin, { id: target }),
  judge: (order, { body, isDoubtful, before }) => {
    if (isDoubtful && editedSoFar(order, body.edits, (before ?? linesBefore(order)) as LinesBefore)) return SO;
    if (order.cancelledAt) return moot("The order was cancelled.");
    if (order.displayFulfillmentStatus === "FULFILLED") return moot("The order was fulfilled.");
    const missing = missingLine(order, body.edits);
    return missing ? moot(missing) : TO_DO;
  },
  before: linesBefore,
  write: async (admin, { target, body, key }, order) => {
    const begun = await withoutTrace(beginOrderEdit(admin, target));
    if (begun.outcome === "refused") return begun;
    let { points } = begun;
    for (const edit of body.edits) {
      const staged = await withoutTrace(stage(admin, begun.editId, edit, order));
      points += staged.points;
      if (staged.outcome === "refused") return { ...staged, points };
    }
    const done = await commitOrderEdit(admin, {
      id: begun.editId,
      notifyCustomer: body.notify_customer,
      staffNote: noteOf(body, key),
    });
    return { ...done, points: points + done.points };
  },
});

const noteOf = ({ staff_note }: BodyOf<"edit_order">, key: string): string =>
  [staff_note, `(${shortKey(key)})`].filter(Boolean).join(" ");

/** Stages one edit: the store itself is the same afterwards. */
async function stage(
  admin: AdminClient,
  id: string,
  edit: OrderEdit,
  { currencyCode, shippingLines }: ReadEditableOrder,
): Promise<WriteResult> {
  const money = (amount: string) => ({ amount, currencyCode });
  switch (edit.edit) {
    case "add_variant": {
      const { variant_id, quantity, location_id, discount_percent } = edit;
      const added = await addVariantToEdit(admin, {
        id,
        variantId: gidOf("ProductVariant", variant_id),
        quantity,
        ...(location_id ? { locationId: gidOf("Location", location_id) } : {}),
      });
      if (added.outcome === "refused" || discount_percent === null) return added;
      const discount = { description: "Switchyard", percentValue: Number(discount_percent) };
      return both(added, await discountEditLine(admin, { id, lineItemId: added.lineId, discount }));
    }
    case "add_custom_item": {
      const { title, price, quantity, requires_shipping: requiresShipping, taxable } = edit;
      return addCustomItemToEdit(admin, { id, title, price: money(price), quantity, requiresShipping, taxable });
    }
    case "set_quantity": {
      const { line_item_id, quantity, restock } = edit;
      return setEditQuantity(admin, { id, lineItemId: gidOf("CalculatedLineItem", line_item_id), quantity, restock });
    }
    case "discount_line": {
      const { line_item_id, percent, amount, description } = edit;
      return discountEditLine(admin, {
        id,
        lineItemId: gidOf("CalculatedLineItem", line_item_id),
        discount: {
          description,
          ...(percent === null ? {} : { percentValue: Number(percent) }),
          ...(amount === null ? {} : { fixedValue: money(amount) }),
        },
      });
    }
    case "set_shipping": {
      let result = await addShippingToEdit(admin, { id, title: edit.title, price: money(edit.price) });
      for (const line of edit.replaces ? shippingLines.nodes : []) {
        if (result.outcome === "refused") return result;
        const shippingLineId = gidOf("CalculatedShippingLine", /(\d+)$/.exec(line.id ?? "")?.[1] ?? "");
        result = both(result, await removeShippingFromEdit(admin, { id, shippingLineId }));
      }
      return result;
    }
    default:
      return assertNever(edit);
  }
}

const both = (first: WriteResult, second: WriteResult): WriteResult => ({
  ...second,
  points: first.points + second.points,
});
