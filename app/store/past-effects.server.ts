// What lanes decided and wrote before, as far as deciding and recording have to know it.
import type { PoolClient } from "pg";
import type { EffectBody } from "#app/rules/effect.ts";
import type { OwnedState } from "#app/rules/facts.ts";
import { stateOf } from "#app/store/effect-state.ts";
import { effectsOf } from "#app/store/effects-of.ts";
import { kindsAndKeys, type LaneName } from "#app/store/lane-name.ts";

/** A state that an action of ours reached, or may have reached when its answer never came. */
export interface OwnedWrite extends OwnedState {
  originKind: string;
  originKey: string;
}

/** The last state per rule, action and target that these lanes decided: confirmed ones, and those that some unanswered attempt may have reached. */
export async function listOwnedStates(
  client: PoolClient,
  shop: string,
  installation: number,
  lanes: LaneName[],
): Promise<OwnedWrite[]> {
  if (!lanes.length) return [];
  const { rows } = await client.query(
    `select distinct on (e.origin_kind, e.origin_key, e.rule_id, e.action_id, e.target)
       e.origin_kind, e.origin_key, e.rule_id, e.action_id, e.target, e.occasion, e.kind, e.payload, e.status
     from ${effectsOf("origin")}
     where e.installation = $2 and e.acts = 'state'
       and (e.status in ('CONFIRMED', 'SENT') or (e.status in ('INTENDED', 'SUPERSEDED') and e.answer ? 'unknownUntil'))
     order by e.origin_kind, e.origin_key, e.rule_id, e.action_id, e.target, e.id desc`,
    [shop, installation, ...kindsAndKeys(lanes)],
  );
  return rows.map((row) => ({
    originKind: row.origin_kind,
    originKey: row.origin_key,
    ruleId: row.rule_id,
    actionId: row.action_id,
    target: row.target,
    ...stateOf(row.occasion),
    // An earlier attempt was never answered and a later one was not applied: it may stand there, so it is taken back when
    // it is not wanted, and written when it is.
    ...(row.status === "INTENDED" || row.status === "SUPERSEDED" ? { digest: "doubtful" } : {}),
    wrote: { kind: row.kind, ...row.payload },
  }));
}

export interface Write {
  laneKind: string;
  laneKey: string;
  target: string;
  body: EffectBody;
  /** Shopify's time at the write; null: no answer has come yet. */
  answeredAt: string | null;
}

/** One-shot writes are remembered so long: a webhook that was on its way when they were made is here by then. */
const WRITE_MEMORY = "1 hour";

/**
 * What was written to the tags of these lanes' records, and to the fields of orders that webhooks show, oldest first: of each `state` the last one, and one-shot writes of
 * the last hour. A picture that was taken before such a write does not show it.
 */
export async function listFieldWrites(
  client: PoolClient,
  shop: string,
  installation: number,
  lanes: LaneName[],
): Promise<Write[]> {
  if (!lanes.length) return [];
  const { rows } = await client.query(
    `select w.* from (
       select distinct on (e.lane_kind, e.lane_key, e.rule_id, e.action_id, e.target, case when e.acts = 'state' then 0 else e.id end)
         e.id, e.lane_kind, e.lane_key, e.target, e.kind, e.payload, e.status, e.answer
       from ${effectsOf("lane")}
       where e.installation = $2 and e.kind in ('add_tags', 'remove_tags', 'write_note', 'set_attributes', 'remove_attributes', 'update_order')
         and (e.acts = 'state' or e.settled_at is null or e.settled_at > now() - interval '${WRITE_MEMORY}')
         and (e.status in ('CONFIRMED', 'SENT') or (e.status in ('INTENDED', 'SUPERSEDED') and e.answer ? 'unknownUntil'))
       order by e.lane_kind, e.lane_key, e.rule_id, e.action_id, e.target, case when e.acts = 'state' then 0 else e.id end, e.id desc
     ) w order by w.id`,
    [shop, installation, ...kindsAndKeys(lanes)],
  );
  return rows.map((row) => ({
    laneKind: row.lane_kind,
    laneKey: row.lane_key,
    target: row.target,
    body: { kind: row.kind, ...row.payload },
    answeredAt: row.status === "CONFIRMED" ? (row.answer?.answeredAt ?? null) : null,
  }));
}

export interface FruitlessState {
  originKind: string;
  originKey: string;
  status: "WITHHELD" | "REFUSED";
  ruleId: string;
  actionId: string;
  target: string;
  on: boolean;
  digest: string;
}

/**
 * The last state per rule, action and target where that one came to nothing: withheld while only watching, or refused by
 * Shopify. Neither is written down a second time for the same content.
 */
export async function listFruitlessStates(
  client: PoolClient,
  shop: string,
  installation: number,
  lanes: LaneName[],
): Promise<FruitlessState[]> {
  if (!lanes.length) return [];
  const { rows } = await client.query(
    `select distinct on (e.rule_id, e.action_id, e.target) e.origin_kind, e.origin_key, e.rule_id, e.action_id, e.target, e.occasion, e.status
     from ${effectsOf("origin")}
     where e.installation = $2 and e.acts = 'state' and e.status <> 'SUPERSEDED'
     order by e.rule_id, e.action_id, e.target, e.id desc`,
    [shop, installation, ...kindsAndKeys(lanes)],
  );
  return rows
    .filter((row) => row.status === "WITHHELD" || row.status === "REFUSED")
    .map((row) => ({
      originKind: row.origin_kind,
      originKey: row.origin_key,
      status: row.status,
      ruleId: row.rule_id,
      actionId: row.action_id,
      target: row.target,
      ...stateOf(row.occasion),
    }));
}

/**
 * Occasions of one-shot actions, decided by these lanes, that already have an effect: `rule/action/target/occasion`, by
 * `kind/key`. Those that are a run's own never come again.
 */
export async function listDoneOccasions(
  client: PoolClient,
  shop: string,
  installation: number,
  lanes: LaneName[],
): Promise<Map<string, string[]>> {
  const byLane = new Map<string, string[]>();
  if (!lanes.length) return byLane;
  const { rows } = await client.query(
    `select e.origin_kind, e.origin_key, e.rule_id, e.action_id, e.target, e.occasion
     from ${effectsOf("origin")}
     where e.installation = $2 and e.acts <> 'state' and e.occasion not like 'run:%' order by e.id`,
    [shop, installation, ...kindsAndKeys(lanes)],
  );
  for (const row of rows) {
    const lane = `${row.origin_kind}/${row.origin_key}`;
    const done = byLane.get(lane) ?? [];
    done.push(`${row.rule_id}/${row.action_id}/${row.target}/${row.occasion}`);
    byLane.set(lane, done);
  }
  return byLane;
}
