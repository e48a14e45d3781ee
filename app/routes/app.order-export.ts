// The orders list as a CSV file, streamed: what the list shows, all of it.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/csv-response.server.ts";
import { exportOrders } from "#app/queries/export-orders.server.ts";
import { orderFilterFrom } from "#app/queries/order-views.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const pieces = exportOrders(shop, orderFilterFrom(new URL(request.url).searchParams));
  return csvResponse(pieces, "orders.csv");
}
