import { expectFulfillmentService } from "#sandbox/world/locations/expect-fulfillment-service.ts";
import { locationState } from "#sandbox/world/locations/location-state.ts";
import { relocate } from "#sandbox/world/locations/relocate.ts";
import { unfulfilledAt } from "#sandbox/world/locations/unfulfilled-at.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { RequestStatus } from "#sandbox/world/records/fulfillment-order.ts";
import type { FulfillmentServiceRecord } from "#sandbox/world/records/location.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/**
 * What becomes of the location. KEEP: it stays, as the merchant's own, with its stock. TRANSFER: it goes, its stock to the
 * destination. DELETE: it goes, and its stock with it.
 */
export type ServiceInventoryAction = "DELETE" | "KEEP" | "TRANSFER";

/** What it declined, gave back or gave up stands in nobody's way (fulfillment-order-close-state). */
const AT_WORK: ReadonlySet<RequestStatus> = new Set([
  ...(["SUBMITTED", "ACCEPTED", "CANCELLATION_REQUESTED", "CANCELLATION_REJECTED"] as const),
]);

/** Takes a fulfilment service away. Emits locations/delete, or locations/update when the location stays. */
export function deleteFulfillmentService(
  world: World,
  shop: string,
  id: string,
  action: ServiceInventoryAction,
  destinationId: string | null,
  actor: Actor,
): FulfillmentServiceRecord {
  const service = expectFulfillmentService(world, shop, id);
  const destination = destinationId === null ? null : world.location(shop, destinationId);
  if (destinationId !== null && (!destination?.active || destination.fulfillmentServiceId !== null))
    throw new NotSimulated("fulfillmentServiceDelete to a location that is not an active one of the merchant's");
  if (action !== "KEEP" && unfulfilledAt(world, shop, service.locationId).some((one) => AT_WORK.has(one.requestStatus)))
    throw new NotSimulated("fulfillmentServiceDelete with fulfilment orders that it was asked for or is at");
  const location = world.state.locations[service.locationId];
  if (action === "TRANSFER" && location && !destination && locationState(world, location).hasActiveInventory)
    throw new NotSimulated("fulfillmentServiceDelete(inventoryAction: TRANSFER) of stock, without a destination");
  delete world.state.fulfillmentServices[id];
  const emit = world.action(shop, actor);
  if (location) {
    location.fulfillmentServiceId = null;
    touch(world, location);
    if (action === "KEEP") emit("locations/update", { subjectId: location.id });
    else {
      if (action === "TRANSFER" && destination) relocate(world, location, destination, actor);
      for (const level of Object.values(world.state.inventoryLevels))
        if (level.locationId === location.id) level.active = false;
      // What was assigned there still names it: the record stays, out of sight.
      location.active = false;
      location.deactivatedAt = world.now();
      location.deleted = true;
      emit("locations/delete", { subjectId: location.id });
    }
  }
  return service;
}
