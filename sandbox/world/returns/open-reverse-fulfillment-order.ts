import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import type { World } from "#sandbox/world/world.ts";

/** What is to come back gets a reverse fulfilment order, with one line for each line of the return (recorded). */
export function openReverseFulfillmentOrder(world: World, it: ReturnRecord): void {
  if (it.lines.length === 0) return;
  it.reverseFulfillmentOrders.push({
    id: world.nextId(),
    status: "OPEN",
    lines: it.lines.map((line) => ({
      id: world.nextId(),
      returnLineId: line.id,
      totalQuantity: line.quantity,
      dispositions: [],
    })),
    deliveries: [],
  });
}
