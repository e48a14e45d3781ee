// Pure.
import { isDeepStrictEqual } from "node:util";
import type { LineItemPicture, OrderPicture } from "#app/rules/facts.ts";

/**
 * Whether two pictures of an order with the same stamp say the same. How much of a line can be shipped changes with holds,
 * which leave the order's stamp as it is and send webhooks of their own.
 */
export function isSamePicture(one: OrderPicture, other: OrderPicture): boolean {
  return isDeepStrictEqual(withoutHolds(one), withoutHolds(other));
}

const leveled = (line: LineItemPicture) => ({ ...line, fulfillable_quantity: null });

function withoutHolds(order: OrderPicture): unknown {
  return {
    ...order,
    line_items: order.line_items.map(leveled),
    fulfillments: order.fulfillments.map((one) => ({ ...one, line_items: one.line_items.map(leveled) })),
  };
}
