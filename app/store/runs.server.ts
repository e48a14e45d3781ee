// Runs: each evaluation of a lane with everything needed to decide it again, bit for bit.
import type { PoolClient } from "pg";
import type { RuleAt } from "#app/rules/compile-rule.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import { keepRuleSets } from "#app/store/rule-sets.server.ts";

export interface RunToRecord {
  id: number;
  laneKind: string;
  laneKey: string;
  leaseToken: number;
  orderId: string | null;
  customerId: string | null;
  previousRunId: number | null;
  facts: Facts;
  /** The rules as they stood. */
  rules: RuleAt[];
  now: string;
  decision: Decision;
}

/** Takes `count` run ids ahead of the insert: occasions of effects carry the number of their run. */
export async function takeRunIds(client: PoolClient, count: number): Promise<number[]> {
  if (!count) return [];
  const { rows } = await client.query<{ id: number }>(
    `select nextval(pg_get_serial_sequence('run', 'id')) as id from generate_series(1, $1)`,
    [count],
  );
  return rows.map((row) => row.id);
}

/** Inserts runs. */
export async function insertRuns(
  client: PoolClient,
  shop: string,
  installation: number,
  runs: RunToRecord[],
): Promise<void> {
  if (!runs.length) return;
  const sets = await keepRuleSets(
    client,
    shop,
    runs.map((run) => run.rules),
  );
  await client.query(
    `insert into run (shop, installation, id, lane_kind, lane_key, lease_token, order_id, customer_id, previous_run_id,
       triggers, facts, rule_set, now, engine, findings, desired, outcome_digest)
     select $1, $2, r.* from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::bigint[],
       $10::jsonb[], $11::jsonb[], $12::text[], $13::timestamptz[], $14::text[], $15::jsonb[], $16::jsonb[], $17::text[]) as r`,
    [
      shop,
      installation,
      runs.map((run) => run.id),
      runs.map((run) => run.laneKind),
      runs.map((run) => run.laneKey),
      runs.map((run) => run.leaseToken),
      runs.map((run) => run.orderId),
      runs.map((run) => run.customerId),
      runs.map((run) => run.previousRunId),
      runs.map((run) => JSON.stringify(run.facts.triggers)),
      runs.map((run) => JSON.stringify(run.facts)),
      sets,
      runs.map((run) => run.now),
      runs.map((run) => run.decision.engine),
      runs.map((run) => JSON.stringify(run.decision.findings)),
      runs.map((run) => JSON.stringify(run.decision.desired)),
      runs.map((run) => run.decision.digest),
    ],
  );
}
