import type { RequestContext } from "#sandbox/graphql/context.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { checkedMetafields, type MetafieldInput, writeMetafield } from "#sandbox/world/metafields/metafields.ts";
import { tellOwner } from "#sandbox/world/metafields/owners.ts";
import { Refused } from "#sandbox/world/world.ts";

/** Writes what was checked to its owner; says whether anything is different. */
type Write = (ownerId: string) => boolean;

/**
 * The metafields that a mutation of their owner brings along: checked at once, written when the owner is there.
 * @param ownerId null: it is being made. @param path of the list in the input.
 */
export function ownedMetafields(
  { world, appId }: RequestContext,
  type: string,
  ownerId: string | null,
  inputs: readonly MetafieldInput[] | null | undefined,
  path: readonly string[] = ["metafields"],
): Write {
  if (!inputs?.length) return () => false;
  try {
    const checked = checkedMetafields(world, { type, id: ownerId ?? "" }, inputs, appNumber(appId));
    return (id) => checked.map((one) => writeMetafield(world, { type, id }, one).changed).some((changed) => changed);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw Refused.all(error.refusals.map((one) => ({ ...one, field: [...path, ...(one.field?.slice(1) ?? [])] })));
  }
}

/** Writes to an owner that was not told of otherwise: if anything is different, its update is emitted. */
export function writeAndTell(
  { world, shop, actor }: RequestContext,
  owner: { type: string; id: string },
  write: Write,
  isTold: boolean,
): boolean {
  const changed = write(owner.id);
  if (changed && !isTold) tellOwner(world, shop.domain, owner, world.action(shop.domain, actor));
  return changed;
}
