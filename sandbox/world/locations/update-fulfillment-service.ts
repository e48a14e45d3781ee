import {
  checkFulfillmentService,
  type FulfillmentServiceDraft,
} from "#sandbox/world/locations/create-fulfillment-service.ts";
import { expectFulfillmentService } from "#sandbox/world/locations/expect-fulfillment-service.ts";
import type { FulfillmentServiceRecord } from "#sandbox/world/records/location.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Changes what is given; the location goes by the service's name, the handle stays (recorded). Emits locations/update. */
export function updateFulfillmentService(
  world: World,
  shop: string,
  id: string,
  change: Partial<FulfillmentServiceDraft>,
  actor: Actor,
): FulfillmentServiceRecord {
  const service = expectFulfillmentService(world, shop, id);
  const refusals = checkFulfillmentService(change);
  if (refusals.length > 0) throw Refused.all(refusals);
  if (change.trackingSupport !== undefined) service.trackingSupport = change.trackingSupport;
  if (change.inventoryManagement !== undefined) service.inventoryManagement = change.inventoryManagement;
  if (change.requiresShippingMethod !== undefined) service.requiresShippingMethod = change.requiresShippingMethod;
  const location = world.state.locations[service.locationId];
  if (change.name !== undefined && change.name !== service.name) {
    service.name = change.name;
    if (location) {
      location.name = change.name;
      touch(world, location);
      world.action(shop, actor)("locations/update", { subjectId: location.id });
    }
  }
  return service;
}
