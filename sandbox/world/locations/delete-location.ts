import { locationState } from "#sandbox/world/locations/location-state.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** As the schema describes its error codes. */
const WORDS = {
  LOCATION_NOT_FOUND: "Location not found.",
  LOCATION_IS_ACTIVE: "The location cannot be deleted while it is active.",
  LOCATION_HAS_PENDING_ORDERS: "The location cannot be deleted while it has pending orders.",
  LOCATION_HAS_INVENTORY: "The location cannot be deleted while it has inventory.",
} as const;

/** Deletes an inactive, empty location; what was once assigned to it still names it. Emits locations/delete. */
export function deleteLocation(world: World, shop: string, id: string, actor: Actor): void {
  const refuse = (code: keyof typeof WORDS) => new Refused(WORDS[code], { field: ["locationId"], code });
  const location = world.location(shop, id);
  if (!location) throw refuse("LOCATION_NOT_FOUND");
  if (location.active) throw refuse("LOCATION_IS_ACTIVE");
  const state = locationState(world, location);
  if (state.hasUnfulfilledOrders) throw refuse("LOCATION_HAS_PENDING_ORDERS");
  if (state.hasActiveInventory) throw refuse("LOCATION_HAS_INVENTORY");
  location.deleted = true;
  world.action(shop, actor)("locations/delete", { subjectId: id });
}
