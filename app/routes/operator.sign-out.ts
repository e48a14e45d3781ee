// The way out of the operator's page.
import type { ActionFunctionArgs } from "@remix-run/node";
import { operatorFormOf, signOutOperator } from "#app/operations/operator-door.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  await operatorFormOf(request);
  return signOutOperator();
}
