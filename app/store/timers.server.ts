// Timers of lanes: "look again then". Rows in PostgreSQL, unique on rule, lane and due time; the dispatcher fires them.
import type { PoolClient } from "pg";

export interface LaneTimers {
  laneKind: string;
  laneKey: string;
  /** Rules that were looked at now: their pending timers that are not wanted any more are cancelled. */
  ruleIds: string[];
  timers: { ruleId: string; dueAt: string }[];
}

/** Makes the pending timers of each lane what was decided now. */
export async function reconcileTimers(
  client: PoolClient,
  shop: string,
  installation: number,
  lanes: LaneTimers[],
): Promise<void> {
  const wanted = lanes.flatMap((lane) =>
    lane.timers.map((timer) => ({ ...timer, laneKind: lane.laneKind, laneKey: lane.laneKey })),
  );
  const looked = lanes.flatMap((lane) =>
    lane.ruleIds.map((ruleId) => ({ ruleId, kind: lane.laneKind, key: lane.laneKey })),
  );
  if (looked.length)
    await client.query(
      `update timer t set status = 'CANCELLED'
       from unnest($2::text[], $3::text[], $4::text[]) as l (rule_id, lane_kind, lane_key)
       where t.shop = $1 and t.kind = 'timer' and t.rule_id = l.rule_id and t.lane_kind = l.lane_kind and t.lane_key = l.lane_key
         and t.status = 'PENDING'
         and not exists (
           select 1 from unnest($5::text[], $6::text[], $7::text[], $8::timestamptz[]) as w (rule_id, lane_kind, lane_key, due_at)
           where w.rule_id = t.rule_id and w.lane_kind = t.lane_kind and w.lane_key = t.lane_key and w.due_at = t.due_at)`,
      [
        shop,
        looked.map((entry) => entry.ruleId),
        looked.map((entry) => entry.kind),
        looked.map((entry) => entry.key),
        wanted.map((timer) => timer.ruleId),
        wanted.map((timer) => timer.laneKind),
        wanted.map((timer) => timer.laneKey),
        wanted.map((timer) => timer.dueAt),
      ],
    );
  if (wanted.length)
    // A cancelled timer that is wanted again lives again; one that has fired has fired.
    await client.query(
      `insert into timer (shop, installation, kind, rule_id, lane_kind, lane_key, due_at)
       select $1, $2, 'timer', w.* from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) as w
       on conflict (shop, kind, rule_id, lane_kind, lane_key, due_at) do update
         set status = 'PENDING', installation = excluded.installation where timer.status = 'CANCELLED'`,
      [
        shop,
        installation,
        wanted.map((timer) => timer.ruleId),
        wanted.map((timer) => timer.laneKind),
        wanted.map((timer) => timer.laneKey),
        wanted.map((timer) => timer.dueAt),
      ],
    );
}
