// What went wrong with rules is an event too, for the rules that wait for it: an effect that was refused or never answered, a text
// that could not be filled in.
import type { PoolClient } from "pg";
import type { EffectBody } from "#app/rules/effect.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { orderNameOf } from "#app/store/order-name.server.ts";
import { activeRules, type StoredRule } from "#app/store/rules.server.ts";
import { namesEvent } from "#app/worker/listens-to.ts";

export interface RuleFailure {
  /** Of this failure: it is told once. */
  key: string;
  ruleId: string;
  /** What was not done; null: the rule itself failed. */
  body: EffectBody | null;
  step: string | null;
  /** Gid of the record that it was about. */
  target: string;
  error: string;
  status: "refused" | "unsettled" | "failed";
  /** The record on which it was decided: its lane's kind, and its key as in record_state. */
  originKind: string;
  originKey: string;
}

/**
 * Tells the lane on which it was decided, which hands it on to the store's. A rule that waits for failures tells of none of its own:
 * so none sets itself off, nor two each other.
 * @param rules those in force, where they are known
 */
export async function tellOfFailures(
  client: PoolClient,
  shop: string,
  failures: readonly RuleFailure[],
  rules?: readonly StoredRule[],
): Promise<void> {
  if (!failures.length) return;
  const inForce = rules ?? (await activeRules(client, shop));
  if (!namesEvent(inForce, "rule.failed")) return;
  const told = failures.filter(({ ruleId }) => {
    const own = inForce.find((rule) => rule.ruleId === ruleId);
    return !own || !namesEvent([own], "rule.failed");
  });
  const names = await orderNameOf(
    client,
    shop,
    told.filter(({ originKind }) => originKind === "order").map(({ originKey }) => originKey),
  );
  await insertInternalDeliveries(
    client,
    shop,
    told.map((failure) => ({
      webhookId: `event:failure:${failure.key}`,
      source: "EVENT" as const,
      topic: "switchyard/rule.failed",
      laneKind: failure.originKind,
      // A stock level is worked on in the lane of its item.
      laneKey: failure.originKey.split("/")[0] ?? failure.originKey,
      trigger: triggerOf(failure, inForce, names.get(failure.originKey) ?? null),
    })),
  );
}

function triggerOf(failure: RuleFailure, rules: readonly StoredRule[], orderName: string | null): Trigger {
  const { ruleId, body, step, target, error, status, originKind, originKey } = failure;
  return {
    on: "rule.failed",
    of: failure.key,
    body: {
      rule: ruleId,
      rule_name: rules.find((rule) => rule.ruleId === ruleId)?.document.name ?? ruleId,
      action: body?.kind ?? null,
      ...{ step, error, status, target },
      [`${originKind}_id`]: originKey,
      ...(orderName === null ? {} : { order_name: orderName }),
    },
  };
}
