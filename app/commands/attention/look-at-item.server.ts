// Verbs that change what we think of an item, and write nothing to the store by themselves.
import { approveFinding } from "#app/commands/approve-finding.server.ts";
import type { Verb } from "#app/commands/attention/verb.ts";
import { type EffectResolution, settleEffect } from "#app/commands/settle-effect.server.ts";
import { closeAttentionItem, reopenAttentionItem } from "#app/store/attention.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { answerStage } from "#app/store/stages.server.ts";
import { wakeStages } from "#app/store/wake-stages.server.ts";

interface Noted {
  note: string | null;
}

/** Releases what the rule holds and waives what it complains of. */
export const approve: Verb<Noted> = async ({ client, shop, actor, item, form: { note } }) => {
  const { orderId, ruleId, target, source } = item;
  if (source !== "RULE" || !orderId) return "not_possible";
  if (item.status === "DONE") return "changed";
  const { outcome } = await approveFinding(client, shop.shop, actor, { orderId, ruleId, target, note });
  if (outcome !== "done" && outcome !== "unchanged") return "changed";
  await closeAttentionItem(client, shop.shop, item.id, { status: "DONE", by: actor, note });
  return null;
};

/** Off the list until other facts are complained of; what was held or tagged stays so. */
export const ignore: Verb<Noted> = async ({ client, shop, actor, item, form: { note } }) => {
  if (item.source !== "RULE") return "not_possible";
  if (item.status !== "OPEN") return "changed";
  await closeAttentionItem(client, shop.shop, item.id, { status: "IGNORED", by: actor, note });
  await writeAudit(client, shop.shop, { actor, action: "attention.ignored", subject: item.target });
  return null;
};

export const reopen: Verb<unknown> = async ({ client, shop, actor, item }) => {
  if (item.source !== "RULE") return "not_possible";
  if (item.status !== "IGNORED") return "changed";
  await reopenAttentionItem(client, shop.shop, item.id);
  await writeAudit(client, shop.shop, { actor, action: "attention.reopened", subject: item.target });
  return null;
};

/** A rule has asked and waits: its steps go on by the answer. */
export const answer =
  (outcome: "approved" | "declined"): Verb<Noted> =>
  async ({ client, shop, actor, item, form: { note } }) => {
    if (item.source !== "QUESTION") return "not_possible";
    const answered = await answerStage(client, shop.shop, Number(item.key), { outcome, by: actor });
    if (!answered) return "changed";
    await wakeStages(client, shop.shop, [{ stageId: item.key, lane: answered.lane }]);
    await writeAudit(client, shop.shop, { actor, action: `stage.${outcome}`, subject: answered.target });
    await closeAttentionItem(client, shop.shop, item.id, { status: "DONE", by: actor, note });
    return null;
  };

/** The list follows the effect by itself; who did it is added. */
export const settle =
  (resolution: EffectResolution): Verb<Noted> =>
  async ({ client, shop, actor, item, form: { note } }) => {
    if ((item.source !== "WRITE" && item.source !== "APPROVAL") || item.effectId === null) return "not_possible";
    const outcome = await settleEffect(client, shop.shop, actor, { effectId: item.effectId, resolution });
    if (outcome !== "done") return outcome === "conflict" ? "changed" : outcome;
    await closeAttentionItem(client, shop.shop, item.id, { status: "DONE", by: actor, note });
    return null;
  };
