// A person settles one write: an outcome that nobody knows is sent again or taken as done; a refused one is set aside; one that a
// rule asks about first is allowed or declined.
import type { PoolClient } from "pg";
import { type AuditAction, writeAudit } from "#app/store/audit.server.ts";
import { settleEffects } from "#app/store/effects.server.ts";
import { bumpLane } from "#app/store/lanes.server.ts";
import { endStagesOfEffects } from "#app/store/stages.server.ts";
import { wakeStages } from "#app/store/wake-stages.server.ts";

export type EffectResolution = "send_again" | "mark_done" | "set_aside" | "allow" | "decline";

const ACTION: Record<EffectResolution, AuditAction> = {
  send_again: "effect.send-again",
  mark_done: "effect.marked-done",
  set_aside: "effect.set-aside",
  allow: "effect.allowed",
  decline: "effect.declined",
};
/** Where the effect has to stand. */
const FROM: Record<EffectResolution, string> = {
  send_again: "UNSETTLED",
  mark_done: "UNSETTLED",
  set_aside: "REFUSED",
  allow: "AWAITING",
  decline: "AWAITING",
};
const MOVE: Record<
  Exclude<EffectResolution, "set_aside">,
  { to: "INTENDED" | "CONFIRMED" | "REFUSED"; reason: string }
> = {
  send_again: { to: "INTENDED", reason: "A person asked to send it again." },
  mark_done: { to: "CONFIRMED", reason: "A person marked it as done." },
  allow: { to: "INTENDED", reason: "A person allowed it." },
  decline: { to: "REFUSED", reason: "A person declined it." },
};

interface Row {
  status: string;
  attempts: number;
  target: string;
  order_id: string | null;
  lane_kind: string;
  lane_key: string;
}

/** conflict: it is settled by now, or this is not a way to settle it. */
export async function settleEffect(
  client: PoolClient,
  shop: string,
  actor: string,
  { effectId, resolution }: { effectId: number; resolution: EffectResolution },
): Promise<"done" | "not_found" | "conflict"> {
  const { rows } = await client.query<Row>(
    `select status, attempts, target, order_id, lane_kind, lane_key from effect
     where shop = $1 and id = $2 for update`,
    [shop, effectId],
  );
  const effect = rows[0];
  if (!effect) return "not_found";
  if (effect.status !== FROM[resolution]) return "conflict";
  if (resolution === "set_aside") {
    const { rowCount } = await client.query(
      "update effect set set_aside_at = now() where shop = $1 and id = $2 and set_aside_at is null",
      [shop, effectId],
    );
    if (!rowCount) return "conflict";
  } else {
    // Whatever became of it before: the person who sends it again has looked.
    const answer = resolution === "send_again" ? { anew: true } : null;
    const settled = { id: effectId, attempts: effect.attempts, answer, points: 0, dueInMs: null };
    // Before it moves: nothing is wrong with what a person did not want.
    if (resolution === "decline")
      await client.query("update effect set set_aside_at = now() where shop = $1 and id = $2", [shop, effectId]);
    const ids = await settleEffects(client, shop, [{ ...settled, ...MOVE[resolution] }]);
    await wakeStages(client, shop, await endStagesOfEffects(client, shop, { ids }));
    await bumpLane(client, shop, { kind: effect.lane_kind, key: effect.lane_key });
  }
  const subject = effect.order_id ? `gid://shopify/Order/${effect.order_id}` : effect.target;
  await writeAudit(client, shop, { actor, action: ACTION[resolution], subject });
  return "done";
}
