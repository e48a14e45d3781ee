// The orders list as a CSV file, streamed: what the list shows, all of it.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportOrders } from "#app/queries/export-orders.server.ts";
import { orderFilterFrom } from "#app/queries/order-views.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const pieces = exportOrders(shop, orderFilterFrom(new URL(request.url).searchParams));
  const encoder = new TextEncoder();
  const stream = new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="orders.csv"',
      "Cache-Control": "no-store",
    },
  });
}
