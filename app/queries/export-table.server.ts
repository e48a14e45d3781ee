// A table of the store as CSV, page by page: however long it is, only one page is held.
import { csvCell } from "#app/lib/csv-cell.ts";
import { findRows, getTable } from "#app/queries/get-table.server.ts";

const PAGE = 1_000;

/** The file in pieces, the heading first. Null: the shop has no such table. */
export async function exportTable(shop: string, name: string): Promise<AsyncGenerator<string> | null> {
  const table = await getTable(shop, name, { search: "", before: null, after: null, pageSize: 1 });
  if (!table) return null;
  const { columns } = table;
  const page = (after: string | null) => findRows(shop, name, { search: "", before: null, after, pageSize: PAGE });
  const lineOf = (cells: string[]) => `${cells.map(csvCell).join(",")}\r\n`;
  return (async function* () {
    yield lineOf(columns);
    let after: string | null = null;
    do {
      const next = await page(after);
      yield next.rows.map(({ cells }) => lineOf(columns.map((column) => cells[column] ?? ""))).join("");
      after = next.after;
    } while (after);
  })();
}
