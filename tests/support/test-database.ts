// The database of this test file (see test-env.ts), and shops of its own for each test.
import { randomBytes } from "node:crypto";
import pg from "pg";

/** A shop domain that no other test uses. */
export function aShop(name = "shop"): string {
  return `${name}-${randomBytes(4).toString("hex")}.myshopify.com`;
}

/** In SQL: now, as a column of milliseconds keeps it without rounding it up; rounded up it would still be to come. */
export const REACHED = "date_trunc('milliseconds', now())";

let superuser: pg.Pool | null = null;

/** Rows as the cluster's superuser sees them, past row-level security: for looking, never for the code under test. */
export async function rowsOf<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  // Kept open: to sign in costs more than most looks, and a test that waits looks often.
  superuser ??= openPool();
  return (await superuser.query<T>(sql, values)).rows;
}

function openPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL_SUPERUSER, max: 4, allowExitOnIdle: true });
  pool.on("error", () => {}); // the database goes at the end of the file, its connections with it
  return pool;
}
