import { describe, expect, it } from "vitest";
import { activateLocation } from "#sandbox/world/locations/activate-location.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import { deactivateLocation } from "#sandbox/world/locations/deactivate-location.ts";
import { deleteFulfillmentService } from "#sandbox/world/locations/delete-fulfillment-service.ts";
import { deleteLocation } from "#sandbox/world/locations/delete-location.ts";
import { editLocation } from "#sandbox/world/locations/edit-location.ts";
import { setLocalPickup } from "#sandbox/world/locations/set-local-pickup.ts";
import { updateFulfillmentService } from "#sandbox/world/locations/update-fulfillment-service.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { Refused } from "#sandbox/world/world.ts";
import { fulfillmentOrderThatIs } from "#tests/unit/sandbox/fulfillment/states.ts";
import { stockAt, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ALL_SCOPES, APP, ask, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

function places() {
  const small = smallWorld();
  const third = addLocation(small.world, SHOP, { name: "Third", address: {}, fulfillsOnlineOrders: true }, APP);
  small.topics();
  return { ...small, third };
}

const why = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof NotSimulated) return "not simulated";
    if (error instanceof Refused) return error.code ?? error.message;
    throw error;
  }
  return "done";
};

describe("a location", () => {
  it("brings its metafields along, when it is added and when it is changed", () => {
    const { world } = smallWorld();
    const metafields = (value: string) => [{ namespace: "custom", key: "zone", type: "single_line_text_field", value }];
    const asked = (mutation: string, variables: object) =>
      ask(
        world,
        `mutation ${mutation} { location { id metafield(namespace: "custom", key: "zone") { value } } userErrors { message } } }`,
        { ...variables },
        { scopes: [...ALL_SCOPES, "write_locations"] },
      ).body.data?.done as { location: { id: string }; userErrors: object[] };
    const added = asked("($input: LocationAddInput!) { done: locationAdd(input: $input)", {
      input: { name: "Third", address: { countryCode: "GB" }, metafields: metafields("north") },
    });
    expect(added).toMatchObject({ location: { metafield: { value: "north" } }, userErrors: [] });
    const edited = asked("($id: ID!, $input: LocationEditInput!) { done: locationEdit(id: $id, input: $input)", {
      id: added.location.id,
      input: { metafields: metafields("south") },
    });
    expect(edited).toMatchObject({ location: { metafield: { value: "south" } }, userErrors: [] });
  });

  it("is added, changed, put out of use and back, and deleted; each is told", () => {
    const { world, topics } = smallWorld();
    const { id } = addLocation(world, SHOP, { name: "Third", address: {}, fulfillsOnlineOrders: false }, APP);
    editLocation(world, SHOP, id, { name: "The third", address: { city: "Hove" } }, APP);
    expect(world.location(SHOP, id)).toMatchObject({ name: "The third", address: { city: "Hove" }, active: true });
    expect(deactivateLocation(world, SHOP, id, null, APP).changed).toBe(true);
    expect(deactivateLocation(world, SHOP, id, null, APP).changed).toBe(false);
    expect(activateLocation(world, SHOP, id, APP).changed).toBe(true);
    expect(activateLocation(world, SHOP, id, APP).changed).toBe(false);
    deactivateLocation(world, SHOP, id, null, APP);
    deleteLocation(world, SHOP, id, APP);
    expect(world.location(SHOP, id)).toBeNull();
    expect(topics()).toEqual([
      ...["locations/create", "locations/update", "locations/deactivate", "locations/activate"],
      ...["locations/deactivate", "locations/delete"],
    ]);
  });

  it("is not put out of use with orders, with stock, as the only one, or as a service's", () => {
    const { world, locations } = places();
    const [first = "", second = ""] = locations;
    place(world);
    expect(why(() => deactivateLocation(world, SHOP, first, null, APP))).toBe("HAS_FULFILLMENT_ORDERS_ERROR");
    const stocked = stockedWorld();
    const stockedAt = stocked.locations[0] ?? "";
    expect(why(() => deactivateLocation(stocked.world, SHOP, stockedAt, null, APP))).toBe("HAS_ACTIVE_INVENTORY_ERROR");
    const { locationId } = createFulfillmentService(world, SHOP, { name: "The depot" }, APP);
    expect(why(() => deactivateLocation(world, SHOP, locationId, null, APP))).toBe(
      "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR",
    );
    expect(why(() => deactivateLocation(world, SHOP, "12", null, APP))).toBe("LOCATION_NOT_FOUND");
    expect(why(() => deactivateLocation(world, SHOP, second, null, APP))).toBe("done");
  });

  it("put out of use with a destination leaves it stock and orders", () => {
    const { world, variant, itemId, first, second, events } = stockedWorld();
    const order = place(world, { lines: [{ variantId: variant.id, quantity: 3 }] });
    const total = () => [first, second].map((id) => stockAt(world, itemId, id));
    expect(total()).toMatchObject([{ available: 7, committed: 3 }, { available: 5 }]);
    events.splice(0);
    deactivateLocation(world, SHOP, first, second, APP);
    expect(world.fulfillmentOrdersOf(order).map(({ locationId }) => locationId)).toEqual([second]);
    expect(stockAt(world, itemId, second)).toEqual({ available: 12, committed: 3, on_hand: 15 });
    expect(Object.values(stockAt(world, itemId, first)).filter(Boolean)).toEqual([]);
    const topics = new Set(events.map(({ topic }) => topic));
    for (const topic of ["fulfillment_orders/moved", "inventory_levels/disconnect", "locations/deactivate"] as const)
      expect(topics).toContain(topic);
  });

  it("goes to no destination that cannot take it", () => {
    const { world, locations } = places();
    const [first = "", second = ""] = locations;
    const { locationId: depot } = createFulfillmentService(world, SHOP, { name: "The depot" }, APP);
    const to = (id: string) => why(() => deactivateLocation(world, SHOP, first, id, APP));
    expect([to(first), to("12"), to(depot), to(second)]).toEqual([
      "DESTINATION_LOCATION_IS_THE_SAME_LOCATION",
      "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE",
      "DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED",
      "done",
    ]);
  });

  it("is deleted only when it is out of use", () => {
    const { world, third } = places();
    expect(why(() => deleteLocation(world, SHOP, third.id, APP))).toBe("LOCATION_IS_ACTIVE");
    expect(why(() => deleteLocation(world, SHOP, "12", APP))).toBe("LOCATION_NOT_FOUND");
  });

  it("keeps one that fulfils online orders", () => {
    const { world, locations } = smallWorld();
    const [first = "", second = ""] = locations;
    const off = (id: string) => why(() => editLocation(world, SHOP, id, { fulfillsOnlineOrders: false }, APP));
    expect([off(first), off(second)]).toEqual(["done", "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT"]);
    const { locationId } = createFulfillmentService(world, SHOP, { name: "The depot" }, APP);
    expect(off(locationId)).toBe("CANNOT_MODIFY_ONLINE_ORDER_FULFILLMENT_FOR_FS_LOCATION");
    expect(off("12")).toBe("NOT_FOUND");
  });

  it("lets buyers collect, or not", () => {
    const { world, third, topics } = places();
    const pickup = { pickupTime: "TWO_HOURS", instructions: "Ring twice." } as const;
    setLocalPickup(world, SHOP, third.id, pickup, ["locationId"], APP);
    expect(topics()).toEqual(["locations/update"]);
    const read = () =>
      ask(
        world,
        `{ location(id: "gid://shopify/Location/${third.id}") { localPickupSettingsV2 { pickupTime instructions } } }`,
        {},
        { scopes: ["read_locations", "read_shipping"] },
      ).body.data;
    expect(read()).toEqual({ location: { localPickupSettingsV2: pickup } });
    setLocalPickup(world, SHOP, third.id, null, ["locationId"], APP);
    expect(read()).toEqual({ location: { localPickupSettingsV2: null } });
    const custom = { pickupTime: "CUSTOM", instructions: "" } as const;
    expect(why(() => setLocalPickup(world, SHOP, third.id, custom, ["locationId"], APP))).toBe(
      "CUSTOM_PICKUP_TIME_NOT_ALLOWED",
    );
    deactivateLocation(world, SHOP, third.id, null, APP);
    expect(why(() => setLocalPickup(world, SHOP, third.id, pickup, ["locationId"], APP))).toBe(
      "ACTIVE_LOCATION_NOT_FOUND",
    );
  });
});

describe("a fulfilment service", () => {
  it("comes with a location of its name, which is listed among legacy ones only", () => {
    const { world, topics } = smallWorld();
    const service = createFulfillmentService(world, SHOP, { name: "The depot" }, APP);
    expect(service).toMatchObject({ handle: "the-depot", appId: APP.appId });
    expect(topics()).toEqual(["locations/create"]);
    const names = (more: string) => {
      const { body } = ask(world, `{ locations(first: 9${more}) { nodes { name } } }`);
      return (body.data as { locations: { nodes: { name: string }[] } }).locations.nodes.map(({ name }) => name);
    };
    expect(names("")).toEqual(["First", "Second"]);
    expect(names(", includeLegacy: true")).toEqual(["First", "Second", "The depot"]);
  });

  it("names its location anew, and keeps its handle", () => {
    const { world, topics } = smallWorld();
    const { id, locationId } = createFulfillmentService(world, SHOP, { name: "The depot" }, APP);
    topics();
    expect(updateFulfillmentService(world, SHOP, id, { name: "The barn" }, APP).handle).toBe("the-depot");
    expect(world.location(SHOP, locationId)?.name).toBe("The barn");
    expect(topics()).toEqual(["locations/update"]);
  });

  it.each([
    ["no name", { name: " " }, "Name can't be blank"],
    ["an address to call back", { name: "A", callbackUrl: "https://a.example" }, "Callback url is not allowed"],
  ])("is refused with %s", (_, draft, message) => {
    const { world } = smallWorld();
    expect(why(() => createFulfillmentService(world, SHOP, draft, APP))).toBe(message);
  });

  it("goes with its location, or leaves it to the merchant", () => {
    const { world, topics } = smallWorld();
    const make = (name: string) => createFulfillmentService(world, SHOP, { name }, APP);
    const [gone, kept] = [make("Gone"), make("Kept")];
    topics();
    deleteFulfillmentService(world, SHOP, gone.id, "DELETE", null, APP);
    deleteFulfillmentService(world, SHOP, kept.id, "KEEP", null, APP);
    expect(world.location(SHOP, gone.locationId)).toBeNull();
    expect(world.location(SHOP, kept.locationId)).toMatchObject({ active: true, fulfillmentServiceId: null });
    expect(topics()).toEqual(["locations/delete", "locations/update"]);
    expect(why(() => deleteFulfillmentService(world, SHOP, gone.id, "DELETE", null, APP))).toBe(
      "Fulfillment service could not be found.",
    );
  });

  it("does not go while it was asked to fulfil", () => {
    const { world, service } = fulfillmentOrderThatIs("submitted");
    expect(why(() => deleteFulfillmentService(world, SHOP, service.id, "DELETE", null, APP))).toBe("not simulated");
  });
});
