// One report's table as a CSV file.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/csv-response.server.ts";
import { exportReport } from "#app/queries/export-report.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const pieces = await exportReport(shop, new URL(request.url).searchParams.get("id") ?? "");
  if (!pieces) throw new Response(null, { status: 404 });
  return csvResponse(pieces, "report.csv");
}
