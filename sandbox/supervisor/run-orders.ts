// One run without a browser: a merchant installs and goes live, buyers order, processes die if asked, all settles, the checker looks.
import { Redis } from "ioredis";
import pg from "pg";
import { CHECKED } from "#sandbox/checker/find-wrongly-held.ts";
import { loadEvidence } from "#sandbox/checker/load-evidence.ts";
import { loadFigures } from "#sandbox/checker/load-figures.ts";
import { makeReport, type Report } from "#sandbox/checker/make-report.ts";
import type { Deployment } from "#sandbox/supervisor/deployment.ts";
import { goLive, installApp, type Merchant, switchCheckOn } from "#sandbox/supervisor/merchant.ts";
import { waitUntilSettled } from "#sandbox/supervisor/wait-until-settled.ts";
import type { Plan } from "#sandbox/world/types.ts";

export interface RunOptions {
  orders: number;
  seed: number;
  perSecond: number;
  /** Rate of each: sent twice, out of order, never. */
  faults: number;
  kill: boolean;
  /** Of every kind that buyers make, with the checks on whose truth their maker knows. */
  flash: boolean;
  /** Of the store: how many API points a second it gives. */
  plan: Plan;
  say: (line: string) => void;
}

const SETTLES_WITHIN_MS = 180_000;
/** A sale comes faster than its work can be done: a plan's points for its holds and tags, and a machine that is shared. */
const SALE_SETTLES_MS = 500;
const KILL_EVERY_MS = 2_500;
/** Of an order of a sale; it comes within three minutes. */
const ANALYSED_WITHIN_MS = 240_000;

export async function runOrders(deployment: Deployment, merchant: Merchant, options: RunOptions): Promise<Report> {
  const { sandboxUrl, databaseUrl } = deployment;
  const { shop } = merchant;
  const { orders, seed, perSecond, faults, say } = options;
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const started = performance.now();
    await post(`${sandboxUrl}/control/settings`, { plan: { shop, name: options.plan } });
    say("installing the app, going live …");
    await installApp(merchant);
    await goLive(merchant);
    if (options.flash) for (const checkId of CHECKED) await switchCheckOn(merchant, checkId);
    // The history is read first: otherwise the run measures two things at once.
    if (!(await historyIsRead(database, shop))) say("the history of the store was not read in time");
    if (faults > 0)
      await post(`${sandboxUrl}/control/faults`, {
        seed,
        webhooks: { duplicate: faults, reorder: faults, drop: faults },
      });
    say(`placing ${orders} orders …`);
    let kills = 0;
    if (options.flash) await sellOut(sandboxUrl, shop, options);
    else {
      await post(`${sandboxUrl}/control/traffic`, { shop, orders, seed, perSecond });
      if (options.kill) kills = await killMeanwhile(deployment, shop, say);
    }
    const isSettled = await waitUntilSettled(
      sandboxUrl,
      database,
      shop,
      SETTLES_WITHIN_MS + (orders / perSecond) * 1_000 + (options.flash ? orders * SALE_SETTLES_MS : 0),
    );
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const figures = await loadFigures(sandboxUrl, database, shop);
    return makeReport(await loadEvidence(sandboxUrl, database, shop), { ...figures, seconds, isSettled, kills });
  } finally {
    await database.end();
  }
}

/** A flash sale: orders as fast as asked for, a second's worth at a time. */
async function sellOut(sandboxUrl: string, shop: string, { orders, seed, perSecond }: RunOptions): Promise<void> {
  const began = performance.now();
  const each = Math.max(1, Math.min(500, Math.round(perSecond)));
  for (let placed = 0; placed < orders; placed += each) {
    const count = Math.min(each, orders - placed);
    await post(`${sandboxUrl}/control/orders`, { shop, count, seed: seed * 1_000_003 + placed, sale: true });
    const aheadMs = ((placed + count) / perSecond) * 1_000 - (performance.now() - began);
    if (aheadMs > 0) await new Promise((resolve) => setTimeout(resolve, aheadMs));
  }
  // Shopify's analyses come while the app is at work.
  for (const until = Date.now() + ANALYSED_WITHIN_MS; Date.now() < until; ) {
    const { lives } = (await (await fetch(`${sandboxUrl}/control/state`)).json()) as { lives: number };
    if (lives === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function historyIsRead(database: pg.Client, shop: string): Promise<boolean> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { rowCount } = await database.query(
      `select 1 from shop where shop = $1 and history_completed_at is not null
         and not exists (select 1 from lane where lane.shop = shop.shop and kind in ('history', 'customer') and due_at is not null)`,
      [shop],
    );
    if (rowCount) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** kill -9 in turn: worker, web, and once Redis loses everything; until the buyers are done. */
async function killMeanwhile(deployment: Deployment, shop: string, say: (line: string) => void): Promise<number> {
  let kills = 0;
  for (let turn = 0; ; turn++) {
    await new Promise((resolve) => setTimeout(resolve, KILL_EVERY_MS));
    const { open } = (await (await fetch(`${deployment.sandboxUrl}/control/traffic`)).json()) as { open: number };
    if (open === 0 || deployment.isStopping) return kills;
    if (turn % 4 === 2) {
      const redis = new Redis(deployment.redisUrl);
      await redis.flushall();
      redis.disconnect();
      say("Redis wiped");
      kills++;
      continue;
    }
    const [worker] = deployment.workers;
    const victim = turn % 2 === 0 ? worker : deployment.web;
    if (!victim) continue;
    victim.signal("SIGKILL");
    await victim.ended;
    kills++;
    say(`${victim.name} of ${shop.split(".")[0]} killed`);
    await (victim === worker ? deployment.startWorker() : deployment.startWeb());
  }
}

async function post(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
}
