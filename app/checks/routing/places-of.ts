// Pure. Where a store ships online orders from, as routing sees it.
import type { Place } from "#app/checks/routing/plan-routes.ts";
import type { FactWorld } from "#app/rules/record.ts";

interface Location {
  id: string;
  name: string | null;
  is_active: boolean;
  fulfills_online_orders: boolean;
  is_fulfillment_service: boolean;
  address: { latitude: number | null; longitude: number | null } | null;
}

export function placesOf({ locations = [] }: FactWorld): Place[] {
  return (locations as unknown as Location[]).flatMap(
    ({ id, name, is_active, fulfills_online_orders, is_fulfillment_service, address }) =>
      is_active && fulfills_online_orders
        ? [
            {
              id,
              name: name ?? id,
              latitude: address?.latitude ?? null,
              longitude: address?.longitude ?? null,
              isService: is_fulfillment_service,
            },
          ]
        : [],
  );
}
