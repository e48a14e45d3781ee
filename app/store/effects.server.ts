// The effect ledger: written before anything is sent; every move of a status is one statement that names where it may come from.
import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { Acts, DecidedEffect, EffectBody, EffectClass } from "#app/rules/effect.ts";
import { type EffectStatus, statusesBefore } from "#app/store/effect-status.ts";
import { effectsOf } from "#app/store/effects-of.ts";
import { kindsAndKeys, type LaneName } from "#app/store/lane-name.ts";

export interface OpenEffect {
  id: number;
  /** The lane that works on it. */
  laneKind: string;
  laneKey: string;
  /** The record that it was decided on: its lane's kind, and its key as in record_state. */
  originKind: string;
  originKey: string;
  runId: number;
  orderId: string | null;
  customerId: string | null;
  ruleId: string;
  actionId: string;
  acts: Acts;
  occasion: string;
  target: string;
  key: string;
  body: EffectBody;
  class: EffectClass;
  /** AWAITING only by origin. */
  status: "AWAITING" | "INTENDED" | "SENT";
  attempts: number;
  /** Not before then; null: at once. */
  dueAt: Date | null;
  isDue: boolean;
  /** From then on the last send can no longer be applied late: a look that finds nothing counts. Null: never sent. */
  absentFrom: Date | null;
  absenceCounts: boolean;
  /** An attempt was never answered, and no person said to send it anew; and what was there just before it, as its applier wrote it down. */
  isDoubtful: boolean;
  before: unknown;
  createdAt: Date;
  ageMs: number;
}

/** The identity of an effect: equal for the same intention, whatever the rule's version. */
export function effectKey(shop: string, installation: number, effect: DecidedEffect): string {
  const parts = [shop, installation, effect.ruleId, effect.actionId, effect.target, effect.occasion];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/**
 * What these lanes still have to send or to settle, oldest first.
 * @param by those that they work on; origin: those that they decided, also what a person is asked about.
 */
export async function listOpenEffects(
  client: PoolClient,
  shop: string,
  installation: number,
  lanes: LaneName[],
  readBackAfterMs: number,
  by: "lane" | "origin" = "lane",
): Promise<OpenEffect[]> {
  if (!lanes.length) return [];
  const { rows } = await client.query(
    `select e.*, (e.due_at is null or e.due_at <= now()) as is_due,
       e.deadline_at + make_interval(secs => $5::float8 / 1000) as absent_from,
       coalesce(e.deadline_at + make_interval(secs => $5::float8 / 1000) <= now(), true) as absence_counts,
       (e.status = 'SENT' or coalesce(e.answer ? 'unknownUntil' and not e.answer ? 'anew', false)) as is_doubtful, e.answer->'before' as before,
       extract(epoch from now() - e.created_at) * 1000 as age_ms
     from ${effectsOf(by)}
     where e.installation = $2 and e.status = any($6::"EffectStatus"[]) order by e.id`,
    [
      shop,
      installation,
      ...kindsAndKeys(lanes),
      readBackAfterMs,
      by === "origin" ? ["AWAITING", "INTENDED", "SENT"] : ["INTENDED", "SENT"],
    ],
  );
  return rows.map((row) => ({
    id: row.id,
    laneKind: row.lane_kind,
    laneKey: row.lane_key,
    originKind: row.origin_kind,
    originKey: row.origin_key,
    runId: row.run_id,
    orderId: row.order_id,
    customerId: row.customer_id,
    ruleId: row.rule_id,
    actionId: row.action_id,
    acts: row.acts,
    occasion: row.occasion,
    target: row.target,
    key: row.key,
    body: { kind: row.kind, ...row.payload },
    class: row.class,
    status: row.status,
    attempts: row.attempts,
    dueAt: row.due_at,
    isDue: row.is_due,
    absentFrom: row.absent_from,
    absenceCounts: row.absence_counts,
    isDoubtful: row.is_doubtful,
    before: row.before,
    createdAt: row.created_at,
    ageMs: Number(row.age_ms),
  }));
}

/** The occasion of an action that acts each time, once its run has a number. */
export const occasionOfRun = (runId: number): string => `run:${runId}`;

export interface EffectToInsert {
  originKind: string;
  originKey: string;
  runId: number;
  orderId: string | null;
  customerId: string | null;
  class: EffectClass;
  /** CONFIRMED: of our own books, done in this transaction. */
  status: "INTENDED" | "AWAITING" | "WITHHELD" | "CONFIRMED";
  reason: string | null;
  /** Whether the rule was true when it was decided. */
  matched: boolean;
  effect: DecidedEffect;
}

/**
 * Inserts effects; one whose key exists already stays as it is. An effect that follows a write with a doubtful answer
 * waits until that write can no longer be applied late. Returns the keys of those that are new.
 */
export async function insertEffects(
  client: PoolClient,
  shop: string,
  installation: number,
  effects: EffectToInsert[],
): Promise<Set<string>> {
  if (!effects.length) return new Set();
  const { rows } = await client.query<{ key: string }>(
    `insert into effect (shop, installation, key, run_id, lane_kind, lane_key, origin_kind, origin_key, order_id, customer_id,
       rule_id, rule_version, action_id, acts, occasion, target, kind, payload, class, status, matched, reason, settled_at, due_at)
     select $1, $2, n.key, n.run_id, n.lane_kind, n.lane_key, n.origin_kind, n.origin_key, n.order_id, n.customer_id,
       n.rule_id, n.rule_version, n.action_id, n.acts, n.occasion, n.target, n.kind, n.payload, n.class::"EffectClass",
       n.status::"EffectStatus", n.matched, n.reason, case when n.status = 'CONFIRMED' then now() end,
       (select max((e.answer->>'unknownUntil')::timestamptz) from effect e
        where e.shop = $1 and e.lane_kind = n.lane_kind and e.lane_key = n.lane_key and e.rule_id = n.rule_id
          and e.action_id = n.action_id and e.target = n.target and e.acts = 'state')
     from unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::text[],
       $12::text[], $13::text[], $14::text[], $15::text[], $16::jsonb[], $17::text[], $18::text[], $19::text[], $20::text[],
       $21::boolean[], $22::text[]) with ordinality
       as n (key, run_id, lane_kind, lane_key, order_id, customer_id, rule_id, rule_version, action_id, acts, occasion, target,
         kind, payload, class, status, origin_kind, origin_key, matched, reason, position)
     order by n.position
     on conflict (shop, installation, key) do nothing returning key`,
    [
      shop,
      installation,
      effects.map(({ effect }) => effectKey(shop, installation, effect)),
      effects.map((entry) => entry.runId),
      effects.map(({ effect }) => effect.lane.kind),
      effects.map(({ effect }) => effect.lane.key),
      effects.map((entry) => entry.orderId),
      effects.map((entry) => entry.customerId),
      effects.map(({ effect }) => effect.ruleId),
      effects.map(({ effect }) => effect.ruleVersion),
      effects.map(({ effect }) => effect.actionId),
      effects.map(({ effect }) => effect.acts),
      effects.map(({ effect }) => effect.occasion),
      effects.map(({ effect }) => effect.target),
      effects.map(({ effect }) => effect.body.kind),
      effects.map(({ effect: { body } }) => JSON.stringify({ ...body, kind: undefined })),
      effects.map((entry) => entry.class),
      effects.map((entry) => entry.status),
      effects.map((entry) => entry.originKind),
      effects.map((entry) => entry.originKey),
      effects.map((entry) => entry.matched),
      effects.map((entry) => entry.reason),
    ],
  );
  return new Set(rows.map((row) => row.key));
}

/**
 * Marks effects as sent, before they are, and remembers what was there (`before`). Returns the attempt number of each: the answer is
 * accepted for that attempt only.
 */
export async function markEffectsSent(
  client: PoolClient,
  shop: string,
  effects: readonly { id: number; before?: unknown }[],
  { timeoutMs, readBackAfterMs }: { timeoutMs: number; readBackAfterMs: number },
): Promise<Map<number, number>> {
  if (!effects.length) return new Map();
  const { rows } = await client.query<{ id: number; attempts: number }>(
    `update effect e set status = 'SENT', attempts = attempts + 1, sent_at = now(), due_at = null,
       deadline_at = now() + make_interval(secs => $4::float8 / 1000),
       answer = case when e.status <> 'SENT' and m.before is null then e.answer else coalesce(e.answer, '{}'::jsonb)
         || case when e.status = 'SENT' and e.deadline_at is not null
           then jsonb_build_object('unknownUntil', e.deadline_at + make_interval(secs => $5::float8 / 1000)) else '{}'::jsonb end
         || case when m.before is null then '{}'::jsonb else jsonb_build_object('before', m.before) end end
     from unnest($2::bigint[], $3::jsonb[]) as m (id, before)
     where e.shop = $1 and e.id = m.id and e.status = any($6::"EffectStatus"[])
     returning e.id, e.attempts`,
    [
      shop,
      effects.map(({ id }) => id),
      effects.map(({ before }) => (before === undefined || before === null ? null : JSON.stringify(before))),
      ...[timeoutMs, readBackAfterMs, statusesBefore("SENT")],
    ],
  );
  return new Map(rows.map((row) => [row.id, row.attempts]));
}

export interface Settlement {
  id: number;
  /** The attempt this answer belongs to; another one in between makes it void. */
  attempts: number;
  to: Exclude<EffectStatus, "WITHHELD">;
  reason: string | null;
  answer: Record<string, unknown> | null;
  points: number;
  /** For INTENDED and SENT: look again in so many milliseconds; null: at the next look. */
  dueInMs: number | null;
}

/** Writes how sending ended. An effect that moved on meanwhile stays as it is. Returns the ids that moved. */
export async function settleEffects(
  client: PoolClient,
  shop: string,
  settlements: readonly Settlement[],
): Promise<number[]> {
  const moved: number[] = [];
  for (const to of new Set(settlements.map((entry) => entry.to))) {
    const entries = settlements.filter((entry) => entry.to === to);
    const { rows } = await client.query<{ id: number }>(
      `update effect e set status = $2::"EffectStatus", reason = s.reason,
         answer = case when s.answer is null then e.answer else coalesce(e.answer, '{}'::jsonb) || s.answer end,
         points = e.points + s.points, due_at = now() + make_interval(secs => s.due_in_ms / 1000),
         settled_at = case when $2 in ('INTENDED', 'SENT') then null else now() end
       from unnest($3::bigint[], $4::int[], $5::text[], $6::jsonb[], $7::int[], $8::float8[])
         as s (id, attempts, reason, answer, points, due_in_ms)
       where e.shop = $1 and e.id = s.id and e.attempts = s.attempts and e.status = any($9::"EffectStatus"[])
       returning e.id`,
      [
        shop,
        to,
        entries.map((entry) => entry.id),
        entries.map((entry) => entry.attempts),
        entries.map((entry) => entry.reason),
        entries.map((entry) => (entry.answer ? JSON.stringify(entry.answer) : null)),
        entries.map((entry) => entry.points),
        entries.map((entry) => entry.dueInMs),
        [...new Set([...statusesBefore(to), ...(to === "INTENDED" ? ["INTENDED"] : [])])],
      ],
    );
    moved.push(...rows.map((row) => row.id));
  }
  return moved;
}

/**
 * One-shot effects that may not be sent any more: their rule is no longer as true of the record that they were decided on as it was
 * then. Of one that keeps a state a newer decision tells.
 */
export async function listFallen(client: PoolClient, shop: string, effectIds: number[]): Promise<Set<number>> {
  const { rows } = await client.query<{ id: number }>(
    `select e.id from effect e where e.shop = $1 and e.id = any($2::bigint[]) and e.acts <> 'state' and coalesce(
       case e.origin_kind
         when 'order' then (select e.rule_id = any(o.flags) from order_state o where o.shop = $1 and o.order_id = e.origin_key)
         else (select e.rule_id = any(r.flags) from record_state r where r.shop = $1 and r.kind = e.origin_kind and r.key = e.origin_key)
         end, false) <> e.matched`,
    [shop, effectIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether any order of this shop waits to be held: news about unknown fulfilment orders matters only then. */
export async function awaitsAnyHold(client: PoolClient, shop: string, installation: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from effect where shop = $1 and installation = $2 and kind = 'hold_fulfillment' and status in ('INTENDED', 'SENT', 'UNSETTLED') limit 1`,
    [shop, installation],
  );
  return rowCount !== 0;
}
