import { describe, expect, it } from "vitest";
import { activateLevel } from "#sandbox/world/inventory/activate-level.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import {
  deleteFulfillmentService,
  type ServiceInventoryAction,
} from "#sandbox/world/locations/delete-fulfillment-service.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { stockAt, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { SHOP, STAFF } from "#tests/unit/sandbox/support.ts";

/** Eight mugs lie at a fulfilment service, five at the second location. */
function served() {
  const stocked = stockedWorld();
  const { world, itemId } = stocked;
  const service = createFulfillmentService(world, SHOP, { name: "Shipper" }, STAFF);
  activateLevel(world, SHOP, { itemId, locationId: service.locationId, available: 8 });
  const at = (locationId: string) => stockAt(world, itemId, locationId);
  const remove = (action: ServiceInventoryAction, to: string | null) =>
    deleteFulfillmentService(world, SHOP, service.id, action, to, STAFF);
  return { ...stocked, service, at, remove };
}

describe("a fulfilment service that is deleted", () => {
  it.each<[ServiceInventoryAction, number, number, boolean]>([
    ["TRANSFER", 0, 13, false],
    ["DELETE", 8, 5, false],
    ["KEEP", 8, 5, true],
  ])("%s: %i units stay there, %i are at the other location", (action, there, second, active) => {
    const one = served();
    one.remove(action, action === "TRANSFER" ? one.second : null);
    expect(one.at(one.service.locationId).available ?? 0).toBe(there);
    expect(one.at(one.second).available).toBe(second);
    expect(levelAt(one.world, one.itemId, one.service.locationId)?.active).toBe(active);
  });

  it("cannot leave its stock to nobody, or to another service, without saying so", () => {
    const one = served();
    expect(() => one.remove("TRANSFER", null)).toThrow(NotSimulated);
    expect(() => one.remove("TRANSFER", one.service.locationId)).toThrow(NotSimulated);
    expect(one.world.state.fulfillmentServices[one.service.id]).toBeDefined();
  });
});
