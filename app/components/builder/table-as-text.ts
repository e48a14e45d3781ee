// Pure. A small table within a rule as lines of text, and back: what was not changed keeps its type.
import { parseCsv } from "#app/lib/parse-csv.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

type Cell = string | number | boolean;
interface Rows {
  columns: string[];
  rows: Cell[][];
}
/** How a document writes it: rows under columns, one value for each key, or several named ones. */
type Form = "rows" | "values" | "records";

const isCell = (value: unknown): value is Cell => ["string", "number", "boolean"].includes(typeof value);

/** Null: it is no table that lines can show. */
function readRows(table: unknown): (Rows & { form: Form }) | null {
  if (!isPlain(table)) return null;
  const { columns, rows } = table;
  if (Array.isArray(columns) && Array.isArray(rows)) {
    const fits = rows.every((row) => Array.isArray(row) && row.length <= columns.length && row.every(isCell));
    return fits && columns.length ? { form: "rows", columns: columns.map(String), rows: rows as Cell[][] } : null;
  }
  const entries = Object.entries(table);
  if (entries.every(([, value]) => isCell(value)))
    return { form: "values", columns: ["key", "value"], rows: entries as [string, Cell][] };
  if (!entries.every(([, value]) => isPlain(value) && Object.values(value).every(isCell))) return null;
  const names = [...new Set(entries.flatMap(([, value]) => Object.keys(value as Plain)))];
  // A row that lacks a column differs from one whose cell is empty.
  if (names.includes("key") || entries.some(([, value]) => Object.keys(value as Plain).length !== names.length))
    return null;
  return {
    form: "records",
    columns: ["key", ...names],
    rows: entries.map(([key, value]) => [key, ...names.map((name) => (value as Record<string, Cell>)[name] ?? "")]),
  };
}

const quoted = (cell: Cell): string => {
  const text = String(cell);
  return /[",;\t\r\n]/.test(text) || text.trim() !== text || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Null: it is no table that lines can show. */
export function tableAsText(table: unknown): string | null {
  const read = readRows(table);
  return read && [read.columns, ...read.rows].map((row) => row.map(quoted).join(",")).join("\n");
}

export type ReadTableText =
  | { outcome: "read"; table: Plain }
  | { outcome: "broken"; line: number }
  | { outcome: "nameless" };

/** The table that lines say, written as it was written before. */
export function tableFromText(text: string, before: unknown): ReadTableText {
  const was = readRows(before) ?? { form: "rows" as const, columns: [], rows: [] };
  const { records, problem } = parseCsv(text);
  if (problem) return { outcome: "broken", line: problem.line };
  const [heading, ...body] = records.map(({ cells }) => cells);
  const columns = heading?.map((cell) => cell.trim()) ?? [];
  if (!columns.length || new Set(columns).size < columns.length || columns.includes("")) return { outcome: "nameless" };
  const numbers = new Set(
    was.columns.filter((_, at) => was.rows.length && was.rows.every((row) => typeof row[at] === "number")),
  );
  const old = new Map(was.rows.map((row) => [String(row[0]), row]));
  const typed = body.map((cells, index) => {
    const known = old.get(cells[0] ?? "") ?? was.rows[index] ?? [];
    return columns.slice(0, Math.max(cells.length, 1)).map((name, at): Cell => {
      const cell = cells[at] ?? "";
      const kept = known[was.columns.indexOf(name)];
      if (kept !== undefined && String(kept) === cell) return kept;
      return numbers.has(name) && cell !== "" && String(Number(cell)) === cell ? Number(cell) : cell;
    });
  });
  return { outcome: "read", table: written(was.form, columns, typed) };
}

function written(form: Form, columns: string[], rows: Cell[][]): Plain {
  const [, ...names] = columns;
  if (form === "rows" || (form === "values" && columns.length !== 2)) return { columns, rows };
  return Object.fromEntries(
    rows.map(([key, ...cells]) => [
      String(key),
      form === "values" ? (cells[0] ?? "") : Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])),
    ]),
  );
}
