import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { refuseTwice } from "#sandbox/world/refuse-twice.ts";
import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { checkLineUnits, unprocessed, wrongState } from "#sandbox/world/returns/return-fault.ts";
import { tellRemoval, tellReturn } from "#sandbox/world/returns/tell-return.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

interface Units {
  id: string;
  quantity: number;
}

/** Takes units out of an open return. When nothing is left, it is closed (recorded). Emits returns/update, or returns/close. */
export function removeFromReturn(
  world: World,
  shop: string,
  id: string,
  units: { lines: readonly Units[]; exchangeLines: readonly Units[] },
  actor: Actor,
): ReturnOfOrder {
  const found = expectReturn(world, shop, id, ["returnId"]);
  const { it } = found;
  if (it.status !== "OPEN") throw wrongState("editable", "returns with status OPEN can be edited", ["returnId"]);
  if (units.lines.length === 0 && units.exchangeLines.length === 0)
    throw new NotSimulated("removeFromReturn of nothing");
  refuseTwice(
    "removeFromReturn",
    [...units.lines, ...units.exchangeLines].map(({ id: lineId }) => lineId),
  );
  checkLineUnits(
    units.lines,
    (lineId) => {
      const line = it.lines.find((one) => one.id === lineId);
      return line ? line.quantity - Math.max(line.processedQuantity, line.refundedQuantity) : null;
    },
    { path: ["returnLineItems"], id: "returnLineItemId", called: "Return line item" },
  );
  checkLineUnits(units.exchangeLines, (lineId) => unprocessed(it.exchangeLines, lineId), {
    path: ["exchangeLineItems"],
    id: "exchangeLineItemId",
    called: "Exchange line item",
  });
  for (const { id: lineId, quantity } of units.lines) take(it.lines, lineId, quantity);
  for (const { id: lineId, quantity } of units.exchangeLines) take(it.exchangeLines, lineId, quantity);
  for (const { id: lineId, quantity } of units.lines) takeBackwards(found, lineId, quantity);
  const empty = it.lines.length === 0 && it.exchangeLines.length === 0;
  if (empty) {
    it.status = "CLOSED";
    it.closedAt = world.now();
  }
  if (empty) tellReturn(world, found, "returns/close", actor);
  else {
    const removals = units.lines.map(({ id: returnLineId, quantity }) => ({ returnLineId, delta: quantity }));
    tellRemoval(world, found, removals, actor);
  }
  return found;
}

function take(list: { id: string; quantity: number }[], id: string, quantity: number): void {
  const index = list.findIndex((one) => one.id === id);
  const line = list[index];
  if (!line) return;
  line.quantity -= quantity;
  if (line.quantity === 0) list.splice(index, 1);
}

function takeBackwards({ it }: ReturnOfOrder, returnLineId: string, quantity: number): void {
  for (const one of it.reverseFulfillmentOrders) {
    for (const line of one.lines)
      if (line.returnLineId === returnLineId) line.totalQuantity = Math.max(0, line.totalQuantity - quantity);
    one.lines = one.lines.filter((line) => line.totalQuantity > 0);
    if (one.lines.length === 0) one.status = "CLOSED";
  }
}
