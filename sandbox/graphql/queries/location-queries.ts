import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byInstant, byNumber, byText } from "#sandbox/graphql/search.ts";
import { exactly, type Listing, type SearchArguments, searched, searchedPage } from "#sandbox/graphql/searched-page.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";

const LISTING: Listing<LocationRecord> = {
  searchable: {
    connection: "locations",
    text: (location, word) => location.name.toLowerCase().includes(word),
    fields: {
      active: byText((location) => String(location.active)),
      address1: byText((location) => location.address.address1),
      address2: byText((location) => location.address.address2),
      city: byText((location) => location.address.city),
      country: byText((location) => location.address.country),
      created_at: byInstant((location) => location.createdAt),
      id: byNumber((location) => location.id),
      legacy: byText(() => "false"),
      location_id: byNumber((location) => location.id),
      name: byText((location) => location.name),
      pickup_in_store: byText((location) => (location.localPickup ? "enabled" : "disabled")),
      province: byText((location) => location.address.province),
      zip: byText((location) => location.address.zip),
    },
    notHeld: ["geolocated"],
  },
  sortKeys: { ID: ({ id }) => Number(id), NAME: ({ name }) => name.toLowerCase() },
  sortKey: "NAME",
};

interface LocationsArguments extends SearchArguments {
  includeInactive?: boolean | null;
  includeLegacy?: boolean | null;
}

/** Locations of fulfilment services are listed only when legacy ones are asked for, too. */
const listed = ({ world, shop }: RequestContext, { includeInactive, includeLegacy }: LocationsArguments) =>
  world
    .locationsOf(shop.domain)
    .filter((one) => (one.active || includeInactive) && (one.fulfillmentServiceId === null || includeLegacy));

export const locationQueries: TypeResolvers<undefined> = {
  location: (_root, args: { id?: string | null }, { world, shop }) =>
    args.id ? world.location(shop.domain, idOf(args.id, "Location")) : (world.locationsOf(shop.domain)[0] ?? null),
  locationByIdentifier: (_root, { identifier }: { identifier: { id?: string; customId?: object } }, context) => {
    refuseArguments("LocationIdentifierInput", identifier, "customId");
    return identifier.id ? context.world.location(context.shop.domain, idOf(identifier.id, "Location")) : null;
  },
  locations: (_root, args: LocationsArguments, context, info) =>
    searchedPage(listed(context, args), args, LISTING, context, info),
  locationsCount: (_root, args: { query?: string | null; limit?: number | null }, context, info) =>
    exactly(searched(listed(context, { includeInactive: true }), args.query, LISTING, context, info).length),
  locationsAvailableForDeliveryProfilesConnection: (_root, args: SearchArguments, context, info) => {
    refuseArguments("locationsAvailableForDeliveryProfilesConnection", { ...args }, "query");
    const all = listed(context, { includeLegacy: true });
    return searchedPage(all, { ...args, sortKey: "ID" }, LISTING, context, info);
  },
};
