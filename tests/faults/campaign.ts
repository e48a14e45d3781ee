// What the fault campaign is made of: a deployment whose processes are killed at named places while buyers order.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { checkDocument } from "#app/rules/check-document.ts";
import { loadEvidence } from "#sandbox/checker/load-evidence.ts";
import { loadFigures } from "#sandbox/checker/load-figures.ts";
import { makeReport, type Report } from "#sandbox/checker/make-report.ts";
import { tellStory } from "#sandbox/checker/tell-story.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { Deployment } from "#sandbox/supervisor/deployment.ts";
import { goLive, installApp, type Merchant, pressAtHome } from "#sandbox/supervisor/merchant.ts";
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";
import { waitUntilSettled } from "#sandbox/supervisor/wait-until-settled.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { buildWhenStale } from "#scripts/build-when-stale.ts";
import type { WireName } from "#tests/faults/draw-trials.ts";
import { Fleet } from "#tests/faults/fleet.ts";
import type { Decided } from "#tests/faults/measure-recovery.ts";
import { Neighbour } from "#tests/faults/neighbour.ts";
import { mountSmallDisk, type SmallDisk } from "#tests/support/small-disk.ts";
import { type Relay, relayTo } from "#tests/support/tcp-relay.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** PostgreSQL may be away for so long because a trial has it so. */
const ASKED_AGAIN_FOR_MS = 60_000;

/** Everything that waits in production waits moments here. */
const FAST = {
  LANE_LEASE_MS: "1500",
  SWEEP_INTERVAL_MS: "1500",
  COMPARED_WITHIN_MS: "3000",
  READ_BACK_AFTER_MS: "2000",
  READ_GRACE_MS: "500",
  ADMIN_TIMEOUT_MS: "2000",
  DATABASE_TIMEOUT_MS: "4000",
  LOG_LEVEL: "info",
};

/** As they are where nobody sets them: the sandbox is in more of a hurry. */
export const TIMES_OF_PRODUCTION = {
  SWEEP_INTERVAL_MS: "180000",
  COMPARED_WITHIN_MS: "3600000",
  READ_BACK_AFTER_MS: "60000",
  LOG_LEVEL: "info",
};

export interface Campaign {
  deployment: Deployment;
  fleet: Fleet;
  otherRelease: string;
  /** Between the app and what it speaks to; `web` is what Shopify speaks to. */
  wires: Record<WireName, Relay>;
  /** Of PostgreSQL and Redis; null where this machine lets nobody mount one. */
  neighbour: Neighbour;
  disks: Record<"postgres" | "redis", SmallDisk | null>;
  shop: string;
  kills: number;
  /** Under which Shopify signs. */
  apiSecret(): string;
  /** Says that Shopify signs under another one now. */
  signedUnder(secret: string): void;
  /** As the superuser, past row-level security; asks again while PostgreSQL is away. Only what may be asked twice. */
  query(sql: string): Promise<pg.QueryResult>;
  /** PostgreSQL crashes and comes back, and the campaign looks into it anew. */
  crashPostgres(): Promise<void>;
  /** Switches a rule on. */
  rule(document: Record<string, unknown>): Promise<void>;
  /** Its next version, in force at once. */
  editRule(document: Record<string, unknown>): Promise<void>;
  /** Runs that decided by more than one version of a rule at once, or by one that nobody wrote. */
  mixedVersions(): Promise<string[]>;
  /** Buyers order until they are told to stop. */
  order(perSecond: number, seed: number): Promise<void>;
  /** So many orders at once. */
  storm(orders: number): Promise<void>;
  stopOrdering(): Promise<void>;
  /** What goes wrong between Shopify and the app. */
  fault(faults: unknown): Promise<void>;
  /** Switches of the simulated Shopify. */
  settings(settings: unknown): Promise<void>;
  /** How many requests of the app were struck so far. */
  apiFaults(): Promise<number>;
  /** Resolves with whether one of them was killed where it was to be, before `withinMs`. */
  dies(processes: RunningProcess[], withinMs: number): Promise<boolean>;
  /** All deliveries that led to a decision. */
  decided(): Promise<Decided[]>;
  /** Releases what was set aside after three crashes, as a merchant would, waits until all is settled, and checks. */
  conclude(withinMs: number): Promise<Report>;
  close(): Promise<void>;
}

/**
 * @param options.otherRelease the folder of a release whose processes work beside those of this one, on the same schema.
 * @param options.env of the app's processes, instead of the times that make trials short.
 * @param options.isWired false where the app is measured and nothing is cut: every byte over a wire passes through this process.
 */
export async function startCampaign({
  otherRelease = ROOT,
  env = FAST,
  isWired = true,
}: {
  otherRelease?: string;
  env?: Record<string, string>;
  isWired?: boolean;
} = {}): Promise<Campaign> {
  await buildWhenStale();
  const directory = throwawayFolder("switchyard-faults-");
  const disks = { postgres: diskFor(directory, "postgres"), redis: diskFor(directory, "redis") };
  const deployment = await Deployment.prepare({
    directory,
    ports: { sandbox: 0, web: 0 },
    seed: 7,
    throwaway: true,
    env,
  });
  const connect = async () => {
    const client = new pg.Client({ connectionString: deployment.databaseUrl });
    client.on("error", () => {}); // a crash that the campaign asked for; the next query would tell of another one
    await client.connect();
    return client;
  };
  const merchant: Merchant = {
    shop: STORE.domain,
    handle: STORE.handle,
    sandboxUrl: deployment.sandboxUrl,
    appUrl: deployment.appUrl,
    secrets: { ...deployment.secrets },
  };
  const { shop } = merchant;
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${deployment.sandboxUrl}/control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    const text = await answer.text();
    return text ? (JSON.parse(text) as unknown) : null;
  };
  const steer = async (...asked: Parameters<typeof control>): Promise<void> => void (await control(...asked));
  const started = performance.now();
  let database: pg.Client;
  let wires: Campaign["wires"];
  let fleet: Fleet;
  try {
    database = await connect();
    wires = await layWires(deployment);
    [fleet] = await Promise.all([
      Fleet.start(deployment, isWired ? throughWires(deployment, wires) : {}, (port) => wires.web.leadTo(port)),
      deployment.startSandbox(),
    ]);
    await installApp(merchant);
    await goLive(merchant);
    // Every kill costs reads that a healthy worker does not make: on a small plan the campaign would measure how fast
    // the budget fills again. That the app lives within a budget is held by the fault `throttle` and by tests of its own.
    await control("POST", "settings", { plan: { shop, name: "plus" } });
  } catch (error) {
    await deployment.stop();
    throw error;
  }

  let storms = 1;
  const campaign: Campaign = {
    deployment,
    fleet,
    otherRelease,
    wires,
    neighbour: new Neighbour({ merchant, control, query: (sql) => campaign.query(sql) }),
    disks,
    shop,
    kills: 0,
    apiSecret: () => merchant.secrets.apiSecret,
    signedUnder(secret) {
      merchant.secrets.apiSecret = secret;
    },
    async query(sql) {
      for (const until = Date.now() + ASKED_AGAIN_FOR_MS; ; await wait(100))
        try {
          return await database.query(sql);
        } catch (error) {
          if (Date.now() >= until) throw error;
          await database.end().catch(() => {});
          database = await connect().catch(() => database);
        }
    },
    async crashPostgres() {
      await deployment.crashPostgres();
      database = await connect();
    },
    async rule(given) {
      const checked = checkDocument({ schema: 1, ...given });
      if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
      const { document } = checked;
      await database.query(
        "insert into rule_version (shop, rule_id, version, document, saved_by) values ($1, $2, 1, $3, 'campaign')",
        [shop, document.id, JSON.stringify(document)],
      );
      await database.query(
        "insert into rule (shop, rule_id, installation, version, enabled, position) values ($1, $2, 1, 1, true, 100)",
        [shop, document.id],
      );
    },
    async editRule(given) {
      const checked = checkDocument({ schema: 1, ...given });
      if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
      const text = JSON.stringify(checked.document).replaceAll("'", "''");
      await campaign.query(
        `with edited as (update rule set version = version + 1 where shop = '${shop}' and rule_id = '${checked.document.id}' returning version)
         insert into rule_version (shop, rule_id, version, document, saved_by)
         select '${shop}', '${checked.document.id}', version, '${text}', 'campaign' from edited`,
      );
    },
    async mixedVersions() {
      const { rows } = await campaign.query(
        `select e.run_id, e.rule_id, array_agg(distinct e.rule_version) as versions from effect e
         left join rule_version v on v.shop = e.shop and v.rule_id = e.rule_id and v.version = e.rule_version
         group by e.run_id, e.rule_id having count(distinct e.rule_version) > 1 or bool_or(v.version is null)`,
      );
      return rows.map(({ run_id, rule_id, versions }) => `run ${run_id} decided by versions ${versions} of ${rule_id}`);
    },
    order: (perSecond, seed) => steer("POST", "traffic", { shop, orders: 5_000, seed, perSecond }),
    // Another seed each time: the same buyers would order the same.
    storm: (count) => steer("POST", "orders", { shop, count, seed: storms++ * 1_000_003, sale: true }),
    stopOrdering: () => steer("DELETE", "traffic"),
    fault: (faults) => steer("POST", "faults", faults),
    settings: (settings) => steer("POST", "settings", settings),
    async apiFaults() {
      const state = (await (await fetch(`${deployment.sandboxUrl}/control/state`)).json()) as {
        shops: { domain: string; api: { faults: number } }[];
      };
      return state.shops.find(({ domain }) => domain === shop)?.api.faults ?? 0;
    },
    async dies(processes, withinMs) {
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), withinMs));
      const end = await Promise.race([late, ...processes.map(({ ended }) => ended)]);
      if (end?.signal !== "SIGKILL") return false;
      campaign.kills++;
      return true;
    },
    async decided() {
      const { rows } = await database.query<{ received: Date; decided: Date }>(
        `select k.received_at as received, r.recorded_at as decided from delivery_key k
         join run r on r.shop = k.shop and r.id = k.run_id where k.shop = $1`,
        [shop],
      );
      return rows.map(({ received, decided }) => ({ receivedMs: received.getTime(), decidedMs: decided.getTime() }));
    },
    async conclude(withinMs) {
      const deadline = Date.now() + withinMs;
      // Two sweeps have to come by, which with the times of production takes minutes.
      const looksForMs = Math.max(20_000, 3 * Number(env.SWEEP_INTERVAL_MS ?? 0));
      let isSettled = false;
      while (!isSettled && Date.now() < deadline) {
        await releaseQuarantined();
        isSettled = await waitUntilSettled(
          deployment.sandboxUrl,
          database,
          shop,
          Math.min(looksForMs, deadline - Date.now()),
        );
        isSettled &&= (await quarantined()).length === 0;
      }
      const figures = await loadFigures(deployment.sandboxUrl, database, shop);
      const seconds = Math.round((performance.now() - started) / 1000);
      const all = await loadEvidence(deployment.sandboxUrl, database, shop);
      const report = makeReport(all, { ...figures, seconds, isSettled, kills: campaign.kills });
      if (!report.passed) await tell(report, new Map(all.orders.map((order) => [order.name, order.id])));
      return report;
    },
    async close() {
      await database.end();
      await deployment.stop();
      for (const wire of Object.values(wires)) await wire.cut();
      for (const disk of Object.values(disks)) disk?.unmount();
      rmSync(directory, { recursive: true, force: true });
    },
  };

  // What is needed to find out why, while the databases are still there.
  const tell = async ({ complaints }: Report, idOf: Map<string, string>) => {
    const subjects = [...complaints.lost, ...complaints.doubled, ...complaints.different, ...complaints.unsettled].map(
      ({ subject }) => idOf.get(subject) ?? subject.split("/").at(-1) ?? subject,
    );
    for (const subject of [...new Set(subjects)].slice(0, 5)) {
      const story = await tellStory(deployment.sandboxUrl, database, shop, subject);
      console.log(`${subject}:\n${story.join("\n")}`);
    }
  };
  const quarantined = async () =>
    (
      await database.query<{ kind: string; key: string }>(
        "select kind, key from lane where shop = $1 and status = 'QUARANTINED'",
        [shop],
      )
    ).rows;
  const releaseQuarantined = async () => {
    for (const { kind, key } of await quarantined()) await pressAtHome(merchant, { intent: "release-lane", kind, key });
  };
  return campaign;
}

function diskFor(directory: string, name: string): SmallDisk | null {
  const folder = join(directory, name);
  mkdirSync(folder);
  return mountSmallDisk(folder);
}

/** One before everything that the app speaks to, and one, at the app's own address, before its web process. */
async function layWires({ appEnv, appUrl, redisUrl, sandboxUrl }: Deployment): Promise<Campaign["wires"]> {
  const before = (url: string | undefined, listensOn?: number) => {
    const { hostname: host, port } = new URL(url ?? "");
    return relayTo({ host, port: Number(port) }, listensOn);
  };
  return {
    postgres: await before(appEnv.DATABASE_URL),
    redis: await before(redisUrl),
    shopify: await before(sandboxUrl),
    web: await before(appUrl, Number(new URL(appUrl).port)),
  };
}

function throughWires({ appEnv }: Deployment, wires: Campaign["wires"]): Record<string, string> {
  const over = (variable: string, { port }: Relay) => {
    const url = new URL(appEnv[variable] ?? "");
    url.port = String(port);
    // Without the path that it did not have.
    return [variable, url.href.replace(/\/$/, "")];
  };
  return Object.fromEntries([
    over("DATABASE_URL", wires.postgres),
    over("DATABASE_URL_OPERATOR", wires.postgres),
    over("REDIS_URL", wires.redis),
    over("SANDBOX_URL", wires.shopify),
  ]);
}
