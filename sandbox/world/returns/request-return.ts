import type { ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { type ReturnDraft, startReturn } from "#sandbox/world/returns/start-return.ts";
import { tellReturn } from "#sandbox/world/returns/tell-return.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** A buyer asks to send something back: REQUESTED until it is approved or declined. Emits returns/request. */
export function requestReturn(
  world: World,
  shop: string,
  orderId: string,
  draft: ReturnDraft,
  actor: Actor,
): ReturnOfOrder {
  const made = startReturn(world, shop, orderId, draft, { argument: "input", status: "REQUESTED" });
  tellReturn(world, made, "returns/request", actor);
  return made;
}
