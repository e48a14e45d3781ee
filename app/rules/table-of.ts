// Pure. A table as people write it, {key: value} or {columns, rows}, by the key of each row.
import type { Table } from "#app/rules/env.ts";

type Cell = string | number | boolean;
export type WrittenTable =
  | Record<string, Cell | Record<string, Cell>>
  | { columns: readonly string[]; rows: readonly (readonly Cell[])[] };

/** Rows by their first column, folded; the last of two equal keys holds. {key: {column: value}} has a column for each name. */
export function tableOf(written: WrittenTable): Table {
  if ("columns" in written && Array.isArray(written.columns) && Array.isArray(written.rows)) {
    const columns = written.columns.map(String);
    return {
      columns,
      ...byKey(
        columns,
        (written.rows as Cell[][]).map((row) => row.map(String)),
      ),
    };
  }
  const entries = Object.entries(written as Record<string, Cell | Record<string, Cell>>);
  const names = [...new Set(entries.flatMap(([, value]) => (typeof value === "object" ? Object.keys(value) : [])))];
  const columns = names.length ? ["key", ...names] : ["key", "value"];
  return {
    columns,
    ...byKey(
      columns,
      entries.map(([key, value]) => [
        key,
        ...(typeof value === "object" ? names.map((name) => String(value[name] ?? "")) : [String(value)]),
      ]),
    ),
  };
}

function byKey(columns: readonly string[], rows: readonly (readonly string[])[]): Pick<Table, "rows" | "list"> {
  const list = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""])));
  const found = Object.fromEntries(list.map((row, at) => [(rows[at]?.[0] ?? "").trim().toLowerCase(), row]));
  // Keys that are whole numbers come first in an object, and of two equal ones the last: then the list says what was written.
  const kept = Object.values(found);
  const isSame = kept.length === list.length && kept.every((row, at) => row === list[at]);
  return isSame ? { rows: found } : { rows: found, list };
}
