import { expect, it } from "vitest";
import { getSetup } from "#app/queries/get-setup.server.ts";
import { storeRun, storeShop } from "#tests/support/stored-rows.ts";
import { aShop } from "#tests/support/test-database.ts";

it("names the locations that orders were at, and those whose service had been asked already", async () => {
  const shop = aShop();
  await storeShop(shop);
  const run = (laneKey: string, location_name: string | null, request_status: string) =>
    storeRun(shop, {
      ...{ laneKind: "order", laneKey, findings: [] },
      row: { facts: JSON.stringify({ order: { fulfillment_orders: [{ location_name, request_status }] } }) },
    });
  await run("1", "Glasgow", "unsubmitted");
  await run("2", "Parcel People", "unsubmitted");
  await run("3", "Parcel People", "submitted");
  await run("4", null, "accepted");
  expect(await getSetup(shop)).toMatchObject({ locations: ["Glasgow", "Parcel People"], asked: ["Parcel People"] });
  expect(await getSetup(aShop())).toBeNull();
});
