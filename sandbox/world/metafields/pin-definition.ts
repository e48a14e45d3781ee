import { definitionsOf } from "#sandbox/world/metafields/metafield-definitions.ts";
import type { MetafieldDefinitionRecord } from "#sandbox/world/records/metafield.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Documented: so many definitions of an owner type can be pinned. */
const PINNED_AT_MOST = 20;

/** Shows the metafields of a definition in the admin by themselves: the last one pinned stands highest. */
export function pinDefinition(world: World, definition: MetafieldDefinitionRecord): void {
  if (definition.pinnedPosition !== null)
    throw new Refused("The metafield definition is already pinned.", { field: null, code: "ALREADY_PINNED" });
  const pinned = pinnedWith(world, definition);
  if (pinned.length >= PINNED_AT_MOST)
    throw new Refused(`You can only pin ${PINNED_AT_MOST} metafield definitions per owner type.`, {
      field: null,
      code: "PINNED_LIMIT_REACHED",
    });
  definition.pinnedPosition = Math.max(0, ...pinned.map((one) => one.pinnedPosition ?? 0)) + 1;
}

/** Takes a definition from the pinned ones; those above it move down. */
export function unpinDefinition(world: World, definition: MetafieldDefinitionRecord): void {
  const { pinnedPosition } = definition;
  if (pinnedPosition === null)
    throw new Refused("The metafield definition isn't pinned.", { field: null, code: "NOT_PINNED" });
  definition.pinnedPosition = null;
  for (const one of pinnedWith(world, definition))
    if (one.pinnedPosition !== null && one.pinnedPosition > pinnedPosition) one.pinnedPosition--;
}

const pinnedWith = (world: World, { shop, ownerType }: MetafieldDefinitionRecord): MetafieldDefinitionRecord[] =>
  definitionsOf(world, shop).filter((one) => one.ownerType === ownerType && one.pinnedPosition !== null);
