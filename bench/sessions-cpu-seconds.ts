import type pg from "pg";
import { cpuSeconds } from "#bench/cpu-seconds.ts";

/** Processor time so far, in seconds, of the sessions in pg_stat_activity of which `where` is true: of those that are open now. */
export async function sessionsCpuSeconds(client: pg.Client, where: string): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity where ${where}`);
  return rows.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
}
