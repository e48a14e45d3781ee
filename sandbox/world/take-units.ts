import { touch } from "#sandbox/world/touch.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Takes units of a line out of the order's unfinished fulfilment orders, newest first; an emptied one is closed. */
export function takeUnits(world: World, order: OrderRecord, lineId: string, quantity: number): void {
  let left = quantity;
  for (const one of world.fulfillmentOrdersOf(order).reverse()) {
    if (left === 0) return;
    if (one.status === "CLOSED" || one.status === "CANCELLED") continue;
    for (const line of one.lines) {
      if (line.lineId !== lineId || left === 0) continue;
      const taken = Math.min(left, line.remainingQuantity);
      line.remainingQuantity -= taken;
      line.totalQuantity -= taken;
      left -= taken;
    }
    if (one.lines.every((line) => line.remainingQuantity === 0)) {
      one.status = "CLOSED";
      one.holds = [];
    }
    touch(world, one);
  }
}
