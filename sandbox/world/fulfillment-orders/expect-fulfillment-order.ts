import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** The fulfilment order of this shop, or a refusal in Shopify's words. */
export function expectFulfillmentOrder(
  world: World,
  shop: string,
  id: string,
  field: string[] | null = ["id"],
): FulfillmentOrderRecord {
  const one = world.fulfillmentOrder(shop, id);
  if (!one) throw new Refused("Fulfillment order does not exist.", { code: "FULFILLMENT_ORDER_NOT_FOUND", field });
  return one;
}
