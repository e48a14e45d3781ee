import { gid } from "#sandbox/world/gid.ts";
import { completeAddress } from "#sandbox/world/place-order.ts";
import type { AddressRecord, LocationRecord } from "#sandbox/world/types.ts";
import { type Json, objectAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";

/** How the name of a location begins that the recording does not name. */
export const UNNAMED = "Location ";

/** Stands for the location that no recording names. */
export const SOMEWHERE = "gid://shopify/Location/0";

/** A location as a recording shows it, with the service that runs it. */
export function plantLocation(ground: Ground, recorded: string): void {
  if (ground.ids.get(recorded)) return;
  const { world, observed, ids } = ground;
  const view: Json = observed.of(recorded) ?? {};
  const id = ground.idFor(recorded);
  const createdAt = textAt(view, "createdAt") ?? world.now();
  const record: LocationRecord = {
    id,
    shop: ground.shop.domain,
    name: textAt(view, "name") ?? assignedName(ground, recorded) ?? `${UNNAMED}${id}`,
    address: completeAddress({ countryCode: ground.shop.countryCode, ...objectAt(view, "address") }) as AddressRecord,
    active: view.isActive !== false,
    fulfillsOnlineOrders: view.fulfillsOnlineOrders !== false,
    createdAt,
    updatedAt: textAt(view, "updatedAt") ?? createdAt,
    deactivatedAt: textAt(view, "deactivatedAt"),
    fulfillmentServiceId: null,
  };
  world.state.locations[id] = record;
  if (recorded !== SOMEWHERE) ids.learn(recorded, gid("Location", id));
  const service =
    textAt(view, "fulfillmentService", "id") ??
    observed.ofType("FulfillmentService").find((one) => textAt(observed.of(one), "location", "id") === recorded) ??
    null;
  if ((service || view.isFulfillmentService === true) && !service?.endsWith("/manual"))
    record.fulfillmentServiceId = addService(ground, service, record);
}

/** What fulfilment orders call the place that they are assigned to. */
function assignedName({ observed }: Ground, recorded: string): string | null {
  for (const order of observed.ofType("FulfillmentOrder")) {
    const assigned = objectAt(observed.of(order), "assignedLocation");
    if (textAt(assigned, "location", "id") === recorded) return textAt(assigned, "name");
  }
  return null;
}

/** A fulfilment service as a recording shows it, with its location. */
export function plantFulfillmentService(ground: Ground, recorded: string): void {
  if (ground.ids.get(recorded) || recorded.endsWith("/manual")) return;
  const location = textAt(ground.observed.of(recorded), "location", "id");
  if (location) plantLocation(ground, location);
}

function addService(ground: Ground, recorded: string | null, location: LocationRecord): string {
  const view: Json = (recorded && ground.observed.of(recorded)) || {};
  const id = ground.idFor(recorded);
  const name = textAt(view, "serviceName") ?? location.name;
  ground.world.state.fulfillmentServices[id] = {
    id,
    shop: ground.shop.domain,
    handle: textAt(view, "handle") ?? name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    name,
    callbackUrl: textAt(view, "callbackUrl"),
    trackingSupport: view.trackingSupport === true,
    inventoryManagement: view.inventoryManagement === true,
    requiresShippingMethod: view.requiresShippingMethod !== false,
    locationId: location.id,
    appId: ground.appId,
  };
  if (recorded) ground.ids.learn(recorded, `${gid("FulfillmentService", id)}?id=true`);
  return id;
}
