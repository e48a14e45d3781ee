import { touch } from "#sandbox/world/touch.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Moves units into a new fulfilment order of the same order. Its id and line ids are new; the old ones keep theirs. */
export function splitUnits(
  world: World,
  from: FulfillmentOrderRecord,
  units: readonly { id: string; quantity: number }[],
  locationId: string,
): FulfillmentOrderRecord {
  const now = world.now();
  const made: FulfillmentOrderRecord = {
    ...from,
    id: world.nextId(),
    locationId,
    status: "OPEN",
    requestStatus: "UNSUBMITTED",
    merchantRequests: [],
    createdAt: now,
    updatedAt: now,
    leftByHoldOn: null,
    holds: [],
    lines: units.map(({ id, quantity }) => ({
      id: world.nextId(),
      lineId: from.lines.find((line) => line.id === id)?.lineId ?? "",
      totalQuantity: quantity,
      remainingQuantity: quantity,
    })),
  };
  for (const { id, quantity } of units) {
    const line = from.lines.find((one) => one.id === id);
    if (!line || line.remainingQuantity < quantity) throw new Error(`fulfilment order ${from.id} lacks those units`);
    line.remainingQuantity -= quantity;
    line.totalQuantity -= quantity;
  }
  from.lines = from.lines.filter((line) => line.totalQuantity > 0);
  touch(world, from);
  world.state.fulfillmentOrders[made.id] = made;
  world.state.orders[from.orderId]?.fulfillmentOrderIds.push(made.id);
  return made;
}
