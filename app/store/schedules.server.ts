// Schedules: each rule that the clock sets off has one timer, for its next tick by the store's clock. Ticks that were missed
// (nobody worked, the store was closed to us) come as one.
import type { PoolClient } from "pg";
import { nextTick } from "#app/rules/schedule.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { activeRules, type StoredRule } from "#app/store/rules.server.ts";
import { getShop } from "#app/store/shops.server.ts";
import { cancelStages } from "#app/store/stages.server.ts";

/** Where a rule's tick is worked on: about the store itself on its lane, about many records on one that goes through them. */
export const scheduleLane = ({ ruleId, document }: Pick<StoredRule, "ruleId" | "document">) =>
  SUBJECTS[document.about].lane === "shop" ? { kind: "shop", key: "shop" } : { kind: "scan", key: ruleId };

/**
 * Sets the timers of all rules in force for their next tick, and takes away what rules that are switched off still wait for.
 * Doing it twice changes nothing. @param now on the database's clock.
 */
export async function keepSchedules(client: PoolClient, shop: string, now: Date): Promise<void> {
  const record = await getShop(client, shop);
  if (!record || record.uninstalledAt) return;
  const rules = await activeRules(client, shop);
  const ticks = rules.flatMap((rule) => {
    const { kind, key } = scheduleLane(rule);
    const next = rule.document.on
      .flatMap((trigger) =>
        typeof trigger === "object" && "schedule" in trigger
          ? (nextTick(trigger.schedule, now.toISOString(), record.timezone) ?? [])
          : [],
      )
      .sort()[0];
    return next === undefined ? [] : [{ ruleId: rule.ruleId, kind, key, dueAt: next }];
  });
  // One that has come due and was not fired yet stays: the next is set when it was answered.
  await client.query(
    `update timer t set status = 'CANCELLED' where t.shop = $1 and t.kind = 'schedule' and t.status = 'PENDING' and t.due_at > $6
       and not exists (select 1 from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) as w (rule_id, lane_kind, lane_key, due_at)
         where w.rule_id = t.rule_id and w.lane_kind = t.lane_kind and w.lane_key = t.lane_key and w.due_at = t.due_at)`,
    [shop, ...columns(ticks), now],
  );
  await client.query(
    `insert into timer (shop, installation, kind, rule_id, lane_kind, lane_key, due_at)
     select $1, $2, 'schedule', w.* from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) as w (rule_id, lane_kind, lane_key, due_at)
     where not exists (select 1 from timer p where p.shop = $1 and p.kind = 'schedule' and p.rule_id = w.rule_id and p.status = 'PENDING')
     on conflict (shop, kind, rule_id, lane_kind, lane_key, due_at) do update set status = 'PENDING', installation = excluded.installation
       where timer.status = 'CANCELLED'`,
    [shop, record.installation, ...columns(ticks)],
  );
  await endOfRulesSwitchedOff(client, shop, rules);
}

async function endOfRulesSwitchedOff(client: PoolClient, shop: string, rules: readonly StoredRule[]): Promise<void> {
  const inForce = rules.map(({ ruleId }) => ruleId);
  await client.query(
    "update scan set ended_at = now() where shop = $1 and ended_at is null and rule_id <> all($2::text[])",
    [shop, inForce],
  );
  const { rows } = await client.query<{ rule_id: string }>(
    "select distinct rule_id from stage where shop = $1 and status in ('OPEN', 'DUE') and rule_id <> all($2::text[])",
    [shop, inForce],
  );
  for (const { rule_id: ruleId } of rows) await cancelStages(client, shop, { ruleId }, "The rule was switched off.");
}

const columns = (ticks: { ruleId: string; kind: string; key: string; dueAt: string }[]) => [
  ticks.map((tick) => tick.ruleId),
  ticks.map((tick) => tick.kind),
  ticks.map((tick) => tick.key),
  ticks.map((tick) => tick.dueAt),
];
