import { checkName } from "#sandbox/world/locations/add-location.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, AddressRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Only what is given is changed. */
export interface LocationChange {
  name?: string;
  address?: Partial<AddressRecord>;
  fulfillsOnlineOrders?: boolean;
}

/** Changes a location. Refused in the words of the schema's own error codes. Emits locations/update. */
export function editLocation(
  world: World,
  shop: string,
  id: string,
  change: LocationChange,
  actor: Actor,
): LocationRecord {
  const location = world.location(shop, id);
  if (!location)
    throw new Refused("The record with the ID used as the input value couldn't be found.", {
      field: ["id"],
      code: "NOT_FOUND",
    });
  if (change.name !== undefined) checkName(world, shop, change.name, id);
  if (change.fulfillsOnlineOrders !== undefined && change.fulfillsOnlineOrders !== location.fulfillsOnlineOrders)
    checkOnlineOrders(world, location, change.fulfillsOnlineOrders);
  if (change.name !== undefined) location.name = change.name;
  if (change.address) location.address = { ...location.address, ...change.address };
  if (change.fulfillsOnlineOrders !== undefined) location.fulfillsOnlineOrders = change.fulfillsOnlineOrders;
  touch(world, location);
  world.action(shop, actor)("locations/update", { subjectId: id });
  return location;
}

function checkOnlineOrders(world: World, location: LocationRecord, wanted: boolean): void {
  const field = ["input", "fulfillsOnlineOrders"];
  if (location.fulfillmentServiceId !== null)
    throw new Refused("Cannot modify the online order fulfillment preference for fulfillment service locations.", {
      field,
      code: "CANNOT_MODIFY_ONLINE_ORDER_FULFILLMENT_FOR_FS_LOCATION",
    });
  const others = world
    .locationsOf(location.shop)
    .some((one) => one.id !== location.id && one.active && one.fulfillsOnlineOrders);
  if (!wanted && !others)
    throw new Refused("At least one location must fulfill online orders.", {
      field,
      code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT",
    });
}
