// Says that units were shipped. Readable: what is left to ship says whether it was said.
import { createFulfillment as write } from "#app/admin/operations/create-fulfillment.ts";
import {
  fulfillmentOrdersOf,
  linesInApi,
  notInState,
  type SeenFulfillmentOrders,
  unitsIn,
} from "#app/effects/fulfillment-orders-of.server.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, soIf, TO_DO } from "#app/effects/verdict.ts";

export const createFulfillment = shopifyWrite<"create_fulfillment", SeenFulfillmentOrders>({
  look: fulfillmentOrdersOf,
  judge: ({ one }, { body: { lines }, isDoubtful, before }) => {
    if (isDoubtful) {
      const then = (before ?? {}) as Record<string, number>;
      const shipped = Object.entries(then).every(([lineItemId, units]) => unitsIn([one], lineItemId) <= units);
      if (Object.keys(then).length && shipped) return soIf(true);
    }
    const state = notInState(one, ["open", "in_progress"]);
    if (state) return moot(state);
    return lines && !linesInApi(one, lines) ? moot("It has not these units any more.") : TO_DO;
  },
  // What is left of each line once it was said.
  before: ({ one }, { body: { lines } }) =>
    Object.fromEntries(
      lines
        ? lines.map(({ line_item_id, quantity }) => [line_item_id, unitsIn([one], line_item_id) - quantity])
        : one.line_items.flatMap((line) => (line.quantity > 0 ? [[line.line_item_id, 0]] : [])),
    ),
  write: (admin, { target, body: { lines, tracking, notify_customer } }, { one }) =>
    write(admin, {
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          {
            fulfillmentOrderId: target,
            ...(lines ? { fulfillmentOrderLineItems: linesInApi(one, lines) ?? [] } : {}),
          },
        ],
        notifyCustomer: notify_customer,
        ...(tracking ? { trackingInfo: trackingInApi(tracking) } : {}),
      },
    }),
});

/** As Shopify takes it: what is empty is left out. */
export function trackingInApi({ company, numbers, urls }: { company: string; numbers: string[]; urls: string[] }) {
  return {
    ...(company ? { company } : {}),
    ...(numbers.length ? { numbers } : {}),
    ...(urls.length ? { urls } : {}),
  };
}
