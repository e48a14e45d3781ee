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
    runs.map(({ rules, facts: { settings } }) => ({ rules, settings })),
  );
  await client.query(
    `insert into run (shop, installation, id, lane_kind, lane_key, lease_token, order_id, customer_id, previous_run_id,
       triggers, facts, rule_set, now, engine, findings, desired, outcome_digest)
     select $1, $2, r.* from jsonb_to_recordset($3::jsonb) as r (id bigint, lane_kind text, lane_key text, lease_token bigint,
       order_id text, customer_id text, previous_run_id bigint, triggers jsonb, facts jsonb, rule_set text, now timestamptz,
       engine text, findings jsonb, desired jsonb, outcome_digest text)`,
    [
      shop,
      installation,
      // One document: an array of PostgreSQL's would have every quote in it escaped once more.
      JSON.stringify(
        runs.map(
          (
            { id, laneKind, laneKey, leaseToken, orderId, customerId, previousRunId, facts: whole, now, decision },
            at,
          ) => {
            const { settings: _ofTheSet, ...facts } = whole;
            return {
              ...{ id, lane_kind: laneKind, lane_key: laneKey, lease_token: leaseToken },
              ...{ order_id: orderId, customer_id: customerId, previous_run_id: previousRunId },
              ...{ triggers: facts.triggers, facts, rule_set: sets[at], now, engine: decision.engine },
              ...{ findings: decision.findings, desired: decision.desired, outcome_digest: decision.digest },
            };
          },
        ),
      ),
    ],
  );
}
