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

interface Seen extends SeenFulfillmentOrders {
  /** Null: there is no such location. */
  locationId: string | null;
}

const unitsThere = ({ all, locationId }: Seen, lines: readonly LineQuantity[]): Record<string, number> => {
  const there = all.filter((one) => one.location_id === locationId && one.status !== "cancelled");
  return Object.fromEntries(lines.map(({ line_item_id }) => [line_item_id, unitsIn(there, line_item_id)]));
};

export const moveFulfillmentOrder = shopifyWrite<"move_fulfillment_order", Seen>({
  look: async (admin, application) => {
    const { location_id, location_name } = application.body;
    const looked = await fulfillmentOrdersOf(admin, application);
    if (!looked.seen) return { seen: null, points: looked.points };
    if (location_id) return { ...looked, seen: { ...looked.seen, locationId: location_id } };
    const { id: locationId, points } = await locationNamed(admin, location_name);
    return { seen: { ...looked.seen, locationId }, points: looked.points + points };
  },
  judge: (seen, { body: { lines, location_name }, isDoubtful, before }) => {
    const { one, locationId } = seen;
    if (!locationId) return moot(`There is no location “${location_name}”.`);
    if (one.location_id === locationId) return soIf(true);
    if (lines && isDoubtful) {
      const then = (before ?? {}) as Record<string, number>;
      const now = unitsThere(seen, lines);
      const moved = lines.every(
        ({ line_item_id, quantity }) => (now[line_item_id] ?? 0) >= (then[line_item_id] ?? 0) + quantity,
      );
      if (moved) return soIf(true);
    }
    const state = notInState(one, ["open", "scheduled", "on_hold"]);
    if (state) return moot(state);
    return lines && !linesInApi(one, lines) ? moot("It has not these units any more.") : TO_DO;
  },
  before: (seen, { body: { lines } }) => (lines ? unitsThere(seen, lines) : null),
  write: (admin, { target, body: { lines } }, { one, locationId }) =>
    write(admin, {
      id: target,
      newLocationId: gidOf("Location", locationId ?? ""),
      ...(lines ? { lines: linesInApi(one, lines) ?? [] } : {}),
    }),
});
