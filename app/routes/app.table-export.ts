// One table of the store as a CSV file, streamed.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/csv-response.server.ts";
import { exportTable } from "#app/queries/export-table.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const pieces = await exportTable(shop, new URL(request.url).searchParams.get("name") ?? "");
  if (!pieces) throw new Response(null, { status: 404 });
  return csvResponse(pieces, "table.csv");
}
