// What lies on a store's shelves. A history of any length sells from plenty; afterwards it is counted anew, as a store has it.
import type { InventoryLevelRecord, KeptQuantity } from "#sandbox/world/records/inventory.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { World } from "#sandbox/world/world.ts";

const PLENTY = 1_000_000;

function* levelsOf(world: World, shop: string): Generator<InventoryLevelRecord> {
  for (const level of Object.values(world.state.inventoryLevels)) if (level.shop === shop && level.active) yield level;
}

/** Puts more on the shelves than anybody can buy; what was scarce stays scarcer than the rest. */
export function stockUp(world: World, shop: string): void {
  for (const { quantities } of levelsOf(world, shop)) quantities.available += PLENTY;
}

/** Counts what is there: mostly enough, some of it nearly gone, some sold out, a little sold that was not there. */
export function takeStock(world: World, shop: string, chance: Chance): void {
  const at = world.now();
  for (const { quantities, changedAt } of levelsOf(world, shop)) {
    const set = (name: KeptQuantity, quantity: number) => {
      quantities[name] = quantity;
      changedAt[name] = at;
    };
    const kind = chance.next();
    if (kind < 0.04) set("available", 0);
    else if (kind < 0.05) set("available", -chance.between(1, 5));
    else if (kind < 0.2) set("available", chance.between(1, 9));
    else set("available", chance.between(10, 240));
    if (chance.happens(0.12)) set("incoming", chance.between(20, 200));
    if (chance.happens(0.03)) set("damaged", chance.between(1, 4));
    if (chance.happens(0.05)) set("safety_stock", 5);
  }
}
