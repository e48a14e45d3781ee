// The app on two hosts (a web and a worker process on each), PostgreSQL, Redis and the simulated Shopify on a third: runs inside the
// namespace of the third, with the two others' as arguments. Cuts, losses, then what the checker says, as JSON on the last line.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { checkDocument } from "#app/rules/check-document.ts";
import { loadEvidence } from "#sandbox/checker/load-evidence.ts";
import { loadFigures } from "#sandbox/checker/load-figures.ts";
import { makeReport } from "#sandbox/checker/make-report.ts";
import { tellStory } from "#sandbox/checker/tell-story.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { Deployment } from "#sandbox/supervisor/deployment.ts";
import { goLive, installApp, pressAtHome } from "#sandbox/supervisor/merchant.ts";
import { waitUntilSettled } from "#sandbox/supervisor/wait-until-settled.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { ONE_SHOT_WRITES } from "#tests/faults/campaign-rules.ts";
import { type AppHost, DATA_ADDRESS, mend, type Trouble, trouble } from "#tests/hosts/make-hosts.ts";
import { shareOut } from "#tests/hosts/share-out.ts";

const ROOT = join(import.meta.dirname, "../..");
const WEB_PORT = 8080;
const PAUSE_MS = 2_500;
const SETTLED_WITHIN_MS = 240_000;
/** What waits in production waits moments here; leases are those of production, shorter than each cut. */
const SOON = {
  SWEEP_INTERVAL_MS: "5000",
  COMPARED_WITHIN_MS: "10000",
  READ_BACK_AFTER_MS: "2000",
  READ_GRACE_MS: "500",
  ADMIN_TIMEOUT_MS: "2000",
  DATABASE_TIMEOUT_MS: "4000",
};

const [data = "", ...namespaces] = process.argv.slice(2);
const [one, other] = namespaces.map((pair): AppHost => {
  const [namespace = "", address = ""] = pair.split("=");
  return { namespace, address };
});
if (!one || !other) throw new Error("the namespaces of two hosts are missing");
const both = [one, other];

const directory = throwawayFolder("switchyard-hosts-");
const deployment = await Deployment.prepare({
  ...{ directory, ports: { sandbox: 0, web: 0 }, seed: 7, throwaway: true, env: SOON },
});
const { appEnv, sandboxUrl, appUrl } = deployment;
const portOf = (url = "") => Number(new URL(url).port);
/** As the other hosts reach it. */
const from = (name: string) => (appEnv[name] ?? "").replace("127.0.0.1", DATA_ADDRESS);
const seen = Object.fromEntries(
  ["DATABASE_URL", "DATABASE_URL_OPERATOR", "REDIS_URL", "SANDBOX_URL", "SMTP_URL"].map((name) => [name, from(name)]),
);
const children: ChildProcess[] = [];
const complaints: string[] = [];
/** Crashes that were counted and taken back. */
let takenBack = 0;
let isEnding = false;

async function start({ namespace, address }: AppHost, name: "web" | "worker", ready: string): Promise<void> {
  const child = spawn("ip", ["netns", "exec", namespace, process.execPath, join(ROOT, `app/entry.${name}.ts`)], {
    cwd: ROOT,
    env: { ...process.env, ...appEnv, ...seen, HOST: address, PORT: String(WEB_PORT), LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let tail = "";
  const isReady = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      takenBack += String(chunk).split("their worker was only cut off").length - 1;
      tail = (tail + chunk).slice(-3_000);
      if (tail.includes(ready)) isReady.resolve();
    });
  child.once("exit", (code, signal) => {
    const words = `${name} of ${namespace} ended by itself (${signal ?? code}):\n${tail}`;
    if (!isEnding) complaints.push(words);
    isReady.reject(new Error(words));
  });
  await isReady.promise;
}

async function control(method: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/control/${path}`, { method, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

const struck: string[] = [];
async function strike(what: string, ms: number, how: Omit<Trouble, "percent"> & { percent?: number }): Promise<void> {
  trouble(data, { percent: 100, ...how });
  await wait(ms);
  mend(data, both);
  struck.push(what);
  await wait(PAUSE_MS);
}

const database = new pg.Client({ connectionString: deployment.databaseUrl });
await database.connect();
try {
  await deployment.startSandbox();
  await Promise.all(
    both.flatMap((host) => [start(host, "web", '"web listens"'), start(host, "worker", '"worker runs"')]),
  );
  const balancer = await shareOut(
    portOf(appUrl),
    both.map(({ address }) => ({ host: address, port: WEB_PORT })),
  );
  const { domain: shop, handle } = STORE;
  const merchant = { shop, handle, sandboxUrl, appUrl, secrets: deployment.secrets };
  await installApp(merchant);
  await goLive(merchant);
  await control("POST", "settings", { plan: { shop, name: "plus" } });
  const checked = checkDocument({ schema: 1, ...ONE_SHOT_WRITES });
  if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
  const { document } = checked;
  await database.query(
    `with version as (insert into rule_version (shop, rule_id, version, document, saved_by) values ($1, $2, 1, $3, 'hosts'))
     insert into rule (shop, rule_id, installation, version, enabled, position) values ($1, $2, 1, 1, true, 100)`,
    [shop, document.id, JSON.stringify(document)],
  );
  await control("POST", "traffic", { shop, orders: 5_000, seed: 11, perSecond: 2 });
  await wait(PAUSE_MS);

  const [postgres, redis] = [portOf(appEnv.DATABASE_URL), portOf(deployment.redisUrl)];
  await strike("one host cut off", 5_000, { hosts: [one] });
  await strike("the other host cut off", 5_000, { hosts: [other] });
  await strike("one host without PostgreSQL", 5_000, { hosts: [one], port: postgres });
  await strike("the other host without Redis", 5_000, { hosts: [other], port: redis });
  await strike("Redis away from both", 4_000, { hosts: both, port: redis });
  await strike("PostgreSQL away from both", 4_000, { hosts: both, port: postgres });
  await strike("one packet in ten lost", 8_000, { hosts: both, percent: 10 });

  await fetch(`${sandboxUrl}/control/traffic`, { method: "DELETE" });
  const began = performance.now();
  const setAside: string[] = [];
  let isSettled = false;
  for (const until = Date.now() + SETTLED_WITHIN_MS; !isSettled && Date.now() < until; ) {
    // None should be; released as a merchant would, so that it shows whether anything else is wrong.
    const { rows } = await database.query<{ kind: string; key: string; reason: string }>(
      "select kind, key, reason from lane where shop = $1 and status = 'QUARANTINED'",
      [shop],
    );
    setAside.push(...rows.map(({ kind, key, reason }) => `${kind} ${key}: ${reason}`));
    for (const { kind, key } of rows) await pressAtHome(merchant, { intent: "release-lane", kind, key });
    isSettled = await waitUntilSettled(sandboxUrl, database, shop, 20_000);
  }
  const settledAfterMs = Math.round(performance.now() - began);
  if (!isSettled) {
    const left = await database.query(
      `select kind, key, due_at - now() as due_in, lease_until - now() as leased_for, started, crashes, status, reason from lane
       where shop = $1 and due_at < now() + interval '1 minute' limit 20`,
      [shop],
    );
    console.log("left to do:", left.rows, (await database.query("select *, until - now() as for from lease")).rows);
  }
  const figures = await loadFigures(sandboxUrl, database, shop);
  const evidence = await loadEvidence(sandboxUrl, database, shop);
  const report = makeReport(evidence, { ...figures, seconds: 0, isSettled, kills: 0 });
  if (!report.passed)
    for (const { subject } of [...report.complaints.lost, ...report.complaints.doubled].slice(0, 3))
      console.log((await tellStory(sandboxUrl, database, shop, subject.split("/").at(-1) ?? subject)).join("\n"));
  isEnding = true;
  balancer.close();
  console.log(JSON.stringify({ struck, complaints, setAside, takenBack, settledAfterMs, report }));
} finally {
  isEnding = true;
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  await database.end();
  await deployment.stop();
  rmSync(directory, { recursive: true, force: true });
}
process.exit(0);
