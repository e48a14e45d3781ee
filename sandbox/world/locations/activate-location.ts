import { nameTaken } from "#sandbox/world/locations/add-location.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Takes a location back into use. Refused in the words of the schema's own error codes. Emits locations/activate. */
export function activateLocation(
  world: World,
  shop: string,
  id: string,
  actor: Actor,
): { location: LocationRecord; changed: boolean } {
  const field = ["locationId"];
  const location = world.location(shop, id);
  if (!location) throw new Refused("Location not found.", { field, code: "LOCATION_NOT_FOUND" });
  if (location.active) return { location, changed: false };
  if (nameTaken(world, shop, location.name, id))
    throw new Refused("There is already an active location with this name.", { field, code: "HAS_NON_UNIQUE_NAME" });
  location.active = true;
  location.deactivatedAt = null;
  touch(world, location);
  world.action(shop, actor)("locations/activate", { subjectId: id });
  return { location, changed: true };
}
