// Pure over the world. What may be done with a location, and why not.
import { unfulfilledAt } from "#sandbox/world/locations/unfulfilled-at.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import type { World } from "#sandbox/world/world.ts";

export interface LocationState {
  hasActiveInventory: boolean;
  hasUnfulfilledOrders: boolean;
  activatable: boolean;
  /** Not a service's, and not the only one (recorded; open orders do not make it false). */
  deactivatable: boolean;
  deletable: boolean;
}

export function locationState(world: World, location: LocationRecord): LocationState {
  const hasActiveInventory = Object.values(world.state.inventoryLevels).some(
    (level) =>
      level.locationId === location.id && level.active && Object.values(level.quantities).some((units) => units !== 0),
  );
  const hasUnfulfilledOrders = unfulfilledAt(world, location.shop, location.id).length > 0;
  const others = world
    .locationsOf(location.shop)
    .some((one) => one.id !== location.id && one.active && one.fulfillmentServiceId === null);
  return {
    hasActiveInventory,
    hasUnfulfilledOrders,
    activatable: true,
    deactivatable: location.fulfillmentServiceId === null && others,
    deletable: !hasActiveInventory && !hasUnfulfilledOrders,
  };
}
