import { definitionOf } from "#sandbox/world/metafields/metafield-definitions.ts";
import { complaintOfValue, isMetafieldType, METAFIELD_TYPES } from "#sandbox/world/metafields/metafield-types.ts";
import { digestOf, fullNamespace, metafieldOf, writeMetafield } from "#sandbox/world/metafields/metafields.ts";
import { type MetafieldOwner, OWNER_TYPES, tellOwner } from "#sandbox/world/metafields/owners.ts";
import type { MetafieldRecord } from "#sandbox/world/records/metafield.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export interface MetafieldValue {
  owner: MetafieldOwner;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  /** What the value must be now: null for "not there", absent for whatever it is. */
  compareDigest?: string | null;
}

/** Shopify's limit of one call. */
export const METAFIELDS_AT_ONCE = 25;

/** Writes metafields, all or none. Each owner that is different tells of it by its own update. */
export function setMetafields(
  world: World,
  shop: string,
  values: readonly MetafieldValue[],
  appNumber: string,
  actor: Actor,
): { metafields: { owner: MetafieldOwner; it: MetafieldRecord }[]; changed: boolean } {
  if (values.length > METAFIELDS_AT_ONCE)
    throw new Refused(`Exceeded the maximum metafields input limit of ${METAFIELDS_AT_ONCE}.`, {
      field: ["metafields"],
      code: "LESS_THAN_OR_EQUAL_TO",
    });
  const refusals: Refusal[] = [];
  const checked = values.map((value, index) => {
    const refuse = (name: string, message: string, code: string) =>
      refusals.push({ message, field: ["metafields", String(index), name], code });
    return check(world, shop, value, appNumber, refuse);
  });
  if (refusals.length > 0) throw Refused.all(refusals);
  const different = new Map<string, MetafieldOwner>();
  const metafields = checked.map(({ owner, ...input }) => {
    const { metafield, changed } = writeMetafield(world, owner, input);
    if (changed) different.set(`${owner.type}/${owner.id}`, owner);
    return { owner, it: metafield };
  });
  const emit = world.action(shop, actor);
  for (const owner of different.values()) tellOwner(world, shop, owner, emit);
  return { metafields, changed: different.size > 0 };
}

type Refuse = (name: string, message: string, code: string) => void;

function check(world: World, shop: string, value: MetafieldValue, appNumber: string, refuse: Refuse) {
  const { owner, key } = value;
  const namespace = fullNamespace(value.namespace, appNumber);
  if (!OWNER_TYPES[owner.type]?.exists(world, shop, owner.id)) refuse("ownerId", "Owner does not exist.", "INVALID");
  length("namespace", "Namespace", namespace, 3, 255, refuse);
  length("key", "Key", key, 2, 64, refuse);
  const before = metafieldOf(world, owner.type, owner.id, namespace, key);
  const definition = definitionOf(world, shop, OWNER_TYPES[owner.type]?.ownerType ?? "", namespace, key);
  const type = value.type ?? definition?.type ?? before?.type ?? "";
  if (!type) refuse("type", "Type can't be blank", "BLANK");
  else if (!isMetafieldType(type))
    refuse("type", `Type must be one of the following: ${METAFIELD_TYPES.join(", ")}.`, "INCLUSION");
  else if (definition && definition.type !== type)
    refuse("type", `Type must be consistent with the definition's type: ${definition.type}.`, "INVALID_TYPE");
  else if (value.value === "") refuse("value", "Value can't be blank.", "BLANK");
  else {
    const complaint =
      complaintOfValue(type, value.value) ?? complaintOfDefinition(definition?.validations, value.value);
    if (complaint) refuse("value", complaint, "INVALID_VALUE");
  }
  if (value.compareDigest !== undefined) {
    if (value.compareDigest !== null && !before)
      refuse("compareDigest", "The compareDigest is invalid.", "INVALID_COMPARE_DIGEST");
    else if ((before ? digestOf(before) : null) !== value.compareDigest)
      refuse(
        "compareDigest",
        "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.",
        "STALE_OBJECT",
      );
  }
  return { owner, namespace, key, type, value: value.value };
}

function length(name: string, called: string, text: string, least: number, most: number, refuse: Refuse): void {
  if (text.length < least) refuse(name, `${called} is too short (minimum is ${least} characters)`, "TOO_SHORT");
  else if (text.length > most) refuse(name, `${called} is too long (maximum is ${most} characters)`, "TOO_LONG");
  else if (!/^[\w-]+$/.test(text))
    refuse(name, `${called} must only contain alphanumeric, hyphen, and underscore characters`, "INVALID");
}

/** The validations of a definition that this world knows; others are not looked at. */
function complaintOfDefinition(
  validations: readonly { name: string; value: string }[] | undefined,
  value: string,
): string | null {
  for (const { name, value: bound } of validations ?? []) {
    if (name === "min" && (/^-?[\d.]+$/.test(value) ? Number(value) : value.length) < Number(bound))
      return `Value has a minimum of ${bound}.`;
    if (name === "max" && (/^-?[\d.]+$/.test(value) ? Number(value) : value.length) > Number(bound))
      return `Value has a maximum of ${bound}.`;
    if (name === "regex" && !new RegExp(bound).test(value)) return "Value has an invalid format.";
    if (name === "choices" && !(JSON.parse(bound) as unknown[]).includes(value))
      return `Value does not exist in provided choices: ${bound}.`;
  }
  return null;
}
