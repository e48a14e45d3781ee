// The metafields of one owner. Owners are named by type and digits, "Order/123".
import { createHash } from "node:crypto";
import { parseGid } from "#sandbox/world/gid.ts";
import type { MetafieldRecord } from "#sandbox/world/records/metafield.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export const metafieldsOf = (world: World, type: string, id: string): readonly MetafieldRecord[] =>
  world.state.metafields[`${type}/${id}`] ?? [];

export const metafieldOf = (
  world: World,
  type: string,
  id: string,
  namespace: string,
  key: string,
): MetafieldRecord | null =>
  metafieldsOf(world, type, id).find((one) => one.namespace === namespace && one.key === key) ?? null;

/** What `compareDigest` compares: changes with every change of the value or the type. */
export const digestOf = (metafield: MetafieldRecord): string =>
  createHash("sha256")
    .update(JSON.stringify([metafield.type, metafield.value]))
    .digest("hex");

/**
 * The namespace as it is kept: none and "$app" mean the app's own, which nobody else reads.
 * @param appNumber the app's number in Shopify.
 */
export function fullNamespace(namespace: string | null | undefined, appNumber: string): string {
  if (namespace === null || namespace === undefined || namespace === "$app") return `app--${appNumber}`;
  return namespace.startsWith("$app:") ? `app--${appNumber}--${namespace.slice(5)}` : namespace;
}

/** Writes one metafield, new or changed. Says whether anything is different. The caller has checked the input. */
export function writeMetafield(
  world: World,
  owner: { type: string; id: string },
  input: { namespace: string; key: string; type: string; value: string },
): { metafield: MetafieldRecord; changed: boolean } {
  const now = world.now();
  const before = metafieldOf(world, owner.type, owner.id, input.namespace, input.key);
  if (before) {
    const changed = before.value !== input.value || before.type !== input.type;
    if (changed) Object.assign(before, { type: input.type, value: input.value, updatedAt: now });
    return { metafield: before, changed };
  }
  const metafield: MetafieldRecord = { id: world.nextId(), ...input, createdAt: now, updatedAt: now };
  const name = `${owner.type}/${owner.id}`;
  world.state.metafields[name] = [...(world.state.metafields[name] ?? []), metafield];
  return { metafield, changed: true };
}

export interface MetafieldInput {
  id?: string | null;
  namespace?: string | null;
  key?: string | null;
  type?: string | null;
  value?: string | null;
}

/** The metafields that a mutation of their owner (`orderUpdate` …) brings along: checked, not yet written. */
export function checkedMetafields(
  world: World,
  owner: { type: string; id: string },
  inputs: readonly MetafieldInput[],
  appNumber: string,
): { namespace: string; key: string; type: string; value: string }[] {
  return inputs.map((input, index) => {
    const refuse = (name: string, message: string) => {
      throw new Refused(message, { field: ["metafields", String(index), name], code: "INVALID" });
    };
    const wanted = input.id ? (parseGid(input.id)?.id ?? input.id) : null;
    const known = wanted ? metafieldsOf(world, owner.type, owner.id).find(({ id }) => id === wanted) : undefined;
    if (input.id && !known) refuse("id", "Metafield does not exist");
    const namespace = known?.namespace ?? fullNamespace(input.namespace, appNumber);
    const key = known?.key ?? input.key ?? "";
    const before = known ?? metafieldOf(world, owner.type, owner.id, namespace, key);
    const type = input.type ?? before?.type ?? "";
    const value = input.value ?? before?.value ?? "";
    if (!key) refuse("key", "Key can't be blank");
    if (!type) refuse("type", "Type can't be blank");
    if (!value) refuse("value", "Value can't be blank");
    return { namespace, key, type, value };
  });
}
/** Removes one metafield. Null when it was not there. */
export function removeMetafield(
  world: World,
  owner: { type: string; id: string },
  namespace: string,
  key: string,
): MetafieldRecord | null {
  const name = `${owner.type}/${owner.id}`;
  const list = world.state.metafields[name] ?? [];
  const gone = list.find((one) => one.namespace === namespace && one.key === key);
  if (!gone) return null;
  const left = list.filter((one) => one !== gone);
  if (left.length > 0) world.state.metafields[name] = left;
  else delete world.state.metafields[name];
  return gone;
}
