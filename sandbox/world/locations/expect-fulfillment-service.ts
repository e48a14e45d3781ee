import type { FulfillmentServiceRecord } from "#sandbox/world/records/location.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** A fulfilment service of this shop, or a refusal in Shopify's words (recorded). */
export function expectFulfillmentService(world: World, shop: string, id: string): FulfillmentServiceRecord {
  const service = world.state.fulfillmentServices[id];
  if (service?.shop !== shop) throw new Refused("Fulfillment service could not be found.", { field: ["id"] });
  return service;
}
