// Figures over lists, exactly; rows of a table as CSV.
import { DecimalDrop } from "#app/rules/decimal-drop.ts";
import type { Filter, FilterThis } from "#app/rules/filters/filter.ts";
import { numbers } from "#app/rules/filters/numbers.ts";
import { RecordDrop } from "#app/rules/record-drop.ts";

const entries = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]);

function valueOf(entry: unknown, path: unknown): unknown {
  if (path === undefined) return entry;
  let at = entry;
  for (const name of String(path).split(".")) {
    if (at instanceof RecordDrop) at = at.liquidMethodMissing(name);
    else if (typeof at === "object" && at !== null && Object.hasOwn(at, name)) at = (at as Record<string, unknown>)[name];
    else return null;
  }
  return at;
}

const add = (self: FilterThis, a: unknown, b: unknown) => numbers.plus?.call(self, a, b);
// A formula in a spreadsheet begins so; RFC 4180 quotes the rest.
const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)*$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const lists: Record<string, Filter> = {
  sum(value, path) {
    return entries(value).reduce<unknown>((total, entry) => add(this, total, valueOf(entry, path) ?? 0), 0);
  },
  max_of: (value, path) => extreme(entries(value).map((entry) => valueOf(entry, path)), 1),
  min_of: (value, path) => extreme(entries(value).map((entry) => valueOf(entry, path)), -1),
  /** Groups with a total each: [{ key, total, items }], in the order in which the keys first came. */
  total_by(value, keyPath, amountPath) {
    const groups = new Map<string, { key: unknown; total: unknown; items: unknown[] }>();
    for (const entry of entries(value)) {
      const key = valueOf(entry, keyPath);
      const name = String(key ?? "");
      const group = groups.get(name) ?? { key, total: 0, items: [] };
      group.total = amountPath === undefined ? Number(group.total) + 1 : add(this, group.total, valueOf(entry, amountPath) ?? 0);
      group.items.push(entry);
      groups.set(name, group);
    }
    return [...groups.values()];
  },
  csv_row: (value) => entries(value).map(cell).join(","),
  csv_cell: cell,
};

function extreme(values: unknown[], sign: 1 | -1): unknown {
  let best: unknown = null;
  for (const value of values) {
    if (value === null || value === undefined || value === "") continue;
    if (best === null) {
      best = value;
      continue;
    }
    const [a, b] = [value, best].map((entry) => (entry instanceof DecimalDrop ? entry.text : entry));
    const order = Number.isFinite(Number(a)) && Number.isFinite(Number(b)) ? Number(a) - Number(b) : String(a) < String(b) ? -1 : 1;
    if (order * sign > 0) best = value;
  }
  return best;
}
