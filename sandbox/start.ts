// npm run sandbox: a store to look at, with the app in it, on this machine. See --help.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readReport } from "#sandbox/checker/read-report.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { Deployment } from "#sandbox/supervisor/deployment.ts";
import { keepRunning } from "#sandbox/supervisor/keep-running.ts";
import { runOrders } from "#sandbox/supervisor/run-orders.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { PLANS, type Plan } from "#sandbox/world/types.ts";
import { buildWhenStale } from "#scripts/build-when-stale.ts";

const HELP = `npm run sandbox            a store with the app in its admin, until Ctrl-C
npm run sandbox -- --fresh   begins anew: forgets orders, settings, everything

npm run sandbox -- --orders 500 --exit --report out.json
                           no browser: places orders, waits until all is settled, checks, writes a report;
                           ends with 1 when anything was lost, done twice, or is not what was decided
  --orders N               how many orders
  --seed N                 draws other buyers and orders (1)
  --per-second N           how many orders a second (6: more than a Basic plan's API budget lets through must wait)
  --plan NAME              of the store, and with it its budget of API points: standard, advanced, plus
  --flash                  a flash sale: whatever buyers order, with the address, duplicate and fraud checks on; also counts the orders that
                           are held for no reason, or not held though their maker knows one
  --faults RATE            webhooks sent twice, out of order or never, each at this rate: 0.05
  --kill                   kills the web process and the worker again and again meanwhile
  --report FILE            where the report goes
  --exit                   ends when settled; without it everything stays up
  --port N                 the sandbox's page (4100), the app's own is the next free one from 3000`;

const { values } = parseArgs({
  options: {
    fresh: { type: "boolean", default: false },
    orders: { type: "string" },
    seed: { type: "string", default: "1" },
    "per-second": { type: "string", default: "6" },
    faults: { type: "string", default: "0" },
    kill: { type: "boolean", default: false },
    plan: { type: "string", default: "standard" },
    flash: { type: "boolean", default: false },
    report: { type: "string" },
    exit: { type: "boolean", default: false },
    port: { type: "string", default: "4100" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const number = (name: "orders" | "seed" | "per-second" | "faults" | "port"): number => {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value >= 0) return value;
  console.error(`--${name} wants a number, not "${values[name]}"`);
  process.exit(2);
};

const plan = (): Plan => {
  if (Object.hasOwn(PLANS, values.plan)) return values.plan as Plan;
  console.error(`--plan wants one of ${Object.keys(PLANS).join(", ")}, not "${values.plan}"`);
  process.exit(2);
};

const kept = join(import.meta.dirname, "..", ".sandbox");
// A run that ends by itself leaves what a person looks at alone.
const directory = values.exit ? throwawayFolder("switchyard-run-") : kept;

// The package that embeds PostgreSQL ends this process at a signal, before anything else has been stopped: the order is ours.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeAllListeners(signal);

const say = (line: string) => console.log(line);
let deployment: Deployment | null = null;
let ending: Promise<void> | null = null;
const end = (code: number): Promise<void> => {
  ending ??= (async () => {
    await deployment?.stop();
    if (values.exit && code !== 1) rmSync(directory, { recursive: true, force: true });
    else if (values.exit) say(`what the run left behind stays in ${directory} for a look`);
    process.exit(code);
  })();
  return ending;
};
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (ending) process.exit(130);
    say("\nstopping …");
    void end(signal === "SIGINT" && !values.exit ? 0 : 130);
  });

try {
  const [prepared] = await Promise.all([
    Deployment.prepare({
      directory,
      ports: { sandbox: number("port"), web: 3_000 },
      seed: values.exit ? number("seed") : 1,
      throwaway: values.exit,
      fresh: values.fresh && !values.exit,
    }),
    buildWhenStale(),
  ]);
  deployment = prepared;
  await Promise.all([prepared.startSandbox(), prepared.startWeb(), prepared.startWorker()]);
  const merchant = { shop: STORE.domain, handle: STORE.handle, ...prepared };
  if (values.orders !== undefined) {
    const report = await runOrders(prepared, merchant, {
      orders: number("orders"),
      seed: number("seed"),
      perSecond: number("per-second"),
      faults: number("faults"),
      kill: values.kill,
      flash: values.flash,
      plan: plan(),
      say,
    });
    if (values.report) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
    say(readReport(report));
    if (values.exit) await end(report.passed ? 0 : 1);
  } else if (values.exit) await end(0);
  keepRunning(prepared, say);
  say(`\nSwitchyard sandbox: ${prepared.sandboxUrl}/store/${STORE.handle}\nCtrl-C stops everything.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}
