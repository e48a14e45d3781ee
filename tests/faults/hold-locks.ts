// Somebody else at the database: locks that the app waits for, and a deadlock of which the app's transaction is the victim.
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

/** Tables that every piece of work writes. */
export const LOCKED_TABLES = ["lane", "delivery_key", "run", "effect", "order_state", "shop"] as const;
/** Those that a transaction comes to after it has written another one. */
export const DEADLOCKED_TABLES = ["lane", "effect", "order_state"] as const;
export type LockedTable = (typeof LOCKED_TABLES)[number];

const LOOK_EVERY_MS = 5;
/** PostgreSQL looks for a deadlock when somebody has waited this long: the circle has to be closed by then. */
const DEADLOCK_TIMEOUT_MS = 1_000;
const CLOSED_WITHIN_MS = 3_000;
const COUNTED_WITHIN_MS = 4_000;

/** Nobody reads or writes the table for so long. */
export async function lockTable(url: string, table: LockedTable, ms: number): Promise<void> {
  await asSomebodyElse(url, async (client) => {
    await client.query(`begin; lock table "${table}" in access exclusive mode`);
    await wait(ms);
    await client.query("rollback");
  });
}

/** @returns whether PostgreSQL broke a deadlock: nobody may have been in the middle of a transaction of two tables. */
export async function deadlock(url: string, table: LockedTable): Promise<boolean> {
  return asSomebodyElse(url, async (client) => {
    const before = await deadlocksOf(client);
    // Whoever waits longest breaks it, by ending itself: never this session.
    await client.query(`set deadlock_timeout = '1h'; set lock_timeout = ${3 * DEADLOCK_TIMEOUT_MS}`);
    await client.query(`begin; lock table "${table}" in share mode`);
    const held = await heldByWhoWaitsFor(client, table);
    if (held) await client.query(`lock table "${held}" in access exclusive mode`).catch(() => {}); // it waited for long enough
    await client.query("rollback");
    for (const until = Date.now() + COUNTED_WITHIN_MS; held && Date.now() < until; await wait(100))
      if ((await deadlocksOf(client)) > before) return true;
    return false;
  });
}

/** A table that a transaction has written which now waits for this one. */
async function heldByWhoWaitsFor(client: pg.Client, table: LockedTable): Promise<string | null> {
  for (const until = Date.now() + CLOSED_WITHIN_MS; Date.now() < until; await wait(LOOK_EVERY_MS)) {
    const { rows } = await client.query<{ held: string }>(
      `select c.relname as held from pg_locks waits
       join pg_locks holds on holds.pid = waits.pid and holds.granted and holds.locktype = 'relation'
         and holds.mode = 'RowExclusiveLock' and holds.relation <> waits.relation
       join pg_class c on c.oid = holds.relation and c.relkind = 'r' and c.relname !~ '^delivery_body'
       where waits.relation = $1::regclass and not waits.granted and waits.database = (select oid from pg_database where datname = current_database())
       limit 1`,
      [table],
    );
    if (rows[0]) return rows[0].held;
  }
  return null;
}

async function deadlocksOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    "select deadlocks::text as count from pg_stat_database where datname = current_database()",
  );
  return Number(rows[0]?.count ?? 0);
}

async function asSomebodyElse<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "somebody else" });
  client.on("error", () => {}); // a crash that another trial asks for; the query under way tells of it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
