import { fulfillmentServiceOf } from "#sandbox/world/fulfillment-service-of.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import type { FulfillmentServiceRecord } from "#sandbox/world/records/location.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** The service that a fulfilment order is assigned to; refused, in Shopify's words, where the merchant fulfils. */
export function expectService(world: World, one: FulfillmentOrderRecord): FulfillmentServiceRecord {
  const service = fulfillmentServiceOf(world, one.locationId);
  if (!service) throw new Refused("The fulfillment order's assigned fulfillment service must be of api type");
  return service;
}
