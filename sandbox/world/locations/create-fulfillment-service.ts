import { completeAddress } from "#sandbox/world/place-order.ts";
import type { FulfillmentServiceRecord } from "#sandbox/world/records/location.ts";
import type { Actor, AddressRecord } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export interface FulfillmentServiceDraft {
  name: string;
  callbackUrl?: string | null;
  trackingSupport?: boolean;
  inventoryManagement?: boolean;
  requiresShippingMethod?: boolean;
}

/** Registers a fulfilment service, with a location of its name that fulfils online orders. Emits locations/create. */
export function createFulfillmentService(
  world: World,
  shop: string,
  draft: FulfillmentServiceDraft,
  actor: Actor,
): FulfillmentServiceRecord {
  const refusals = checkFulfillmentService(draft);
  if (refusals.length > 0) throw Refused.all(refusals);
  const now = world.now();
  const id = world.nextId();
  const locationId = world.nextId();
  const record = world.shop(shop);
  world.state.locations[locationId] = {
    id: locationId,
    shop,
    name: draft.name,
    address: completeAddress({
      countryCode: record.countryCode,
      country: countryName(record.countryCode),
    }) as AddressRecord,
    active: true,
    fulfillsOnlineOrders: true,
    createdAt: now,
    updatedAt: now,
    deactivatedAt: null,
    fulfillmentServiceId: id,
  };
  const service: FulfillmentServiceRecord = {
    id,
    shop,
    handle: handleOf(draft.name),
    name: draft.name,
    callbackUrl: draft.callbackUrl ?? null,
    trackingSupport: draft.trackingSupport ?? false,
    inventoryManagement: draft.inventoryManagement ?? false,
    requiresShippingMethod: draft.requiresShippingMethod ?? true,
    locationId,
    appId: actor.by === "app" ? actor.appId : null,
  };
  world.state.fulfillmentServices[id] = service;
  world.action(shop, actor)("locations/create", { subjectId: locationId });
  return service;
}

/** Addresses that Shopify would call back are those of the app's own hosts; here no app has any. */
export function checkFulfillmentService({ name, callbackUrl }: Partial<FulfillmentServiceDraft>): Refusal[] {
  const refusals: Refusal[] = [];
  if (name !== undefined && name.trim() === "")
    refusals.push({ field: ["name"], message: "Name can't be blank", code: null });
  if (callbackUrl) refusals.push({ field: ["callbackUrl"], message: "Callback url is not allowed", code: null });
  return refusals;
}

const handleOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const countryName = (code: string) => new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
