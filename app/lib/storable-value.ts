import { storable } from "#app/lib/storable.ts";

/**
 * A parsed JSON value without what PostgreSQL's jsonb refuses in its texts and keys, and without keys named `__proto__`.
 * @param value nested no deeper than the parser allows.
 */
export function storableValue(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(storableValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      name === "__proto__" ? [] : [[storable(name), storableValue(one)] as const],
    ),
  );
}
