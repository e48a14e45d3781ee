import type { World } from "#sandbox/world/world.ts";
import { HOME, SHOP } from "#tests/unit/sandbox/support.ts";

/** A further location of the small shop. Returns its id. */
export function addLocation(world: World, name: string): string {
  const like = world.locationsOf(SHOP)[0];
  if (!like) throw new Error("a shop without locations");
  const id = world.nextId();
  world.state.locations[id] = { ...like, id, name, address: HOME };
  return id;
}
