// What the builder offers to a rule about one kind of record.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { getRuleLanguage } from "#app/queries/get-rule-language.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  return json(await getRuleLanguage(shop, new URL(request.url).searchParams.get("about") ?? "order"));
}
