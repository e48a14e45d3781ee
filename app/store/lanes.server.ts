// Lanes as their workers see them. A lane is held by a lease with a fencing token; every write of the holder proves
// the token in its own transaction. Due times and leases are compared on the database's clock only.
import type { PoolClient } from "pg";
import { appPool, inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import type { LaneName } from "#app/store/lane-name.ts";

/** A lane and the token of the lease under which it may be worked on. */
export interface HeldLane extends LaneName {
  token: number;
}
export interface ClaimedLane extends HeldLane {
  /** What had arrived at the time of the claim: handed back to `releaseLane` as `sawWanted`. */
  wanted: number;
  crashes: number;
  priority: number;
}
export interface LaneToBump extends LaneName {
  /** 0 live (default), 10 back-fill. A lane keeps the most urgent one it was given. */
  priority?: number;
  /** Not before then; default: now. A lane keeps its earliest due time. */
  dueAt?: Date;
}
export interface LaneRelease {
  /** `wanted` as the holder claimed it: when more has arrived since, the lane is due at once. */
  sawWanted: number;
  /** When the lane wants attention again without anything new; null or absent: when something arrives. */
  dueAt?: Date | null;
  /** The same as a distance on the database's clock; holds instead of `dueAt`. */
  dueInMs?: number;
}
export type QuarantineOutcome = { outcome: "released" } | { outcome: "not_quarantined" };

/** Crashes in a row after which a lane is set aside. */
export const CRASHES_TO_QUARANTINE = 3;

/** The lease has passed to somebody else: whatever the holder was about to write, it may not. */
export class FenceLost extends Error {
  override name = "FenceLost";
  constructor(shop: string, lane: HeldLane) {
    super(`lane ${lane.kind} ${lane.key} of ${shop} is no longer held under token ${lane.token}`);
  }
}

const columns = (lanes: HeldLane[]) => [
  lanes.map((lane) => lane.kind),
  lanes.map((lane) => lane.key),
  lanes.map((lane) => lane.token),
];

/**
 * Begins work: marks the lanes as started, so that a lease that runs out from now on is a crash and not a lost job.
 * @param worker by the number under which it was announced: when it ends without a word, nobody waits for the leases. Null: they run out.
 * @returns those that are still held under their token and that nobody has begun.
 */
export async function claimLanes(
  shop: string,
  lanes: HeldLane[],
  worker: number | null = null,
): Promise<ClaimedLane[]> {
  const { rows } = await appPool.query<{ lease_token: number; wanted: number; crashes: number; priority: number }>(
    "select * from claim_lanes($1, $2, $3, $4, $5, $6)",
    [shop, ...columns(lanes), env.LANE_LEASE_MS, worker],
  );
  const claimed = new Map(rows.map((row) => [row.lease_token, row]));
  return lanes.flatMap((lane) => {
    const row = claimed.get(lane.token);
    return row ? [{ ...lane, wanted: row.wanted, crashes: row.crashes, priority: row.priority }] : [];
  });
}

/**
 * Extends the leases of lanes that are being worked on. A lease that ran out a moment ago lives again as long as
 * nobody has noticed: its token has not been given to anybody else.
 * @returns the lanes that are still held.
 */
export async function renewLanes(shop: string, lanes: HeldLane[]): Promise<HeldLane[]> {
  if (!lanes.length) return [];
  const { rows } = await appPool.query<{ lease_token: number }>("select * from renew_lanes($1, $2, $3, $4, $5)", [
    ...[shop, ...columns(lanes), env.LANE_LEASE_MS],
  ]);
  return stillHeld(lanes, rows);
}

/**
 * Ends work: the lane is clean unless more has arrived than the holder saw.
 * @returns false when the lease had passed to somebody else; then nothing is changed.
 */
export async function releaseLane(shop: string, lane: HeldLane, release: LaneRelease): Promise<boolean> {
  const released = await releaseLanes(shop, [{ ...lane, ...release }]);
  return released.length === 1;
}

/** As `releaseLane`, for many in one round trip. Returns those that were released. */
export async function releaseLanes<T extends HeldLane & LaneRelease>(shop: string, lanes: T[]): Promise<T[]> {
  if (!lanes.length) return [];
  const { rows } = await appPool.query<{ lease_token: number }>(
    "select * from release_lanes($1, $2, $3, $4, $5, $6, $7)",
    [
      ...[shop, ...columns(lanes), lanes.map((lane) => lane.sawWanted)],
      ...[lanes.map((lane) => lane.dueAt ?? null), lanes.map((lane) => lane.dueInMs ?? null)],
    ],
  );
  return stillHeld(lanes, rows);
}

function stillHeld<T extends HeldLane>(lanes: T[], rows: { lease_token: number }[]): T[] {
  const held = new Set(rows.map((row) => row.lease_token));
  return lanes.filter((lane) => held.has(lane.token));
}

/**
 * Ends work that broke: counts as a crash of the lane, which comes back alone, later each time, and is set aside at the
 * third in a row. For what is the lane's own fault (deciding took too long, its data make the worker throw).
 */
export async function crashLane(
  shop: string,
  lane: HeldLane,
  reason: string,
): Promise<"suspect" | "quarantined" | "not_held"> {
  return inShop(shop, async (client) => {
    const { rows } = await client.query<{ status: string }>(
      `update lane set lease_until = null, started = false, crashes = crashes + 1, reason = $5,
         crash_tokens = case when crashes = 0 then '{}' else crash_tokens end,
         due_at = now() + make_interval(secs => power(2, crashes)),
         status = case when crashes + 1 >= $6 then 'QUARANTINED' else status end
       where shop = $1 and kind = $2 and key = $3 and lease_token = $4 and lease_until is not null
       returning status`,
      [shop, lane.kind, lane.key, lane.token, reason, CRASHES_TO_QUARANTINE],
    );
    if (!rows[0]) return "not_held";
    return rows[0].status === "QUARANTINED" ? "quarantined" : "suspect";
  });
}

/**
 * Gives lanes back that could be neither released nor said to have crashed while the database was out of reach: due again at once where
 * the lease has not been noticed to be over, and not counted as a crash where it has.
 * @returns the lanes of which a crash was taken back.
 */
export async function giveBackLanes(shop: string, lanes: HeldLane[]): Promise<LaneName[]> {
  return inShop(shop, async (client) => {
    const { rows } = await client.query<LaneName & { acquitted: boolean }>(
      `with mine as (
         select l.kind, l.key, l.lease_token = h.token and l.lease_until is not null as held,
           l.crashes > 0 and h.token = any(l.crash_tokens) as counted, h.token
         from lane l join unnest($2::text[], $3::text[], $4::bigint[]) as h (kind, key, token) on l.kind = h.kind and l.key = h.key
         where l.shop = $1 order by l.kind, l.key for update of l)
       update lane l set lease_until = case when held then null else l.lease_until end, started = l.started and not held,
         due_at = case when held then coalesce(l.due_at, now()) else l.due_at end,
         crashes = l.crashes - counted::int, crash_tokens = array_remove(l.crash_tokens, token),
         status = case when counted then 'ACTIVE' else l.status end,
         reason = case when counted and l.crashes = 1 then null else l.reason end
       from mine where l.shop = $1 and l.kind = mine.kind and l.key = mine.key and (held or counted)
       returning l.kind, l.key, counted as acquitted`,
      [shop, ...columns(lanes)],
    );
    return rows.filter(({ acquitted }) => acquitted).map(({ kind, key }) => ({ kind, key }));
  });
}

/**
 * Proves, inside the caller's transaction, that the lane is still held, and keeps it so until the transaction ends.
 * @throws FenceLost
 */
export async function assertFence(client: PoolClient, shop: string, lane: HeldLane): Promise<void> {
  await assertFences(client, shop, [lane]);
}

/** As `assertFence`, for all lanes of a batch, locked in one order so that batches cannot wait for each other in a ring. */
export async function assertFences(client: PoolClient, shop: string, lanes: HeldLane[]): Promise<void> {
  const { rows } = await client.query<{ lease_token: number }>(
    // One by one, by the key: in a rush the planner's figures are of the minute before, and joined freely it reads all lanes of the store.
    `select l.lease_token
     from (select * from unnest($2::text[], $3::text[], $4::bigint[]) as h (kind, key, token) order by kind, key) h
     cross join lateral (
       select lease_token from lane
       where shop = $1 and kind = h.kind and key = h.key and lease_token = h.token and lease_until > now() for update) l`,
    [shop, ...columns(lanes)],
  );
  const held = new Set(rows.map((row) => row.lease_token));
  const lost = lanes.find((lane) => !held.has(lane.token));
  if (lost) throw new FenceLost(shop, lost);
}

/** Says that a lane wants attention: now, or not before `dueAt`. Makes the lane when there is none. */
export async function bumpLane(client: PoolClient, shop: string, lane: LaneToBump): Promise<void> {
  await bumpLanes(client, shop, [lane]);
}

/** As `bumpLane`, for many; each lane counts once, in one order, so that transactions cannot wait for each other in a ring. */
export async function bumpLanes(client: PoolClient, shop: string, lanes: LaneToBump[]): Promise<void> {
  if (!lanes.length) return;
  await client.query(
    `insert into lane as l (shop, kind, key, priority, wanted, due_at)
     select $1, b.kind, b.key, min(b.priority), 1, min(coalesce(b.due_at, now()))
     from unnest($2::text[], $3::text[], $4::smallint[], $5::timestamptz[]) as b (kind, key, priority, due_at)
     group by b.kind, b.key order by b.kind, b.key
     on conflict (shop, kind, key) do update set wanted = l.wanted + 1,
       priority = case when l.due_at is null then excluded.priority else least(l.priority, excluded.priority) end,
       due_at = least(l.due_at, excluded.due_at)`,
    [
      shop,
      lanes.map((lane) => lane.kind),
      lanes.map((lane) => lane.key),
      lanes.map((lane) => lane.priority ?? 0),
      lanes.map((lane) => lane.dueAt ?? null),
    ],
  );
}

/** A person lets a lane that was set aside try again. */
export async function releaseQuarantinedLane(
  client: PoolClient,
  shop: string,
  lane: LaneName,
): Promise<QuarantineOutcome> {
  const { rowCount } = await client.query(
    `update lane set status = 'ACTIVE', crashes = 0, reason = null, lease_until = null, started = false, wanted = wanted + 1,
       due_at = now() where shop = $1 and kind = $2 and key = $3 and status = 'QUARANTINED'`,
    [shop, lane.kind, lane.key],
  );
  return rowCount ? { outcome: "released" } : { outcome: "not_quarantined" };
}
