import { expectFulfillmentService } from "#sandbox/world/locations/expect-fulfillment-service.ts";
import { unfulfilledAt } from "#sandbox/world/locations/unfulfilled-at.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { FulfillmentServiceRecord } from "#sandbox/world/records/location.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/**
 * What becomes of the location. KEEP: it stays, as the merchant's own. DELETE and TRANSFER: it goes; stock is not moved
 * anywhere, since a service's location holds none here.
 */
export type ServiceInventoryAction = "DELETE" | "KEEP" | "TRANSFER";

/** Takes a fulfilment service away. Emits locations/delete, or locations/update when the location stays. */
export function deleteFulfillmentService(
  world: World,
  shop: string,
  id: string,
  action: ServiceInventoryAction,
  actor: Actor,
): FulfillmentServiceRecord {
  const service = expectFulfillmentService(world, shop, id);
  if (
    action !== "KEEP" &&
    unfulfilledAt(world, shop, service.locationId).some((one) => one.requestStatus !== "UNSUBMITTED")
  )
    throw new NotSimulated("fulfillmentServiceDelete with fulfilment orders that were submitted to it");
  delete world.state.fulfillmentServices[id];
  const location = world.state.locations[service.locationId];
  const emit = world.action(shop, actor);
  if (location) {
    location.fulfillmentServiceId = null;
    touch(world, location);
    if (action === "KEEP") emit("locations/update", { subjectId: location.id });
    else {
      // What was assigned there still names it: the record stays, out of sight.
      location.active = false;
      location.deactivatedAt = world.now();
      location.deleted = true;
      emit("locations/delete", { subjectId: location.id });
    }
  }
  return service;
}
