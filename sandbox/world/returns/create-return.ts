import type { ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { openReverseFulfillmentOrder } from "#sandbox/world/returns/open-reverse-fulfillment-order.ts";
import { type ReturnDraft, startReturn } from "#sandbox/world/returns/start-return.ts";
import { tellReturn } from "#sandbox/world/returns/tell-return.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/**
 * The merchant opens a return: OPEN at once, as if it had been approved. An archived order is opened again (as Shopify
 * documents returnCreate). Emits returns/approve.
 */
export function createReturn(
  world: World,
  shop: string,
  orderId: string,
  draft: ReturnDraft,
  actor: Actor,
): ReturnOfOrder {
  const made = startReturn(world, shop, orderId, draft, { argument: "returnInput", status: "OPEN" });
  if (!made.order.cancelledAt) made.order.closedAt = null;
  openReverseFulfillmentOrder(world, made.it);
  tellReturn(world, made, "returns/approve", actor);
  return made;
}
