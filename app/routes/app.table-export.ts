// One table of the store as a CSV file, streamed.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportTable } from "#app/queries/export-table.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const pieces = await exportTable(shop, new URL(request.url).searchParams.get("name") ?? "");
  if (!pieces) throw new Response(null, { status: 404 });
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
      "Content-Disposition": 'attachment; filename="table.csv"',
      "Cache-Control": "no-store",
    },
  });
}
