import type { RequestContext } from "#sandbox/graphql/context.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { FulfillmentServiceRecord, LocationRecord } from "#sandbox/world/records/location.ts";

/** The merchant's own, which is no record: every store has it. */
export interface ManualService {
  manual: LocationRecord | null;
}

export type AnyService = FulfillmentServiceRecord | ManualService;

/** The merchant's own service stands at the store's first location that no service runs (recorded). */
export const manualService = ({ world, shop }: RequestContext): ManualService => ({
  manual:
    Object.values(world.state.locations).find(
      (one) => one.shop === shop.domain && one.fulfillmentServiceId === null && one.active,
    ) ?? null,
});

/** The service that a line of an order names by its handle; the merchant's own when it names none that is there. */
export const serviceOfLine = (handle: string | undefined, context: RequestContext): AnyService =>
  Object.values(context.world.state.fulfillmentServices).find(
    (one) => one.shop === context.shop.domain && one.handle === handle,
  ) ?? manualService(context);

const read =
  <T>(manual: T, of: (service: FulfillmentServiceRecord) => T) =>
  (service: AnyService) =>
    "manual" in service ? manual : of(service);

/** A service's own id carries `?id=true` when it is read, and not when it is deleted (recorded). */
export const fulfillmentServiceGid = ({ id }: FulfillmentServiceRecord): string =>
  `${gid("FulfillmentService", id)}?id=true`;

export const fulfillmentServiceResolvers: TypeResolvers<AnyService> = {
  id: read("gid://shopify/FulfillmentService/manual", fulfillmentServiceGid),
  handle: read("manual", ({ handle }) => handle),
  serviceName: read("Manual", ({ name }) => name),
  callbackUrl: read<string | null>(null, ({ callbackUrl }) => callbackUrl),
  trackingSupport: read(false, ({ trackingSupport }) => trackingSupport),
  inventoryManagement: read(false, ({ inventoryManagement }) => inventoryManagement),
  requiresShippingMethod: read(true, ({ requiresShippingMethod }) => requiresShippingMethod),
  fulfillmentOrdersOptIn: () => true,
  type: read("MANUAL", () => "THIRD_PARTY"),
  location: (service, _args, { world }) =>
    "manual" in service ? service.manual : (world.state.locations[service.locationId] ?? null),
};
