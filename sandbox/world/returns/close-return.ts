import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { wrongState } from "#sandbox/world/returns/return-fault.ts";
import { tellReturn } from "#sandbox/world/returns/tell-return.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Says that a return is done with. Emits returns/close. */
export function closeReturn(world: World, shop: string, id: string, actor: Actor): ReturnOfOrder {
  const found = expectReturn(world, shop, id, ["id"]);
  if (found.it.status !== "OPEN") throw wrongState("closable", "returns with status OPEN can be closed", ["id"]);
  found.it.status = "CLOSED";
  found.it.closedAt = world.now();
  tellReturn(world, found, "returns/close", actor);
  return found;
}

/** Says that it is not. Emits returns/reopen. */
export function reopenReturn(world: World, shop: string, id: string, actor: Actor): ReturnOfOrder {
  const found = expectReturn(world, shop, id, ["id"]);
  if (found.it.status !== "CLOSED")
    throw wrongState("reopenable", "returns with status CLOSED can be reopened", ["id"]);
  found.it.status = "OPEN";
  found.it.closedAt = null;
  tellReturn(world, found, "returns/reopen", actor);
  return found;
}
