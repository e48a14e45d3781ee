// What a store's rules wrote since midnight: the measure of its daily caps.
import type { PoolClient } from "pg";
import { z } from "zod";
import type { DailyCap, DoneToday } from "#app/rules/daily-caps.ts";

const CapsSchema = z
  .record(z.string(), z.object({ count: z.number().int().min(0), amount: z.string().nullable() }))
  .nullable()
  .catch(null);

/**
 * How many writes of these kinds were made since midnight in the store's time zone, or are on their way, and their sum; and the
 * caps that the store set itself. Nobody else counts them before the transaction ends.
 */
export async function countDoneToday(
  client: PoolClient,
  shop: string,
  kinds: readonly string[],
): Promise<{ caps: Record<string, DailyCap>; done: Map<string, DoneToday> }> {
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 7))", [`daily caps of ${shop}`]);
  const own = await client.query<{ daily_caps: unknown }>("select daily_caps from shop where shop = $1", [shop]);
  const { rows } = await client.query<{ kind: string; count: number; amount: string }>(
    `select e.kind, count(*)::int as count,
       coalesce(sum(case when e.payload->>'amount' ~ '^\\d+(\\.\\d+)?$' then (e.payload->>'amount')::numeric end), 0)::text as amount
     from effect e join shop s on s.shop = e.shop
     where e.shop = $1 and e.kind = any($2::text[]) and e.status in ('INTENDED', 'SENT', 'CONFIRMED', 'UNSETTLED')
       and e.created_at >= date_trunc('day', now() at time zone s.timezone) at time zone s.timezone
     group by e.kind`,
    [shop, kinds],
  );
  return {
    caps: CapsSchema.parse(own.rows[0]?.daily_caps ?? null) ?? {},
    done: new Map(rows.map(({ kind, count, amount }) => [kind, { count, amount }])),
  };
}

/** Keeps these caps beside those that the store set before. False: no such shop, or the app is not installed. */
export async function saveCaps(client: PoolClient, shop: string, caps: Record<string, DailyCap>): Promise<boolean> {
  const { rowCount } = await client.query(
    `update shop set daily_caps = coalesce(daily_caps, '{}'::jsonb) || $2::jsonb where shop = $1 and uninstalled_at is null`,
    [shop, JSON.stringify(caps)],
  );
  return rowCount === 1;
}
