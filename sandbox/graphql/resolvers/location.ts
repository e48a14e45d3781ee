import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { fulfillmentServiceOf } from "#sandbox/world/fulfillment-service-of.ts";
import { gid } from "#sandbox/world/gid.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { locationState } from "#sandbox/world/locations/location-state.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import type { AddressRecord } from "#sandbox/world/types.ts";

/** `LocationAddress` */
export const addressOfLocation = (address: AddressRecord) => ({
  address1: address.address1,
  address2: address.address2,
  city: address.city,
  zip: address.zip,
  province: address.province,
  provinceCode: address.provinceCode,
  country: address.country,
  countryCode: address.countryCode,
  phone: address.phone,
  latitude: null,
  longitude: null,
  formatted: [
    ...[address.address1, address.address2],
    ...[[address.city, address.provinceCode, address.zip].filter(Boolean).join(" "), address.country],
  ].filter(Boolean),
});

export const locationResolvers: TypeResolvers<LocationRecord> = {
  ...metafieldFields<LocationRecord>("Location"),
  id: (location) => gid("Location", location.id),
  legacyResourceId: (location) => location.id,
  name: (location) => location.name,
  isActive: (location) => location.active,
  isPrimary: () => false,
  fulfillsOnlineOrders: (location) => location.fulfillsOnlineOrders,
  isFulfillmentService: (location) => location.fulfillmentServiceId !== null,
  fulfillmentService: (location, _args, { world }) => fulfillmentServiceOf(world, location.id),
  // What a service sends is not the merchant's to send.
  shipsInventory: (location) => location.fulfillsOnlineOrders && location.fulfillmentServiceId === null,
  createdAt: (location) => location.createdAt,
  updatedAt: (location) => location.updatedAt,
  deactivatedAt: (location) => location.deactivatedAt,
  addressVerified: () => true,
  suggestedAddresses: () => [],
  localPickupSettingsV2: (location) => location.localPickup ?? null,
  inventoryLevel: (location, args: { inventoryItemId: string; includeInactive?: boolean }, { world }) => {
    const level = levelAt(world, idOf(args.inventoryItemId, "InventoryItem"), location.id);
    return level && (level.active || args.includeInactive) ? level : null;
  },
  inventoryLevels: (location, args: PageArguments & { includeInactive?: boolean; query?: string }, { world }) => {
    refuseArguments("Location.inventoryLevels", { ...args }, "query");
    const levels = Object.values(world.state.inventoryLevels).filter(
      (level) => level.locationId === location.id && (level.active || args.includeInactive),
    );
    return listConnection(levels, args, ({ itemId }) => itemId);
  },
  hasActiveInventory: (location, _args, { world }) => locationState(world, location).hasActiveInventory,
  hasUnfulfilledOrders: (location, _args, { world }) => locationState(world, location).hasUnfulfilledOrders,
  activatable: (location, _args, { world }) => locationState(world, location).activatable,
  deactivatable: (location, _args, { world }) => locationState(world, location).deactivatable,
  deletable: (location, _args, { world }) => locationState(world, location).deletable,
  address: ({ address }) => addressOfLocation(address),
};

export const assignedLocationResolvers: TypeResolvers<LocationRecord> = {
  name: (location) => location.name,
  // A deleted place is still named by what was assigned to it.
  location: (location) => (location.deleted ? null : location),
  address1: ({ address }) => address.address1,
  address2: ({ address }) => address.address2,
  city: ({ address }) => address.city,
  zip: ({ address }) => address.zip,
  province: ({ address }) => address.province,
  countryCode: ({ address }) => address.countryCode,
  phone: ({ address }) => address.phone,
};
