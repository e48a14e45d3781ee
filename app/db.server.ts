// The two doors to PostgreSQL: Prisma for pages and commands, pg for the pipeline's batches. Both run every
// statement inside a transaction that names the shop, which row-level security asks for.
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#app/env.server.ts";
import { type Prisma, PrismaClient } from "#app/generated/prisma/client.ts";

// int8 as string would spread BigInt parsing everywhere: ids of our own rows stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

const TIMEOUT_MS = env.DATABASE_TIMEOUT_MS;
// Prisma's adapter cuts the offset off a timestamptz: every session speaks UTC. A host or a wire may go without a word: then
// the server too gives up what nobody waits for any more, and the locks that it held.
const SESSION = [
  ...["TimeZone=UTC", `statement_timeout=${TIMEOUT_MS}`, `idle_in_transaction_session_timeout=${TIMEOUT_MS}`],
  ...["tcp_keepalives_idle=10", "tcp_keepalives_interval=5", "tcp_keepalives_count=3"],
]
  .map((setting) => `-c ${setting}`)
  .join(" ");
/**
 * Without a limit on this side a connection whose other end has gone would be waited for without end. It comes after the server's own:
 * who meets it has not been answered at all.
 */
const PATIENCE = { query_timeout: TIMEOUT_MS + 1_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** The app's role: sees the rows of the shop set in the transaction, nothing without one. */
export const appPool = new pg.Pool({
  ...PATIENCE,
  connectionString: env.DATABASE_URL,
  max: env.DATABASE_POOL,
  // Also how long a batch may wait for a free connection under load.
  connectionTimeoutMillis: 5_000,
  application_name: "switchyard-app",
  options: SESSION,
});
/** The webhook door's own few connections, kept open: no page and no batch makes a webhook wait. */
const doorPool = new pg.Pool({
  ...PATIENCE,
  connectionString: env.DATABASE_URL,
  max: 4,
  idleTimeoutMillis: 0,
  connectionTimeoutMillis: 5_000,
  query_timeout: 3_000,
  application_name: "switchyard-door",
  options: `${SESSION} -c statement_timeout=3000`,
});
/** One connection of the app's role, for the question whether it works at all: busy batches must not look like a database that is away. */
export const readinessPool = new pg.Pool({
  ...PATIENCE,
  connectionString: env.DATABASE_URL,
  max: 1,
  connectionTimeoutMillis: 2_000,
  application_name: "switchyard-ready",
  options: SESSION,
});
/**
 * Dispatch, timers and sweep across shops; granted no bodies, facts, sessions or customers. What it asks is answered by an index, whatever
 * PostgreSQL's figures say: in a rush they are of the minute before, and each round of dispatch would read the lanes of all stores.
 */
export const operatorPool = new pg.Pool({
  ...PATIENCE,
  connectionString: env.DATABASE_URL_OPERATOR,
  max: 3,
  connectionTimeoutMillis: 2_000,
  application_name: "switchyard-operator",
  options: `${SESSION} -c enable_seqscan=off`,
});
for (const pool of [appPool, doorPool, readinessPool, operatorPool]) {
  pool.on("error", () => {}); // an idle connection that died is replaced at the next use
  // One that dies in use fails the query under way; without a listener it would end the process as well.
  pool.on("connect", (client) => client.on("error", () => {}));
}

const prisma = new PrismaClient({
  adapter: new PrismaPg({
    ...PATIENCE,
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    options: SESSION,
  }),
});

export type ShopTransaction = Prisma.TransactionClient;

/** A transaction of Prisma's that takes longer is ended: nobody waits that long for a page. */
export const TRANSACTION_WITHIN_MS = 13_000;

/** Runs `work` in one Prisma transaction that sees this shop's rows only. */
export function forShop<T>(shop: string, work: (tx: ShopTransaction) => Promise<T>): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('app.shop', ${shop}, true)`;
      return work(tx);
    },
    { timeout: TRANSACTION_WITHIN_MS },
  );
}

/** Runs `work` in one pg transaction that sees this shop's rows only. For the pipeline's batches in store/. */
export function inShop<T>(shop: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(appPool, `select set_config('app.shop', ${pg.escapeLiteral(shop)}, true)`, work);
}

/**
 * Runs `work` in one transaction of the operator's role that nobody waits for on the disk: what it removed may be there again
 * after a crash of PostgreSQL. For upkeep, which then removes it again. A batch of what is old is found by reading a table from its beginning
 * until there is enough, which the dispatcher's connections are told not to do.
 */
export function inUpkeep<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(operatorPool, "set local synchronous_commit = off; set local enable_seqscan = on", work);
}

/** @param first a statement that goes with the beginning, in one round trip. */
async function inTransaction<T>(pool: pg.Pool, first: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; ${first}`);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    broken = await endFailed(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Rolls back. Returns what is wrong with the connection, for the pool to drop it. */
async function endFailed(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  // The connection is gone: a rollback would be waited for as long again.
  if (isUnanswered(error)) return error;
  return client.query("rollback").then(
    () => undefined,
    (rollbackError: Error) => rollbackError,
  );
}

/** pg gives it no code. */
const isUnanswered = (error: unknown): error is Error =>
  error instanceof Error && error.message === "Query read timeout";

/**
 * How long a webhook waits for a connection before it is sent back to come again. A server that is down refuses at once;
 * this is for one that does not say so, and long enough for one that is only busy.
 */
const DOOR_WITHIN_MS = 1_500;

/**
 * Runs `work` on a connection of the webhook door. Throws when there is none in time; one that comes up later is there
 * for the next webhook.
 */
export async function atDoor<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await soon(doorPool.connect());
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    broken = error as Error; // it may be in any state: let the pool replace it
    throw error;
  } finally {
    client.release(broken);
  }
}

async function soon(connecting: Promise<pg.PoolClient>): Promise<pg.PoolClient> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, DOOR_WITHIN_MS, null);
  });
  try {
    const client = await Promise.race([connecting, late]);
    if (client) return client;
  } finally {
    clearTimeout(timer);
  }
  connecting.then(
    (client) => client.release(),
    () => {},
  ); // nobody waits for it any more
  throw new Error(`no connection to PostgreSQL within ${DOOR_WITHIN_MS} ms`);
}

/** Ends all connections, for an orderly exit. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([appPool.end(), doorPool.end(), readinessPool.end(), operatorPool.end(), prisma.$disconnect()]);
}
