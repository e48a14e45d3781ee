// Which deliveries runs go back to: asked only while traces are sent.
import type { PoolClient } from "pg";
import type { LaneName } from "#app/store/lane-name.ts";

export interface Arrival {
  source: string;
  receivedAt: Date;
}

/** How and when these deliveries came, by their numbers. */
export async function listArrivals(client: PoolClient, shop: string, ids: number[]): Promise<Map<number, Arrival>> {
  const { rows } = await client.query<Arrival & { id: number }>(
    `select id, source, received_at as "receivedAt" from delivery_key where shop = $1 and id = any($2::bigint[])`,
    [shop, ids],
  );
  return new Map(rows.map(({ id, source, receivedAt }) => [id, { source, receivedAt }]));
}

/** The first delivery that each of these runs answered, by the run; one past its retention is left out. */
export async function firstDeliveriesOf(
  client: PoolClient,
  shop: string,
  runs: readonly (LaneName & { runId: number })[],
): Promise<Map<number, number>> {
  const { rows } = await client.query<{ runId: number; id: number }>(
    `select k.run_id as "runId", min(k.id) as id from delivery_key k
       join unnest($2::text[], $3::text[], $4::bigint[]) as r (kind, key, run_id)
         on k.lane_kind = r.kind and k.lane_key = r.key and k.run_id = r.run_id
     where k.shop = $1 group by k.run_id`,
    [shop, runs.map(({ kind }) => kind), runs.map(({ key }) => key), runs.map(({ runId }) => runId)],
  );
  return new Map(rows.map(({ runId, id }) => [runId, id]));
}
