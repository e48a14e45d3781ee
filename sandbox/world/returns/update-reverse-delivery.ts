import { type ReverseShipping, showShipping, tellDelivery } from "#sandbox/world/returns/create-reverse-delivery.ts";
import { type FoundDelivery, findReverseDelivery } from "#sandbox/world/returns/find-reverse.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Changes how something comes back. Emits reverse_deliveries/attach_deliverable. */
export function updateReverseDelivery(
  world: World,
  shop: string,
  id: string,
  shipping: ReverseShipping,
  actor: Actor,
): FoundDelivery {
  const found = findReverseDelivery(world, shop, id);
  if (!found) throw new Refused("Reverse delivery was not found.", { field: ["reverseDeliveryId"], code: "NOT_FOUND" });
  showShipping(world, found.delivery, shipping);
  tellDelivery(world, found, actor);
  return found;
}
