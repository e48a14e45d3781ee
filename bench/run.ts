// `npm run bench` (all), `-- --only NAME`, `-- --quick` (a minute: that they run, not what they say).
// Peers are installed here, beside the app's own tree. Writes RESULTS.md and RESULTS.json, except with --quick.
import { execFileSync, fork } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BenchResult } from "#bench/result.ts";
import { writeReport } from "#bench/write-report.ts";

const HERE = import.meta.dirname;
const BENCHES = [
  "ack",
  "rules",
  "publish",
  "sandbox",
  "checks",
  "pages",
  "fairness",
  "recovery",
  "stores",
  "throttle",
  "inbox",
  "queue",
];

const { values } = parseArgs({ options: { only: { type: "string" }, quick: { type: "boolean", default: false } } });
if (values.only && !BENCHES.includes(values.only)) {
  console.error(`no bench named ${values.only}: there are ${BENCHES.join(", ")}`);
  process.exit(2);
}
const PEERS = join(HERE, "peers");
const { dependencies } = JSON.parse(readFileSync(join(PEERS, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};
if (!Object.keys(dependencies).every((name) => existsSync(join(PEERS, "node_modules", name))))
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: PEERS,
    stdio: "inherit",
  });

const results: BenchResult[] = [];
for (const name of BENCHES) {
  if (values.only && name !== values.only) continue;
  console.log(`\n━━ ${name}`);
  const started = performance.now();
  const result = await inItsProcess(name);
  results.push(result);
  for (const row of result.table) console.log(row.map((cell) => cell.padEnd(24)).join(" "));
  for (const figure of result.figures)
    console.log(
      `${figure.met ? "met" : "NOT MET"}  ${figure.figure}: ${figure.value.toFixed(3)} (${figure.kind}: ${figure.goal})`,
    );
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}
if (!values.quick && !values.only) {
  writeFileSync(join(HERE, "RESULTS.json"), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(HERE, "RESULTS.md"), writeReport(results));
}

/** What one bench leaves behind (the app's connections, compiled code, a heap) is not what the next one measures. */
function inItsProcess(name: string): Promise<BenchResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(HERE, "run-one.ts"), [name, values.quick ? "quick" : "whole"], {
      execArgv: ["--expose-gc"],
    });
    let result: BenchResult | null = null;
    child.on("message", (told) => {
      result = told as BenchResult;
    });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 && result ? resolve(result) : reject(new Error(`the bench ${name} ended with ${code}`)),
    );
  });
}
