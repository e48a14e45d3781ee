// The orders list as CSV, page by page: however many there are, only one page is held.
import { csvCell } from "#app/lib/csv-cell.ts";
import type { Cursor } from "#app/queries/cursor.ts";
import { findOrders } from "#app/queries/list-orders.server.ts";
import type { OrderView } from "#app/queries/order-views.ts";

const PAGE = 500;
const HEADINGS = [
  ...["Order", "Created at", "Total", "Currency", "Payment", "Fulfilment", "Cancelled", "Found", "Needs attention"],
  "On hold",
];

/** Yields the file in pieces; the first is the heading. */
export async function* exportOrders(
  shop: string,
  filter: { view: OrderView; search: string; found: string | null },
): AsyncGenerator<string> {
  yield `${HEADINGS.map(csvCell).join(",")}\r\n`;
  let cursor: Cursor | null = null;
  do {
    const page = await findOrders(shop, { ...filter, cursor, pageSize: PAGE });
    if (page.rows.length)
      yield page.rows
        .map((row) =>
          [
            ...[row.name, row.createdAt, row.total, row.currency, row.financialStatus, row.fulfillmentStatus],
            ...[row.cancelled, row.flags.join("; "), row.wantsAttention, row.held],
          ]
            .map(csvCell)
            .join(","),
        )
        .join("\r\n")
        .concat("\r\n");
    cursor = page.older;
  } while (cursor);
}
