import { expect, it } from "vitest";
import { getSetup } from "#app/queries/get-setup.server.ts";
import { storeRun, storeShop } from "#tests/support/stored-rows.ts";
import { aShop } from "#tests/support/test-database.ts";

it("names the active locations of the store, and those whose service had been asked already", async () => {
  const shop = aShop();
  const location = (name: string, row: Record<string, unknown> = {}) => ({
    ...{ id: name, name, is_active: true, fulfills_online_orders: true, is_fulfillment_service: false },
    ...{ address: { city: "Leeds" }, ...row },
  });
  const locations = [
    location("Glasgow"),
    location("Parcel People", { is_fulfillment_service: true, address: null }),
    location("Closed", { is_active: false }),
  ];
  await storeShop(shop, { locations: JSON.stringify(locations) });
  const run = (laneKey: string, location_name: string | null, request_status: string) =>
    storeRun(shop, {
      ...{ laneKind: "order", laneKey, findings: [] },
      row: { facts: JSON.stringify({ order: { fulfillment_orders: [{ location_name, request_status }] } }) },
    });
  await run("1", "Glasgow", "unsubmitted");
  await run("2", "Parcel People", "unsubmitted");
  await run("3", "Parcel People", "submitted");
  await run("4", null, "accepted");
  expect(await getSetup(shop)).toMatchObject({
    locations: [
      { name: "Glasgow", city: "Leeds", shipsOnlineOrders: true, isService: false },
      { name: "Parcel People", city: null, shipsOnlineOrders: true, isService: true },
    ],
    asked: ["Parcel People"],
  });
  const fresh = aShop();
  await storeShop(fresh);
  expect(await getSetup(fresh)).toMatchObject({ locations: null, asked: [] });
  expect(await getSetup(aShop())).toBeNull();
});
