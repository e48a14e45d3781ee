// Timers that have come due become deliveries of their lanes. One statement, one commit: a timer fires once, and a tick
// that was missed for a while still comes as one delivery.
import { operatorPool } from "#app/db.server.ts";

/** Fires up to `limit` due timers. Returns how many; those of an installation that is gone are cancelled and not counted. */
export async function fireDueTimers(
  dispatcherToken: number,
  limit: number,
): Promise<{ fired: number; shops: string[] }> {
  const { rows } = await operatorPool.query<{ shop: string }>(
    `with due as (
       select t.id, t.shop, t.installation, t.kind, t.rule_id, t.lane_kind, t.lane_key, t.due_at,
         s.installation is not null as wanted
       from timer t left join shop s on s.shop = t.shop and s.installation = t.installation and s.uninstalled_at is null
       where t.status = 'PENDING' and t.due_at <= now()
         and exists (select 1 from lease d where d.name = 'dispatcher' and d.token = $1 and d.until > now())
       order by t.due_at limit $2 for update of t skip locked
     ), moved as (
       update timer t set status = (case when due.wanted then 'FIRED' else 'CANCELLED' end)::"TimerStatus" from due where t.id = due.id
     ), told as (
       insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key, trigger)
       select shop, installation, 'timer:' || id || case when kind = 'stage' then ':' || extract(epoch from now()) else '' end, 'switchyard/' || kind,
         (case kind when 'stage' then 'STAGE' when 'schedule' then 'SCHEDULE' else 'TIMER' end)::"DeliverySource", lane_kind, lane_key,
         case kind
           when 'schedule' then jsonb_build_object('on', 'schedule', 'rule', rule_id,
             'of', to_char(due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
           when 'moment' then jsonb_build_object('on', rule_id, 'of', to_char(due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
           when 'stage' then '{"on": "stage"}'::jsonb
           else '{"on": "timer"}'::jsonb end
       from due where wanted order by shop, id
       on conflict (shop, webhook_id) do nothing
     ), bumped as (
       insert into lane as l (shop, kind, key, wanted, due_at)
       select shop, lane_kind, lane_key, count(*), now() from due where wanted
       group by shop, lane_kind, lane_key order by shop, lane_kind, lane_key
       on conflict (shop, kind, key) do update set wanted = l.wanted + excluded.wanted, due_at = least(l.due_at, excluded.due_at))
     select shop from due where wanted`,
    [dispatcherToken, limit],
  );
  return { fired: rows.length, shops: [...new Set(rows.map((row) => row.shop))] };
}
