import { completeAddress } from "#sandbox/world/place-order.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import type { Actor, AddressRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface LocationDraft {
  name: string;
  address: Partial<AddressRecord>;
  fulfillsOnlineOrders: boolean;
}

/** Adds a location of the merchant's. Emits locations/create. */
export function addLocation(world: World, shop: string, draft: LocationDraft, actor: Actor): LocationRecord {
  checkName(world, shop, draft.name);
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

/**
 * A name is needed, and must be free (error codes of the schema: BLANK, TAKEN). The words are our reading: those of
 * `locationActivate` for a name that another one has.
 */
export function checkName(world: World, shop: string, name: string, except?: string): void {
  const field = ["input", "name"];
  if (name.trim() === "") throw new Refused("Name can't be blank", { field, code: "BLANK" });
  if (nameTaken(world, shop, name, except))
    throw new Refused("There is already an active location with this name.", { field, code: "TAKEN" });
}
