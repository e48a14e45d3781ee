// What the builder offers to a rule about one kind of record, and of the other records that it looks for.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { getRuleLanguage } from "#app/queries/get-rule-language.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const found = searchParams.get("found")?.split(",") ?? [];
  return json(await getRuleLanguage(shop, searchParams.get("about") ?? "order", found));
}
