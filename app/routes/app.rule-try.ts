// Tries a rule's text, saved or not, on one order. Writes nothing.
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { tryRuleOnOrder } from "#app/queries/try-rule-on-order.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as { text?: unknown; order?: unknown } | null;
  const [text, order] = [form?.text, form?.order].map((value) => (typeof value === "string" ? value : ""));
  return json(await tryRuleOnOrder(shop, { text: text ?? "", order: order ?? "" }, new Date()));
}
