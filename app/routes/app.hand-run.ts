// Runs a rule by hand: posted by the dialog that asks for its inputs.
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { runRuleByHand } from "#app/commands/run-rule-by-hand.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const result = await runRuleByHand(shop, actor, await request.json().catch(() => null));
  return json(result, { status: statusOf(result) });
}
