// "Try all of these again": writes that failed by one cause. Of unknown outcomes each is sent again; of refused ones the order is
// checked again, and what is still wanted is decided anew.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { settleEffect } from "#app/commands/settle-effect.server.ts";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";

const FormSchema = z.object({
  kind: z.string().min(1).max(100),
  status: z.enum(["REFUSED", "UNSETTLED"]),
  reason: z.string().max(5_000),
});
/** At a time: what is left is there for the next. */
const MOST_AT_ONCE = 500;

export type ReplayFailuresResult = { outcome: "done" } | { outcome: "conflict" } | { outcome: "invalid" };

/** conflict: none of them stands any more. */
export async function replayFailures(shop: string, actor: string, form: unknown): Promise<ReplayFailuresResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { kind, status, reason } = parsed.data;
  return inShop(shop, async (client) => {
    const { rows } = await client.query<{ id: number; origin_kind: string; origin_key: string }>(
      `select id, origin_kind, origin_key from effect
       where shop = $1 and kind = $2 and status = $3::"EffectStatus" and coalesce(reason, '') = $4 and set_aside_at is null
       order by id limit $5`,
      [shop, kind, status, reason, MOST_AT_ONCE],
    );
    if (!rows.length) return { outcome: "conflict" };
    if (status === "UNSETTLED")
      for (const { id } of rows) await settleEffect(client, shop, actor, { effectId: id, resolution: "send_again" });
    else {
      const lanes = new Map(rows.map((row) => [`${row.origin_kind}/${row.origin_key}`, row]));
      await insertInternalDeliveries(
        client,
        shop,
        [...lanes.values()].map(({ origin_kind, origin_key }) => ({
          webhookId: `rerun:${randomUUID()}`,
          source: "MANUAL" as const,
          topic: "switchyard/rerun",
          ...{ laneKind: origin_kind, laneKey: origin_key },
        })),
      );
    }
    await writeAudit(client, shop, { actor, action: "effects.replayed", subject: `kind:${kind}` });
    return { outcome: "done" };
  });
}
