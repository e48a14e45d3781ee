// Gives units a fulfilment order of their own. Readable: fulfilment orders that were not there before show it.
import { splitFulfillmentOrder as write } from "#app/admin/operations/split-fulfillment-order.ts";
import {
  fulfillmentOrdersOf,
  linesInApi,
  notInState,
  type SeenFulfillmentOrders,
  unitsIn,
} from "#app/effects/fulfillment-orders-of.server.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, soIf, TO_DO } from "#app/effects/verdict.ts";

export const splitFulfillmentOrder = shopifyWrite<"split_fulfillment_order", SeenFulfillmentOrders>({
  look: fulfillmentOrdersOf,
  judge: ({ one, all }, { body: { lines }, isDoubtful, before }) => {
    const holds = (part: typeof one) =>
      lines.every(({ line_item_id, quantity }) => unitsIn([part], line_item_id) >= quantity);
    const left = one.line_items.filter(({ quantity }) => quantity > 0);
    const isAlone =
      holds(one) && left.every((line) => lines.some(({ line_item_id }) => line_item_id === line.line_item_id));
    if (isAlone) return soIf(true);
    if (isDoubtful) {
      const then = (before ?? []) as string[];
      if (all.some((part) => !then.includes(part.id) && holds(part))) return soIf(true);
    }
    const state = notInState(one, ["open"]);
    if (state) return moot(state);
    return linesInApi(one, lines) ? TO_DO : moot("It has not these units any more.");
  },
  before: ({ all }) => all.map(({ id }) => id),
  write: (admin, { target, body: { lines } }, { one }) =>
    write(admin, { id: target, lines: linesInApi(one, lines) ?? [] }),
});
