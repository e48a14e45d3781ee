// Moves a fulfilment order, or some of its units. Readable: where its units wait says whether they were moved.
import { gidOf } from "#app/admin/gid.ts";
import { moveFulfillmentOrder as write } from "#app/admin/operations/move-fulfillment-order.ts";
import {
  fulfillmentOrdersOf,
  linesInApi,
  notInState,
  type SeenFulfillmentOrders,
  unitsIn,
} from "#app/effects/fulfillment-orders-of.server.ts";
import { locationNamed } from "#app/effects/location-named.server.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, soIf, TO_DO } from "#app/effects/verdict.ts";
import type { LineQuantity } from "#app/rules/effect.ts";

const UNSEEN = { seen: null, points: 0 };

interface Seen {
  /**
   * Null: a whole one is moved for the first time, and was not looked at. The decision saw it, what can be done to it Shopify knows
   * better than a look would, and the look would cost nearly as much as the move.
   */
  there: SeenFulfillmentOrders | null;
  /** Null: there is no such location. */
  locationId: string | null;
}

const unitsThere = (
  { all }: SeenFulfillmentOrders,
  locationId: string | null,
  lines: readonly LineQuantity[],
): Record<string, number> => {
  const there = all.filter((one) => one.location_id === locationId && one.status !== "cancelled");
  return Object.fromEntries(lines.map(({ line_item_id }) => [line_item_id, unitsIn(there, line_item_id)]));
};

export const moveFulfillmentOrder = shopifyWrite<"move_fulfillment_order", Seen>({
  look: async (admin, application) => {
    const { location_id, location_name, lines } = application.body;
    const isUnseen = !lines && !application.isDoubtful;
    const looked = isUnseen ? UNSEEN : await fulfillmentOrdersOf(admin, application);
    if (!looked.seen && !isUnseen) return { seen: null, points: looked.points };
    const named = location_id ? { id: location_id, points: 0 } : await locationNamed(admin, location_name);
    return {
      seen: { there: looked.seen, locationId: named.id },
      points: looked.points + named.points,
      ...(isUnseen ? { isPartial: true } : {}),
    };
  },
  judge: ({ there, locationId }, { body: { lines, location_name }, isDoubtful, before }) => {
    if (!locationId) return moot(`There is no location “${location_name}”.`);
    if (!there) return TO_DO;
    const { one } = there;
    if (one.location_id === locationId) return soIf(true);
    if (lines && isDoubtful) {
      const then = (before ?? {}) as Record<string, number>;
      const now = unitsThere(there, locationId, lines);
      const moved = lines.every(
        ({ line_item_id, quantity }) => (now[line_item_id] ?? 0) >= (then[line_item_id] ?? 0) + quantity,
      );
      if (moved) return soIf(true);
    }
    const state = notInState(one, ["open", "scheduled", "on_hold"]);
    if (state) return moot(state);
    return lines && !linesInApi(one, lines) ? moot("It has not these units any more.") : TO_DO;
  },
  before: ({ there, locationId }, { body: { lines } }) =>
    lines && there ? unitsThere(there, locationId, lines) : null,
  write: (admin, { target, body: { lines } }, { there, locationId }) =>
    write(admin, {
      id: target,
      newLocationId: gidOf("Location", locationId ?? ""),
      ...(lines && there ? { lines: linesInApi(there.one, lines) ?? [] } : {}),
    }),
});
