// Checks a rule's text that is not saved: asked by the editor while somebody types.
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { checkRuleText } from "#app/queries/check-rule-text.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as { text?: unknown } | null;
  const text = typeof form?.text === "string" ? form.text : "";
  return json({ text, ...(await checkRuleText(shop, text, new Date())) });
}
