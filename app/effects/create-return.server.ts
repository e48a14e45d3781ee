// A return is opened for units that were shipped. Readable: there is one more return than before.
import { gidOf } from "#app/admin/gid.ts";
import { createReturn as create } from "#app/admin/operations/create-return.ts";
import { type ReadReturnable, readReturnable } from "#app/admin/operations/read-returnable.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";
import type { LineQuantity } from "#app/rules/effect.ts";

export const createReturn = shopifyWrite<"create_return", ReadReturnable>({
  look: (admin, { target }) => readReturnable(admin, { id: target }),
  judge: (seen, { body, isDoubtful, before }) => {
    const known = Array.isArray(before) ? (before as string[]) : null;
    if (isDoubtful && known && seen.returnIds.some((id) => !known.includes(id))) return SO;
    return returned(seen, body.lines).length ? TO_DO : moot("Nothing of it can come back.");
  },
  before: ({ returnIds }) => returnIds,
  write: (admin, { target, body }, seen) =>
    create(admin, {
      input: {
        orderId: target,
        returnLineItems: returned(seen, body.lines).map((part) => ({
          ...part,
          returnReason: body.reason.toUpperCase() as never,
          returnReasonNote: body.note || undefined,
        })),
      },
    }),
});

/** Pure. The wanted units out of the parcels in which they went, as far as they can still come back. */
export function returned({ units }: Pick<ReadReturnable, "units">, lines: readonly LineQuantity[]) {
  return lines.flatMap(({ line_item_id, quantity }) => {
    let wanted = quantity;
    return units
      .filter(({ fulfillmentLineItem }) => fulfillmentLineItem.lineItem.id === gidOf("LineItem", line_item_id))
      .flatMap(({ fulfillmentLineItem, quantity: there }) => {
        const taken = Math.min(wanted, there);
        wanted -= taken;
        return taken > 0 ? [{ fulfillmentLineItemId: fulfillmentLineItem.id, quantity: taken }] : [];
      });
  });
}
