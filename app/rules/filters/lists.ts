// Figures over lists, exactly; rows of a table as CSV.
import { DecimalDrop } from "#app/rules/decimal-drop.ts";
import type { Filter, FilterThis } from "#app/rules/filters/filter.ts";
import { numbers } from "#app/rules/filters/numbers.ts";
import { RecordDrop } from "#app/rules/record-drop.ts";
import { bySortKey } from "#app/rules/sort-key.ts";

/** A list of lists (the lines of many orders) counts as one list. */
const entries = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.flat() : value === null || value === undefined ? [] : [value];

/** The value at a path in an entry; through a list the list of what is found. */
function valueAt(entry: unknown, path: unknown): unknown {
  if (path === undefined) return entry;
  let at = entry;
  for (const name of String(path).split("."))
    at = Array.isArray(at) ? at.flatMap((one) => member(one, name)) : member(at, name);
  return at;
}

function member(value: unknown, name: string): unknown {
  if (value instanceof RecordDrop) return value.liquidMethodMissing(name);
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : null;
}
const valuesOf = (value: unknown, path: unknown): unknown[] => entries(value).flatMap((entry) => valueAt(entry, path));
const textOf = (value: unknown): string =>
  String(value instanceof DecimalDrop ? value.text : (value ?? ""))
    .trim()
    .toLowerCase();

const add = (self: FilterThis, a: unknown, b: unknown) => numbers.plus?.call(self, a, b);
// A formula in a spreadsheet begins so; RFC 4180 quotes the rest.
const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^(-?\d+([.,]\d+)*|\+[\d ().-]+)$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const lists: Record<string, Filter> = {
  sum(value, path) {
    return valuesOf(value, path).reduce<unknown>((total, entry) => add(this, total, entry ?? 0), 0);
  },
  max_of: (value, path) => extreme(valuesOf(value, path), 1),
  min_of: (value, path) => extreme(valuesOf(value, path), -1),
  average(value, path) {
    const list = valuesOf(value, path).filter((entry) => entry !== null && entry !== undefined && entry !== "");
    if (!list.length) return null;
    const sum = list.reduce<unknown>((total, entry) => add(this, total, entry), 0);
    return numbers.round?.call(
      this,
      numbers.divided_by?.call(this, numbers.times?.call(this, sum, "1.0"), list.length),
      2,
    );
  },
  map: (value, path) => valuesOf(value, path),
  /** Each entry as an object of these fields alone; a path is named by its last part. */
  pick: (value, ...paths) =>
    entries(value).map((entry) =>
      Object.fromEntries(paths.map((path) => [String(path).split(".").at(-1), plainOf(valueAt(entry, path)) ?? null])),
    ),
  /** Entries whose field is that value (without a value: is there and not false). Case does not count. */
  where: (value, path, wanted) => entries(value).filter((entry) => fits(valueAt(entry, path), wanted)),
  where_not: (value, path, wanted) => entries(value).filter((entry) => !fits(valueAt(entry, path), wanted)),
  /** Entries in the order of a field: amounts and numbers by size. */
  sort_by: (value, path, direction) =>
    bySortKey(entries(value), (entry) => plainOf(valueAt(entry, path)), String(direction ?? "").startsWith("desc")),
  /** Without entries that say the same in other letters. */
  unique: (value, path) => [...new Map(entries(value).map((entry) => [textOf(valueAt(entry, path)), entry])).values()],
  /** Groups with a total each: [{ key, total, items }], in the order in which the keys first came. */
  total_by(value, keyPath, amountPath) {
    const groups = new Map<string, { key: unknown; total: unknown; items: unknown[] }>();
    for (const entry of entries(value)) {
      const key = valueAt(entry, keyPath);
      const name = String(key ?? "");
      const group = groups.get(name) ?? { key, total: 0, items: [] };
      group.total =
        amountPath === undefined ? Number(group.total) + 1 : add(this, group.total, valueAt(entry, amountPath) ?? 0);
      group.items.push(entry);
      groups.set(name, group);
    }
    return [...groups.values()];
  },
  /** Of a list its entries; with names of fields those of a record, or a row for each record of a list. */
  csv_row: (value, ...paths) =>
    paths.length
      ? entries(value)
          .map((entry) => paths.map((path) => cell(plainOf(valueAt(entry, path)))).join(","))
          .join("\n")
      : entries(value).map(cell).join(","),
  csv_cell: cell,
};

const plainOf = (value: unknown): unknown => (value instanceof DecimalDrop ? value.text : value);
const fits = (value: unknown, wanted: unknown): boolean =>
  wanted === undefined
    ? value !== null && value !== undefined && value !== false && value !== ""
    : Array.isArray(value)
      ? value.some((entry) => textOf(entry) === textOf(wanted))
      : textOf(value) === textOf(wanted);

function extreme(values: unknown[], sign: 1 | -1): unknown {
  let best: unknown = null;
  for (const value of values) {
    if (value === null || value === undefined || value === "") continue;
    if (best === null) {
      best = value;
      continue;
    }
    const [a, b] = [value, best].map((entry) => (entry instanceof DecimalDrop ? entry.text : entry));
    const order =
      Number.isFinite(Number(a)) && Number.isFinite(Number(b)) ? Number(a) - Number(b) : String(a) < String(b) ? -1 : 1;
    if (order * sign > 0) best = value;
  }
  return best;
}
