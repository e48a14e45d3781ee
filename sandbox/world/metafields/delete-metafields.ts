import { fullNamespace, removeMetafield } from "#sandbox/world/metafields/metafields.ts";
import { type MetafieldOwner, OWNER_TYPES, tellOwner } from "#sandbox/world/metafields/owners.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export interface MetafieldName {
  owner: MetafieldOwner;
  namespace: string;
  key: string;
}

/** Removes metafields. Those that were not there are null in the answer, and no error. */
export function deleteMetafields(
  world: World,
  shop: string,
  names: readonly MetafieldName[],
  appNumber: string,
  actor: Actor,
): (MetafieldName | null)[] {
  const refusals = names.flatMap(({ owner }, index): Refusal[] =>
    OWNER_TYPES[owner.type]?.exists(world, shop, owner.id)
      ? []
      : [{ message: "Owner does not exist.", field: ["metafields", String(index), "ownerId"], code: null }],
  );
  if (refusals.length > 0) throw Refused.all(refusals);
  const different = new Map<string, MetafieldOwner>();
  const deleted = names.map(({ owner, namespace, key }) => {
    const full = fullNamespace(namespace, appNumber);
    if (!removeMetafield(world, owner, full, key)) return null;
    different.set(`${owner.type}/${owner.id}`, owner);
    return { owner, namespace: full, key };
  });
  const emit = world.action(shop, actor);
  for (const owner of different.values()) tellOwner(world, shop, owner, emit);
  return deleted;
}
