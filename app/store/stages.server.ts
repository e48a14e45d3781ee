// Rules' programs that wait: for the clock, for how an effect ends, for a person. Opened with the decision that waits, and
// gone on with by a later look at the same lane.
import type { PoolClient } from "pg";
import type { OpenedStage } from "#app/rules/decision.ts";
import type { Stage } from "#app/rules/facts.ts";
import type { LaneName } from "#app/store/lane-name.ts";

export interface StageToOpen {
  stage: OpenedStage;
  runId: number;
  lane: LaneName;
  /** As in record_state. */
  recordKey: string;
  orderId: string | null;
  customerId: string | null;
  /** The effect that it waits for. */
  effectKey: string | null;
}

/** Opens stages; one whose key is waited for already is not opened twice. A clock is set for those that wait for a time. */
export async function openStages(
  client: PoolClient,
  shop: string,
  installation: number,
  stages: StageToOpen[],
): Promise<void> {
  if (!stages.length) return;
  const { rows } = await client.query<{ rule_id: string; lane_kind: string; lane_key: string; due_at: Date | null }>(
    `insert into stage (shop, installation, key, run_id, lane_kind, lane_key, record_key, order_id, customer_id, rule_id,
       rule_version, target, block, pointer, waits, results, trigger, effect_key, due_at)
     select $1, $2, s.* from unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::int[], $12::text[], $13::text[], $14::jsonb[], $15::jsonb[], $16::jsonb[], $17::jsonb[], $18::text[],
       $19::timestamptz[]) as s
     on conflict (shop, installation, key) where status in ('OPEN', 'DUE') do nothing
     returning rule_id, lane_kind, lane_key, due_at`,
    [
      shop,
      installation,
      stages.map(({ stage }) => stage.key),
      stages.map(({ runId }) => runId),
      stages.map(({ lane }) => lane.kind),
      stages.map(({ lane }) => lane.key),
      stages.map(({ recordKey }) => recordKey),
      stages.map(({ orderId }) => orderId),
      stages.map(({ customerId }) => customerId),
      stages.map(({ stage }) => stage.ruleId),
      stages.map(({ stage }) => stage.ruleVersion),
      stages.map(({ stage }) => stage.target),
      stages.map(({ stage }) => stage.block),
      stages.map(({ stage }) => JSON.stringify(stage.pointer)),
      stages.map(({ stage }) => JSON.stringify(stage.waits)),
      stages.map(({ stage }) => JSON.stringify(stage.results)),
      stages.map(({ stage }) => JSON.stringify(stage.trigger)),
      stages.map(({ effectKey }) => effectKey),
      stages.map(({ stage }) => dueOf(stage)),
    ],
  );
  // Many lines of an order wait for the same moment: one clock is set for them.
  const clocks = rows.filter((row) => row.due_at !== null);
  if (!clocks.length) return;
  await client.query(
    `insert into timer (shop, installation, kind, rule_id, lane_kind, lane_key, due_at)
     select distinct $1, $2::int, 'stage', w.* from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) as w
     on conflict (shop, kind, rule_id, lane_kind, lane_key, due_at) do update
       set status = 'PENDING', installation = excluded.installation where timer.status <> 'PENDING'`,
    [
      shop,
      installation,
      clocks.map((row) => row.rule_id),
      clocks.map((row) => row.lane_kind),
      clocks.map((row) => row.lane_key),
      clocks.map((row) => row.due_at),
    ],
  );
}

function dueOf({ waits }: OpenedStage): string | null {
  switch (waits.for) {
    case "time":
      return waits.until;
    case "approval":
      return waits.expiresAt;
    case "effect":
      return null;
  }
}

export interface EndedStage extends Stage {
  lane: LaneName;
  recordKey: string;
}

/** Stages of these lanes that have ended and are to be gone on with, in the order in which they were opened. */
export async function listEndedStages(
  client: PoolClient,
  shop: string,
  installation: number,
  lanes: LaneName[],
): Promise<EndedStage[]> {
  if (!lanes.length) return [];
  const { rows } = await client.query(
    `select s.* from stage s join unnest($3::text[], $4::text[]) as l (kind, key) on s.lane_kind = l.kind and s.lane_key = l.key
     where s.shop = $1 and s.installation = $2 and (s.status = 'DUE' or (s.status = 'OPEN' and s.due_at <= now())) order by s.id`,
    [shop, installation, lanes.map((lane) => lane.kind), lanes.map((lane) => lane.key)],
  );
  return rows.map((row) => ({
    stageId: String(row.id),
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    target: row.target,
    pointer: row.pointer,
    block: row.block,
    outcome: row.outcome ?? (row.waits.for === "approval" ? "expired" : "due"),
    detail: row.detail,
    results: row.results,
    trigger: row.trigger,
    lane: { kind: row.lane_kind, key: row.lane_key },
    recordKey: row.record_key,
  }));
}

/** Marks stages that were gone on with. */
export async function closeStages(client: PoolClient, shop: string, stageIds: string[]): Promise<void> {
  if (!stageIds.length) return;
  await client.query(
    `update stage set status = 'DONE', ended_at = now() where shop = $1 and id = any($2::bigint[]) and status in ('OPEN', 'DUE')`,
    [shop, stageIds],
  );
}

/**
 * Ends stages that wait for effects which are settled by now. @param effectIds of the effects; null: of all that these keys name.
 * Returns the lanes that go on with them.
 */
export async function endStagesOfEffects(
  client: PoolClient,
  shop: string,
  effects: { ids: number[] } | { keys: string[] },
): Promise<{ stageId: string; lane: LaneName }[]> {
  const [column, list] =
    "ids" in effects ? ["e.id = any($2::bigint[])", effects.ids] : ["e.key = any($2::text[])", effects.keys];
  if (!list.length) return [];
  // What only watched has no answer: what hangs on it is not gone on with.
  const { rows } = await client.query<{ id: number; lane_kind: string; lane_key: string; status: string }>(
    `update stage s set
       status = case when e.status = 'WITHHELD' then 'CANCELLED' else 'DUE' end::"StageStatus",
       outcome = case when e.status = 'CONFIRMED' then 'confirmed' when e.status = 'WITHHELD' then null else 'refused' end,
       detail = e.reason, ended_at = case when e.status = 'WITHHELD' then now() end,
       results = case when s.waits->>'saveAs' is null then s.results
         else s.results || jsonb_build_object(s.waits->>'saveAs', coalesce(e.answer->'response', 'null'::jsonb)) end
     from effect e
     where e.shop = $1 and ${column} and e.status in ('CONFIRMED', 'REFUSED', 'SUPERSEDED', 'WITHHELD')
       and s.shop = $1 and s.installation = e.installation and s.effect_key = e.key and s.status = 'OPEN'
     returning s.id, s.lane_kind, s.lane_key, s.status`,
    [shop, list],
  );
  return rows
    .filter((row) => row.status === "DUE")
    .map((row) => ({ stageId: String(row.id), lane: { kind: row.lane_kind, key: row.lane_key } }));
}

/** A person answers. Returns the stage's lane; null: it waits for no answer (any more). */
export async function answerStage(
  client: PoolClient,
  shop: string,
  stageId: number,
  { outcome, by }: { outcome: "approved" | "declined"; by: string },
): Promise<{ lane: LaneName; target: string; orderId: string | null } | null> {
  const { rows } = await client.query(
    `update stage set status = 'DUE', outcome = $3, detail = $4
     where shop = $1 and id = $2 and status = 'OPEN' and waits->>'for' = 'approval' and (due_at is null or due_at > now())
     returning lane_kind, lane_key, target, order_id`,
    [shop, stageId, outcome, by],
  );
  const [row] = rows;
  return row ? { lane: { kind: row.lane_kind, key: row.lane_key }, target: row.target, orderId: row.order_id } : null;
}

/** What waits for nothing any more: of a rule that was switched off, of a lane, or all. Returns how many. */
export async function cancelStages(
  client: PoolClient,
  shop: string,
  which: { ruleId?: string; lane?: LaneName; targets?: readonly string[] },
  detail: string,
): Promise<number> {
  const { rowCount } = await client.query(
    `update stage set status = 'CANCELLED', detail = $2, ended_at = now()
     where shop = $1 and status in ('OPEN', 'DUE') and ($3::text is null or rule_id = $3)
       and ($4::text is null or (lane_kind = $4 and lane_key = $5)) and ($6::text[] is null or target = any($6))`,
    [shop, detail, which.ruleId ?? null, which.lane?.kind ?? null, which.lane?.key ?? null, which.targets ?? null],
  );
  return rowCount ?? 0;
}
