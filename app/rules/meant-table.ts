// Pure.
import { isPlain } from "#app/rules/plain.ts";
import { saidWord } from "#app/rules/said-word.ts";

/** Rows of a table as a list, brought into its own form: pairs of a key and a value, or objects with the columns' names. */
export function meantTable(given: unknown): unknown {
  if (!Array.isArray(given) || !given.length) return given;
  if (given.every((row) => Array.isArray(row) && row.length === 2 && saidWord(row[0]) !== ""))
    return Object.fromEntries(given as [string, unknown][]);
  if (!given.every(isPlain)) return given;
  const columns = [...new Set(given.flatMap((row) => Object.keys(row)))];
  return { columns, rows: given.map((row) => columns.map((column) => row[column] ?? "")) };
}
