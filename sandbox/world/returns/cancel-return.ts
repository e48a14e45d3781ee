import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { wrongState } from "#sandbox/world/returns/return-fault.ts";
import { tellReturn } from "#sandbox/world/returns/tell-return.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Takes a return back of which nothing was processed or refunded. Emits returns/cancel. */
export function cancelReturn(world: World, shop: string, id: string, actor: Actor): ReturnOfOrder {
  const found = expectReturn(world, shop, id, ["id"]);
  const { it } = found;
  const begun = it.lines.some((line) => line.processedQuantity > 0 || line.refundedQuantity > 0);
  if (begun || (it.status !== "OPEN" && it.status !== "REQUESTED"))
    throw wrongState("cancelable", "non-refunded returns with status REQUESTED or OPEN can be canceled", ["id"]);
  it.status = "CANCELED";
  for (const one of it.reverseFulfillmentOrders) one.status = "CANCELED";
  tellReturn(world, found, "returns/cancel", actor);
  return found;
}
