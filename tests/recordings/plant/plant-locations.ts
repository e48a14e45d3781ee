import { gid } from "#sandbox/world/gid.ts";
import { completeAddress } from "#sandbox/world/place-order.ts";
import type { AddressRecord, LocationRecord } from "#sandbox/world/types.ts";
import { type Json, objectAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";

/** A location as a recording shows it. */
export function plantLocation(ground: Ground, recorded: string): void {
  if (ground.ids.get(recorded)) return;
  const view: Json = ground.observed.of(recorded) ?? {};
  const id = ground.world.nextId();
  const record: LocationRecord = {
    id,
    shop: ground.shop.domain,
    name: textAt(view, "name") ?? `Location ${id}`,
    address: completeAddress({ countryCode: ground.shop.countryCode, ...objectAt(view, "address") }) as AddressRecord,
    active: view.isActive !== false,
    fulfillsOnlineOrders: view.fulfillsOnlineOrders !== false,
    createdAt: textAt(view, "createdAt") ?? ground.world.now(),
  };
  ground.world.state.locations[id] = record;
  ground.ids.learn(recorded, gid("Location", id));
}
