// Pure. A table of the store as a merchant pastes it: the first line names the columns, the first column is the key.
import { parseCsv } from "#app/lib/parse-csv.ts";
import { storable } from "#app/lib/storable.ts";

/** What a table of the store may hold. As many rows are looked up at most. */
export const TABLE_LIMITS = {
  rows: 20_000,
  columns: 100,
  /** Characters of a column's name. */
  columnName: 100,
  /** Characters of a cell. */
  cell: 5_000,
  /** Bytes of the text as a page sends it, JSON in UTF-8: no form may be larger than 1 MiB (app/answer-pages.server.ts). */
  text: 1_000_000,
} as const;

/** So many problems are named at once. */
const MOST_PROBLEMS = 10;

export type TableProblemCode =
  | "empty"
  | "too_large"
  | "open_quote"
  | "stray_quote"
  | "nameless_column"
  | "column_twice"
  | "column_too_long"
  | "too_many_columns"
  | "too_many_rows"
  | "too_many_cells"
  | "cell_too_long";

export interface TableProblem {
  /** Of the text, from 1. */
  line: number;
  code: TableProblemCode;
  /** The column that it is about, where there is one. */
  column: string | null;
}

interface ReadTable {
  columns: string[];
  /** Each as long as the columns. */
  rows: string[][];
  /** Rows whose key comes again further down: the last one holds. */
  overridden: number;
  /** The first few. A text with a problem is not to be saved. */
  problems: TableProblem[];
}

export function readTable(text: string): ReadTable {
  const problems: TableProblem[] = [];
  const note = (line: number, code: TableProblemCode, column: string | null = null) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ line, code, column });
  };
  if (new TextEncoder().encode(JSON.stringify(text)).length > TABLE_LIMITS.text) {
    note(1, "too_large");
    return { columns: [], rows: [], overridden: 0, problems };
  }
  const { records, problem } = parseCsv(text);
  const [heading, ...body] = records.map(({ line, cells }) => ({ line, cells: cells.map(plainCell) }));
  if (problem) note(problem.line, problem.code);
  else if (!heading) note(1, "empty");
  const columns = heading?.cells ?? [];
  if (heading) noteColumns(heading, note);
  if (body.length > TABLE_LIMITS.rows) note(body[TABLE_LIMITS.rows]?.line ?? 1, "too_many_rows");
  for (const { line, cells } of body) {
    if (cells.slice(columns.length).some((cell) => cell !== "")) note(line, "too_many_cells");
    for (const [at, cell] of cells.entries())
      if (cell.length > TABLE_LIMITS.cell) note(line, "cell_too_long", columns[at] ?? null);
  }
  const rows = body.map(({ cells }) => columns.map((_, at) => cells[at] ?? ""));
  const keys = new Set(rows.map(([key = ""]) => key.toLowerCase()));
  return { columns, rows, overridden: rows.length - keys.size, problems };
}

function noteColumns(
  { line, cells }: { line: number; cells: string[] },
  note: (line: number, code: TableProblemCode, column?: string) => void,
): void {
  if (cells.length > TABLE_LIMITS.columns) note(line, "too_many_columns");
  if (cells.includes("")) note(line, "nameless_column");
  const twice = cells.find((cell, at) => cell !== "" && cells.indexOf(cell) < at);
  if (twice !== undefined) note(line, "column_twice", twice);
  const long = cells.find((cell) => cell.length > TABLE_LIMITS.columnName);
  if (long !== undefined) note(line, "column_too_long", `${long.slice(0, 20)}…`);
}

/** Without the apostrophe that keeps a cell of a download from being calculated (csv-cell.ts): "'+44 20" is a phone again. */
function plainCell(cell: string): string {
  return storable(cell.replace(/^'(?=[=+\-@\t\r\n])/, "")).trim();
}
