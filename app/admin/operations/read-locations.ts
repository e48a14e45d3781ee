import { text } from "#app/admin/api-values.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import type { Facts } from "#app/rules/facts.ts";

const READ_LOCATIONS = `#graphql
  query readLocations {
    locations(first: 200, includeLegacy: true) {
      nodes {
        id
        name
        isActive
        fulfillsOnlineOrders
        isFulfillmentService
        fulfillmentService { handle }
        address { address1 address2 city zip province provinceCode country countryCode phone latitude longitude }
      }
    }
  }
` as const;

/** The locations of a store, those of fulfilment services too: 200 is the most that Shopify allows without a request. */
export async function readLocations(
  client: AdminClient,
): Promise<{ locations: NonNullable<Facts["locations"]>; points: number }> {
  const { data, points } = await client.send("readLocations", READ_LOCATIONS, {});
  const locations = data.locations.nodes.map(({ id, name, address, ...one }) => ({
    id: idOf(id),
    name: text(name),
    is_active: one.isActive,
    fulfills_online_orders: one.fulfillsOnlineOrders,
    is_fulfillment_service: one.isFulfillmentService,
    fulfillment_service: text(one.fulfillmentService?.handle),
    address: {
      name: null,
      first_name: null,
      last_name: null,
      company: null,
      address1: text(address.address1),
      address2: text(address.address2),
      city: text(address.city),
      zip: text(address.zip),
      province: text(address.province),
      province_code: text(address.provinceCode),
      country: text(address.country),
      country_code: text(address.countryCode),
      phone: text(address.phone),
      latitude: address.latitude ?? null,
      longitude: address.longitude ?? null,
    },
  }));
  return { locations, points };
}
