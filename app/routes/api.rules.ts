// Rules for programs outside, with an API key: GET gives every rule that people wrote with its version, POST brings rules in.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { apiCallerOf } from "#app/api-caller.server.ts";
import { pushRules } from "#app/commands/push-rules.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { exportRules } from "#app/queries/export-rules.server.ts";

const QUIET = { "Cache-Control": "no-store" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await apiCallerOf(request);
  return json({ shop, rules: await exportRules(shop) }, { headers: QUIET });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await apiCallerOf(request);
  const result = await pushRules(shop, actor, await request.json().catch(() => null));
  return json({ shop, ...result }, { status: statusOf(result), headers: QUIET });
}
