// "Check again": the order is decided once more with the rules as they stand now.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";

const FormSchema = z.object({
  orderId: z.string().regex(/^\d{1,20}$/),
  /** Of one press of the button: sent again after a lost answer, it counts once. */
  requestId: z.uuid().default(() => randomUUID()),
});

export type RerunOrderResult = { outcome: "done" | "unchanged" | "not_found" | "invalid" };

export async function rerunOrder(shop: string, actor: string, form: unknown): Promise<RerunOrderResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { orderId, requestId } = parsed.data;
  return inShop(shop, async (client) => {
    const { rows } = await client.query<{ customer_id: string | null }>(
      "select customer_id from order_state where shop = $1 and order_id = $2",
      [shop, orderId],
    );
    const order = rows[0];
    if (!order) return { outcome: "not_found" };
    const lanes = [
      { laneKind: "order", laneKey: orderId },
      ...(order.customer_id ? [{ laneKind: "customer", laneKey: order.customer_id }] : []),
    ];
    const inserted = await insertInternalDeliveries(
      client,
      shop,
      lanes.map((lane) => ({
        webhookId: `rerun:${requestId}:${lane.laneKind}`,
        source: "MANUAL",
        topic: "switchyard/rerun",
        ...lane,
      })),
    );
    if (inserted === 0) return { outcome: "unchanged" };
    await writeAudit(client, shop, { actor, action: "order.rerun", subject: `gid://shopify/Order/${orderId}` });
    return { outcome: "done" };
  });
}
