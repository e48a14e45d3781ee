// A whole deployment on this machine: PostgreSQL, Redis, the simulated Shopify, the app's web process and its workers.
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { TOLD_LATER } from "#app/fault-points.ts";
import { freePort } from "#sandbox/processes/free-port.ts";
import { type RunningPostgres, startPostgres } from "#sandbox/processes/start-postgres.ts";
import { type RunningRedis, startRedis } from "#sandbox/processes/start-redis.ts";
import { type RunningProcess, runProcess } from "#sandbox/supervisor/run-process.ts";
import { keptSecrets, type Secrets } from "#sandbox/supervisor/secrets.ts";
import { migrate } from "#scripts/migrate.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const DATABASE = "switchyard";
/** Processes start a third faster when they find here what an earlier one compiled. */
const COMPILED = join(ROOT, ".cache", "compiled");

export interface DeploymentOptions {
  /** Holds everything: databases, the world, secrets, logs. */
  directory: string;
  /** Wanted; a taken one moves to the next free one. */
  ports: { sandbox: number; web: number };
  /** Of the app's processes, on top of what the sandbox sets. */
  env?: Record<string, string>;
  /** Of the world, when it is made. */
  seed?: number;
  /** Forgets what an earlier start left. */
  fresh?: boolean;
  /** PostgreSQL without fsync: for runs whose data die with them. */
  throwaway?: boolean;
  /** Arguments of sandbox/serve.ts beyond the usual ones. */
  sandboxArgs?: string[];
}

export class Deployment {
  readonly options: DeploymentOptions;
  readonly secrets: Secrets;
  readonly sandboxUrl: string;
  readonly appUrl: string;
  #redis: RunningRedis | null;
  readonly redisUrl: string;
  /** Of the owner of all rows: for looking, by the checker. */
  readonly databaseUrl: string;
  readonly #postgres: RunningPostgres | null;
  /** Of the app's processes. */
  readonly appEnv: Readonly<Record<string, string>>;
  readonly #mailPort: number;
  sandbox: RunningProcess | null = null;
  /** The one that was started last. */
  web: RunningProcess | null = null;
  readonly #webs = new Set<RunningProcess>();
  readonly workers = new Set<RunningProcess>();
  isStopping = false;

  private constructor(parts: {
    options: DeploymentOptions;
    secrets: Secrets;
    sandboxPort: number;
    webPort: number;
    mailPort: number;
    postgres: RunningPostgres | null;
    redis: RunningRedis | null;
    urls: { app: string; operator: string; look: string; redis: string };
  }) {
    const { options, secrets, sandboxPort, webPort, mailPort, urls } = parts;
    this.options = options;
    this.secrets = secrets;
    this.sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    this.appUrl = `http://127.0.0.1:${webPort}`;
    this.#redis = parts.redis;
    this.redisUrl = urls.redis;
    this.databaseUrl = urls.look;
    this.#postgres = parts.postgres;
    this.#mailPort = mailPort;
    this.appEnv = {
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(webPort),
      DATABASE_URL: urls.app,
      DATABASE_URL_OPERATOR: urls.operator,
      REDIS_URL: urls.redis,
      SHOPIFY_API_KEY: secrets.apiKey,
      SHOPIFY_API_SECRET: secrets.apiSecret,
      SHOPIFY_APP_URL: this.appUrl,
      TOKEN_ENCRYPTION_KEYS: secrets.encryptionKeys,
      SANDBOX_URL: this.sandboxUrl,
      SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      MAIL_FROM: "switchyard@northwind-outfitters.example",
      // Shopify finds in minutes what is missed; a person at the sandbox would rather see it in seconds.
      SWEEP_INTERVAL_MS: "5000",
      COMPARED_WITHIN_MS: "15000",
      READ_BACK_AFTER_MS: "5000",
      ...options.env,
    };
  }

  /** Databases run and are migrated; nothing else is started yet. */
  static async prepare(options: DeploymentOptions): Promise<Deployment> {
    const { directory, fresh = false } = options;
    if (fresh)
      for (const name of ["world", "redis", "logs"]) rmSync(join(directory, name), { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    const given = process.env.DATABASE_URL ? givenDatabase() : null;
    const [postgres, redis] = await Promise.all([
      given ? null : startPostgres(join(directory, "postgres"), { fast: options.throwaway }),
      process.env.REDIS_URL ? null : startRedis(join(directory, "redis")),
    ]);
    if (postgres && (fresh || !(await postgres.databaseExists(DATABASE)))) await postgres.createDatabase(DATABASE);
    const owner = given?.owner ?? postgres?.url("owner", DATABASE) ?? "";
    await migrate(owner);
    const sandboxPort = await freePort(options.ports.sandbox);
    const webPort = await freePort(options.ports.web === sandboxPort ? sandboxPort + 1 : options.ports.web);
    return new Deployment({
      options,
      secrets: keptSecrets(directory),
      sandboxPort,
      webPort,
      mailPort: await freePort(0),
      postgres,
      redis,
      urls: {
        app: given?.app ?? postgres?.url("app", DATABASE) ?? "",
        operator: given?.operator ?? postgres?.url("operator", DATABASE) ?? "",
        look: given?.owner ?? postgres?.url("superuser", DATABASE) ?? "",
        redis: process.env.REDIS_URL ?? redis?.url ?? "",
      },
    });
  }

  async startSandbox(): Promise<void> {
    const { sandboxArgs = [], directory, seed } = this.options;
    this.sandbox = await runProcess({
      name: "simulated Shopify",
      args: [
        join(ROOT, "sandbox", "serve.ts"),
        ...["--port", new URL(this.sandboxUrl).port, "--data", join(directory, "world")],
        ...["--app-url", this.appUrl, "--seed", String(seed ?? 1), "--mail-port", String(this.#mailPort)],
        ...sandboxArgs,
      ],
      env: {
        NODE_COMPILE_CACHE: COMPILED,
        SHOPIFY_API_KEY: this.secrets.apiKey,
        SHOPIFY_API_SECRET: this.secrets.apiSecret,
      },
      cwd: ROOT,
      logFile: join(directory, "logs", "sandbox.log"),
      ready: /simulated Shopify: http/,
    });
  }

  /** @param release the folder of the release that it is of, by default this one. */
  async startWeb(env: Record<string, string> = {}, release = ROOT): Promise<RunningProcess> {
    if (this.isStopping) throw new Error("the deployment is being stopped");
    const web = await runProcess(this.#spec("web", join(release, "app/entry.web.ts"), /"web listens"/, env));
    this.web = web;
    this.#webs.add(web);
    void web.ended.then(() => this.#webs.delete(web));
    return web;
  }

  /** @param release the folder of the release that it is of, by default this one. */
  async startWorker(env: Record<string, string> = {}, release = ROOT): Promise<RunningProcess> {
    if (this.isStopping) throw new Error("the deployment is being stopped");
    const worker = await runProcess(this.#spec("worker", join(release, "app/entry.worker.ts"), /"worker runs"/, env));
    if (this.isStopping) await worker.stop();
    this.workers.add(worker);
    void worker.ended.then(() => this.workers.delete(worker));
    return worker;
  }

  /** PostgreSQL crashes and comes back. */
  async crashPostgres(): Promise<void> {
    if (!this.#postgres) throw new Error("PostgreSQL is not ours to crash");
    await this.#postgres.crash();
  }

  /** PostgreSQL is well again when this resolves, whatever it gave up meanwhile. */
  async revivePostgres(): Promise<void> {
    if (!this.#postgres) throw new Error("PostgreSQL is not ours to start");
    await this.#postgres.revive();
  }

  /** Redis is killed and comes back with what `meanwhile` left of its files, which are in the folder that it is given. */
  async crashRedis(meanwhile: (folder: string) => void = () => {}): Promise<void> {
    if (!this.#redis) throw new Error("Redis is not ours to crash");
    const { port, process } = this.#redis;
    const folder = join(this.options.directory, "redis");
    process.kill("SIGKILL");
    await once(process, "exit");
    meanwhile(folder);
    this.#redis = await startRedis(folder, { port });
  }

  /** Everything ends, in the order in which nothing waits for what is gone. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.sandbox?.stop(5_000);
    await Promise.all([...this.workers, ...this.#webs].map((one) => one.stop()));
    // Ctrl-C may have ended them already, and then they never say that they stopped.
    const patience = new Promise<void>((resolve) => setTimeout(resolve, 5_000).unref());
    await Promise.race([Promise.all([this.#redis?.stop(), this.#postgres?.stop()]), patience]);
  }

  #spec(name: string, entry: string, ready: RegExp, env: Record<string, string>) {
    return {
      name,
      args: [entry],
      env: { FAULTPOINT: undefined, NODE_COMPILE_CACHE: COMPILED, ...this.appEnv, LOG_LEVEL: "info", ...env },
      cwd: ROOT,
      logFile: join(this.options.directory, "logs", `${name}.log`),
      ready,
      listens: env.FAULTPOINT === TOLD_LATER,
    };
  }
}

function givenDatabase(): { app: string; operator: string; owner: string } {
  const { DATABASE_URL: app, DATABASE_URL_OPERATOR: operator, DATABASE_URL_OWNER: owner } = process.env;
  if (!app || !operator || !owner)
    throw new Error("DATABASE_URL is set: the sandbox then needs DATABASE_URL_OPERATOR and DATABASE_URL_OWNER too");
  return { app, operator, owner };
}
