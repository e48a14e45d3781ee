// A table of the store as CSV, page by page: however long it is, only one page is held.
import { csvCell } from "#app/lib/csv-cell.ts";
import { getTable } from "#app/queries/get-table.server.ts";

const PAGE = 1_000;

/** The file in pieces, the heading first. Null: the shop has no such table. */
export async function exportTable(shop: string, name: string): Promise<AsyncGenerator<string> | null> {
  const page = (after: string | null) => getTable(shop, name, { search: "", before: null, after, pageSize: PAGE });
  const first = await page(null);
  if (!first) return null;
  const { columns } = first;
  const lineOf = (cells: string[]) => `${cells.map(csvCell).join(",")}\r\n`;
  return (async function* () {
    yield lineOf(columns);
    for (let next: typeof first | null = first; next; next = next.after ? await page(next.after) : null)
      yield next.rows.map(({ cells }) => lineOf(columns.map((column) => cells[column] ?? ""))).join("");
  })();
}
