// The database of this test file (see test-env.ts), and shops of its own for each test.
import { randomBytes } from "node:crypto";
import pg from "pg";

/** A shop domain that no other test uses. */
export function aShop(name = "shop"): string {
  return `${name}-${randomBytes(4).toString("hex")}.myshopify.com`;
}

/** Rows as the cluster's superuser sees them, past row-level security: for looking, never for the code under test. */
export async function rowsOf<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
