import type { LocalPickup, LocationRecord } from "#sandbox/world/records/location.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** As the schema describes its error codes. */
const WORDS = {
  ACTIVE_LOCATION_NOT_FOUND: "Provided locationId is not for an active location belonging to this store.",
  CUSTOM_PICKUP_TIME_NOT_ALLOWED: "Custom pickup time is not allowed for local pickup settings.",
} as const;

/**
 * Lets buyers collect at a location, or no longer (null). Emits locations/update.
 * @param field the way to the location's id in the mutation's arguments.
 */
export function setLocalPickup(
  world: World,
  shop: string,
  id: string,
  pickup: (Omit<LocalPickup, "pickupTime"> & { pickupTime: LocalPickup["pickupTime"] | "CUSTOM" }) | null,
  field: string[],
  actor: Actor,
): LocationRecord {
  const refuse = (code: keyof typeof WORDS, at = field) => new Refused(WORDS[code], { field: at, code });
  const location = world.location(shop, id);
  if (!location?.active) throw refuse("ACTIVE_LOCATION_NOT_FOUND");
  const { pickupTime, instructions = "" } = pickup ?? {};
  if (pickupTime === "CUSTOM") throw refuse("CUSTOM_PICKUP_TIME_NOT_ALLOWED", [...field.slice(0, -1), "pickupTime"]);
  location.localPickup = pickupTime ? { pickupTime, instructions } : null;
  touch(world, location);
  world.action(shop, actor)("locations/update", { subjectId: id });
  return location;
}
