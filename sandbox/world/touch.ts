import type { World } from "#sandbox/world/world.ts";

/** Stamps a record as changed now; never backwards. */
export function touch(world: World, record: { id?: string; updatedAt: string }): void {
  const now = world.now();
  if (now > record.updatedAt) record.updatedAt = now;
  world.changed(record);
}
