// Orders, customers or products by the words that they are found by: for whoever chooses records to run a rule on.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { findToChoose } from "#app/queries/find-to-choose.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const search = (searchParams.get("search") ?? "").slice(0, 200);
  return json({ search, found: await findToChoose(shop, searchParams.get("kind"), search) });
}
