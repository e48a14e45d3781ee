// Pure. A value that a condition saw: as an explanation keeps it, and as a waiver holds on to it.
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { addressNormalForm, type PlainAddress } from "#app/rules/address-normal-form.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** An order may have 500 lines; an explanation is for people. */
export const MOST_ITEMS = 20;

/** As it can be kept: unknowns say how far they are known, records only what tells them apart. */
export function plain(value: unknown): unknown {
  if (value instanceof Unknown)
    return {
      ...(value.atLeast === undefined ? {} : { at_least: value.atLeast }),
      ...(value.atMost === undefined ? {} : { at_most: value.atMost }),
    };
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(plain);
  if (typeof value === "object" && value !== null) {
    const { id, name, title } = value as Record<string, unknown>;
    return id !== undefined
      ? { id, ...(name === undefined ? {} : { name }), ...(title === undefined ? {} : { title }) }
      : value;
  }
  return value;
}

/** The same for values that mean the same. */
export function fingerprint(value: unknown): unknown {
  if (value instanceof Unknown) return "unknown";
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(fingerprint);
  if ("address1" in value) return addressPrint(value as PlainAddress);
  return canonicalJson(plain(value));
}

/** Spelling does not count: a waiver holds while the place is the same. */
function addressPrint(address: PlainAddress): unknown {
  const { street, city, zip, province, country } = addressNormalForm(address);
  return [street, city, zip, province, country];
}
