import type { FulfillmentServiceRecord } from "#sandbox/world/records/location.ts";
import type { World } from "#sandbox/world/world.ts";

/** The service that runs a location; null where the merchant does. */
export function fulfillmentServiceOf(world: World, locationId: string): FulfillmentServiceRecord | null {
  const id = world.state.locations[locationId]?.fulfillmentServiceId;
  return (id && world.state.fulfillmentServices[id]) || null;
}
