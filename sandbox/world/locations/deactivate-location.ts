import { locationState } from "#sandbox/world/locations/location-state.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** As the schema describes its error codes. */
const WORDS = {
  LOCATION_NOT_FOUND: "Location not found.",
  PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR:
    "Location either has a fulfillment service or is the only location with a shipping address.",
  CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT: "At least one location must fulfill online orders.",
  HAS_FULFILLMENT_ORDERS_ERROR: "Location could not be deactivated because it has pending orders.",
  HAS_ACTIVE_INVENTORY_ERROR:
    "Location could not be deactivated without specifying where to relocate inventory at the location.",
} as const;

/** Takes a location out of use. Emits locations/deactivate. Moving its stock elsewhere is not simulated. */
export function deactivateLocation(
  world: World,
  shop: string,
  id: string,
  destinationId: string | null,
  actor: Actor,
): { location: LocationRecord; changed: boolean } {
  const refuse = (code: keyof typeof WORDS) => new Refused(WORDS[code], { field: ["locationId"], code });
  const location = world.location(shop, id);
  if (!location) throw refuse("LOCATION_NOT_FOUND");
  if (!location.active) return { location, changed: false };
  const state = locationState(world, location);
  if (!state.deactivatable) throw refuse("PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR");
  if (state.hasUnfulfilledOrders) throw refuse("HAS_FULFILLMENT_ORDERS_ERROR");
  if (state.hasActiveInventory) {
    if (destinationId !== null) throw new NotSimulated("locationDeactivate(destinationLocationId:) with stock to move");
    throw refuse("HAS_ACTIVE_INVENTORY_ERROR");
  }
  const online = world.locationsOf(shop).some((one) => one.id !== id && one.active && one.fulfillsOnlineOrders);
  if (location.fulfillsOnlineOrders && !online) throw refuse("CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT");
  location.active = false;
  location.deactivatedAt = world.now();
  touch(world, location);
  world.action(shop, actor)("locations/deactivate", { subjectId: id });
  return { location, changed: true };
}
