import type { PoolClient } from "pg";

/** Now, by the one clock that all processes share: PostgreSQL's. In a transaction, when it began. */
export async function databaseTime(client: PoolClient): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("select now() as now");
  return rows[0]?.now ?? new Date();
}
