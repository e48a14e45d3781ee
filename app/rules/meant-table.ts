// Pure.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { saidWord } from "#app/rules/said-word.ts";

/** A table in its own form: rows as a list are pairs of a key and a value, or objects with the columns' names; a list in a cell is one text with commas. */
export function meantTable(given: unknown): unknown {
  if (isPlain(given)) return withCells(given);
  if (!Array.isArray(given) || !given.length) return given;
  if (given.every((row) => Array.isArray(row) && row.length === 2 && saidWord(row[0]) !== ""))
    return withCells(Object.fromEntries(given as [string, unknown][]));
  if (!given.every(isPlain)) return given;
  const columns = [...new Set(given.flatMap((row) => Object.keys(row)))];
  return { columns, rows: given.map((row) => columns.map((column) => cellOf(row[column] ?? ""))) };
}

const isCell = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);
const cellOf = (value: unknown): unknown => (Array.isArray(value) && value.every(isCell) ? value.join(", ") : value);
const mapped = (row: Plain): Plain =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cellOf(cell)]));

function withCells(table: Plain): Plain {
  const { columns, rows } = table;
  if (Array.isArray(columns) && Array.isArray(rows))
    return { ...table, rows: rows.map((row) => (Array.isArray(row) ? row.map(cellOf) : row)) };
  return Object.fromEntries(
    Object.entries(table).map(([key, value]) => [key, isPlain(value) ? mapped(value) : cellOf(value)]),
  );
}
