// A report's table as CSV.
import { csvCell } from "#app/lib/csv-cell.ts";
import { getReport } from "#app/queries/get-report.server.ts";

const LINES_AT_ONCE = 1_000;

/** The file in pieces, the heading first. Null: the shop has no such report, or it is a text alone. */
export async function exportReport(shop: string, reportId: string): Promise<AsyncGenerator<string> | null> {
  const report = await getReport(shop, reportId);
  if (!report?.columns.length) return null;
  const lines = [report.columns, ...report.rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`);
  return (async function* () {
    for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
      yield lines.slice(from, from + LINES_AT_ONCE).join("");
  })();
}
