// What the block on Shopify's own order page asks for and does: extensions/order-block.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { approveOrder } from "#app/commands/approve-order.server.ts";
import { rerunOrder } from "#app/commands/rerun-order.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { answerExtension } from "#app/extension-door.server.ts";
import { getOrderBlock } from "#app/queries/get-order-block.server.ts";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerExtension(request, async ({ shop }) => {
    const block = await getOrderBlock(shop, params.orderId ?? "");
    return block ? { status: 200, body: block } : { status: 404, body: { outcome: "not_found" } };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  answerExtension(request, async ({ shop, actor }) => {
    const said: unknown = await request.json().catch(() => null);
    const form = { ...(said && typeof said === "object" ? said : {}), orderId: params.orderId };
    const result = await run(shop, actor, form);
    return { status: statusOf(result), body: result };
  });

function run(shop: string, actor: string, form: Record<string, unknown>) {
  switch (form.intent) {
    case "approve":
      return approveOrder(shop, actor, form);
    case "rerun":
      return rerunOrder(shop, actor, form);
    default:
      return { outcome: "invalid" as const };
  }
}
