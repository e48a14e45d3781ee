// Pure. What a comparison says that would never be true, though its names and types are right, and nobody would see why.
import { nearestName } from "#app/lib/nearest-name.ts";
import { countriesOf } from "#app/rules/country-groups.ts";
import { operatorNamed } from "#app/rules/operators/index.ts";
import { isTemplate } from "#app/rules/template.ts";

/** The slip in words, with the way out; null: none. @param oneOf all values that the field may have. */
export function comparisonSlip(
  condition: Record<string, unknown>,
  op: string,
  oneOf: readonly string[] | undefined,
): string | null {
  return (
    selfSlip(condition) ?? placeSlip(String(condition.field), condition.value, op) ?? valueSlip(condition, op, oneOf)
  );
}

/** A field against itself: among a customer's orders “order” is the one looked at, not the rule's own. */
function selfSlip({ field, value, name, days, part, zone }: Record<string, unknown>): string | null {
  const other =
    typeof value === "object" && value !== null && Object.keys(value).length === 1
      ? (value as { field?: unknown }).field
      : value;
  if (other !== field || [name, days, part, zone].some((one) => one !== undefined)) return null;
  return `is the same field: give the item a name (“as”: “past”) and write “past.…” for one of the two`;
}

/** A code where a name stands, or a name where a code does: it would never be true, and nobody would see why. */
function placeSlip(field: string, value: unknown, op: string): string | null {
  const name = field.split(".").at(-1);
  const values = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === "string" && !isTemplate(one),
  );
  if (name === "country" || name === "province") {
    const code = values.find((one) => /^[A-Z]{2,3}$/.test(one.trim()));
    return code === undefined ? null : `is a name, and “${code}” is a code: write “${name}_code”`;
  }
  if (name === "province_code") {
    const whole = values.find((one) => /^[a-z][a-z .-]{4,}$/i.test(one.trim()));
    return whole === undefined ? null : `is a code such as CA or SCT, not “${whole}”: write “province” for the name`;
  }
  if (name !== "country_code") return null;
  if (EQUALITY.has(op) && values.some((one) => one.trim().toUpperCase() === "UK"))
    return "is “GB” for the United Kingdom, not “UK”";
  const long = values.find((one) => /^[a-z ]{4,}$/i.test(one.trim()));
  return long === undefined || countriesOf(long)
    ? null
    : `is a code of two letters, not “${long}”: write “country” for the name`;
}

const EQUALITY = new Set(["is", "is_not", "in", "not_in", "changed_to", "changed_from"]);

/** A word that the field never is: it would never be true, and nobody would see why. */
function valueSlip(
  { value }: Record<string, unknown>,
  op: string,
  oneOf: readonly string[] | undefined,
): string | null {
  if (!oneOf || !EQUALITY.has(operatorNamed(op, "text")?.name ?? "")) return null;
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one === null || (typeof one === "string" ? isTemplate(one) || one === "" : typeof one !== "number")) continue;
    const word = String(one).trim().toLowerCase();
    if (oneOf.includes(word)) continue;
    const near = nearestName(word.replaceAll(/[\s-]+/g, "_"), oneOf);
    return `is one of ${oneOf.join(", ")}, not “${String(one)}”${near ? `; did you mean “${near}”?` : ""}`;
  }
  return null;
}
