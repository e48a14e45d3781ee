// A person settles what the app could not: a write whose outcome nobody knows is sent again or taken as done; one that
// was refused is set aside. Nothing else moves by hand.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { type AuditAction, writeAudit } from "#app/store/audit.server.ts";
import { settleEffects } from "#app/store/effects.server.ts";
import { bumpLane } from "#app/store/lanes.server.ts";

const FormSchema = z.object({
  effectId: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  resolution: z.enum(["send_again", "mark_done", "set_aside"]),
});

export type ResolveEffectResult =
  | { outcome: "done"; resolution: Resolution }
  | { outcome: "not_found" }
  /** It is settled by now, or this is not a way to settle it. */
  | { outcome: "conflict" }
  | { outcome: "invalid" };
type Resolution = z.infer<typeof FormSchema>["resolution"];

const ACTION: Record<Resolution, AuditAction> = {
  send_again: "effect.send-again",
  mark_done: "effect.marked-done",
  set_aside: "effect.set-aside",
};

interface Row {
  status: string;
  attempts: number;
  target: string;
  order_id: string | null;
  lane_kind: string;
  lane_key: string;
}

export async function resolveEffect(shop: string, actor: string, form: unknown): Promise<ResolveEffectResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { effectId, resolution } = parsed.data;
  return inShop(shop, async (client) => {
    const { rows } = await client.query<Row>(
      `select status, attempts, target, order_id, lane_kind, lane_key from effect
       where shop = $1 and id = $2 for update`,
      [shop, effectId],
    );
    const effect = rows[0];
    if (!effect) return { outcome: "not_found" };
    if (effect.status !== (resolution === "set_aside" ? "REFUSED" : "UNSETTLED")) return { outcome: "conflict" };
    if (resolution === "set_aside") {
      const { rowCount } = await client.query(
        "update effect set set_aside_at = now() where shop = $1 and id = $2 and set_aside_at is null",
        [shop, effectId],
      );
      if (!rowCount) return { outcome: "conflict" };
    } else {
      const settled = { id: effectId, attempts: effect.attempts, answer: null, points: 0, dueInMs: null };
      await settleEffects(client, shop, [
        resolution === "send_again"
          ? { ...settled, to: "INTENDED", reason: "A person asked to send it again." }
          : { ...settled, to: "CONFIRMED", reason: "A person marked it as done." },
      ]);
      await bumpLane(client, shop, { kind: effect.lane_kind, key: effect.lane_key });
    }
    const subject = effect.order_id ? `gid://shopify/Order/${effect.order_id}` : effect.target;
    await writeAudit(client, shop, { actor, action: ACTION[resolution], subject });
    return { outcome: "done", resolution };
  });
}
