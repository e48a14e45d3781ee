import { locationState } from "#sandbox/world/locations/location-state.ts";
import { relocate } from "#sandbox/world/locations/relocate.ts";
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
  TEMPORARILY_BLOCKED_FROM_DEACTIVATION_ERROR:
    "Location has incoming inventory. The location can be deactivated after the inventory has been received.",
  DESTINATION_LOCATION_IS_THE_SAME_LOCATION: "Destination location is the same as the location to be deactivated.",
  DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE: "Destination location is not found or inactive.",
  DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED: "Destination location is not Shopify managed.",
  HAS_ACTIVE_INVENTORY_ERROR:
    "Location could not be deactivated without specifying where to relocate inventory at the location.",
} as const;

type Refuse = (code: keyof typeof WORDS, field?: string) => Refused;

/** Takes a location out of use; what lies and waits there goes to a destination. Emits locations/deactivate. */
export function deactivateLocation(
  world: World,
  shop: string,
  id: string,
  destinationId: string | null,
  actor: Actor,
): { location: LocationRecord; changed: boolean } {
  const refuse: Refuse = (code, field = "locationId") => new Refused(WORDS[code], { field: [field], code });
  const location = world.location(shop, id);
  if (!location) throw refuse("LOCATION_NOT_FOUND");
  if (!location.active) return { location, changed: false };
  const state = locationState(world, location);
  if (!state.deactivatable) throw refuse("PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR");
  const destination = destinationId === null ? null : checkDestination(world, shop, id, destinationId, refuse);
  if (!destination && state.hasUnfulfilledOrders) throw refuse("HAS_FULFILLMENT_ORDERS_ERROR");
  if (!destination && state.hasActiveInventory) throw refuse("HAS_ACTIVE_INVENTORY_ERROR");
  const incoming = Object.values(world.state.inventoryLevels).some(
    (level) => level.locationId === id && level.active && level.quantities.incoming > 0,
  );
  if (incoming) throw refuse("TEMPORARILY_BLOCKED_FROM_DEACTIVATION_ERROR");
  const online = world.locationsOf(shop).some((one) => one.id !== id && one.active && one.fulfillsOnlineOrders);
  if (location.fulfillsOnlineOrders && !online) throw refuse("CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT");
  if (destination) relocate(world, location, destination, actor);
  location.active = false;
  location.deactivatedAt = world.now();
  touch(world, location);
  world.action(shop, actor)("locations/deactivate", { subjectId: id });
  return { location, changed: true };
}

function checkDestination(world: World, shop: string, from: string, id: string, refuse: Refuse): LocationRecord {
  const field = "destinationLocationId";
  if (id === from) throw refuse("DESTINATION_LOCATION_IS_THE_SAME_LOCATION", field);
  const destination = world.location(shop, id);
  if (!destination?.active) throw refuse("DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE", field);
  if (destination.fulfillmentServiceId !== null) throw refuse("DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED", field);
  return destination;
}
