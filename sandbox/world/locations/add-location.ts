import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { completeAddress } from "#sandbox/world/place-order.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import type { Actor, AddressRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface LocationDraft {
  name: string;
  address: Partial<AddressRecord>;
  fulfillsOnlineOrders: boolean;
}

/** Adds a location of the merchant's. Emits locations/create. */
export function addLocation(world: World, shop: string, draft: LocationDraft, actor: Actor): LocationRecord {
  if (draft.name.trim() === "") throw new NotSimulated("locationAdd without a name");
  if (nameTaken(world, shop, draft.name)) throw new NotSimulated("locationAdd with the name of another location");
  const now = world.now();
  const id = world.nextId();
  const location: LocationRecord = {
    id,
    shop,
    name: draft.name,
    address: completeAddress(draft.address) as AddressRecord,
    active: true,
    fulfillsOnlineOrders: draft.fulfillsOnlineOrders,
    createdAt: now,
    updatedAt: now,
    deactivatedAt: null,
    fulfillmentServiceId: null,
  };
  world.state.locations[id] = location;
  world.action(shop, actor)("locations/create", { subjectId: id });
  return location;
}

/** Names are unique among the active locations of a store. */
export const nameTaken = (world: World, shop: string, name: string, except?: string): boolean =>
  world.locationsOf(shop).some((one) => one.id !== except && one.active && one.name === name);
