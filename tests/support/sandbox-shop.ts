// A world with one store, small and without the seed's history.
import { World } from "#sandbox/world/world.ts";

export const SHOP = "northwind-outfitters.myshopify.com";

/** Records as the seed makes them, only fewer: a store, a location, two customers. */
export function aWorld(): World {
  const world = new World();
  const now = world.now();
  const blank = { company: null, address2: null, province: null, provinceCode: null, phone: null };
  const address = {
    ...blank,
    firstName: null,
    lastName: null,
    address1: "1 Quay",
    city: "Whitby",
    zip: "YO21 1DN",
    country: "United Kingdom",
    countryCode: "GB",
  };
  world.state.shops[SHOP] = {
    domain: SHOP,
    id: world.nextId(),
    handle: "northwind-outfitters",
    name: "Northwind Outfitters",
    email: "shop@northwind.example",
    plan: "standard",
    currency: "GBP",
    countryCode: "GB",
    ianaTimezone: "Europe/London",
    primaryHost: "www.northwind.example",
    createdAt: now,
    installations: [],
    lastOrderNumber: 1_000,
  };
  const locationId = world.nextId();
  world.state.locations[locationId] = {
    id: locationId,
    shop: SHOP,
    name: "Whitby warehouse",
    address,
    active: true,
    fulfillsOnlineOrders: true,
    createdAt: now,
    updatedAt: now,
    deactivatedAt: null,
    fulfillmentServiceId: null,
  };
  for (const firstName of ["Ada", "<b>Tom</b>"]) {
    const id = world.nextId();
    world.state.customers[id] = {
      id,
      shop: SHOP,
      firstName,
      lastName: "Marsh",
      email: `${id}@example.com`,
      phone: null,
      note: null,
      tags: [],
      addressId: world.nextId(),
      defaultAddress: address,
      createdAt: now,
      updatedAt: now,
    };
  }
  return world;
}
