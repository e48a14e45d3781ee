// `npm run bench` (all), `-- --only NAME[,NAME…]`, `-- --quick` (a minute: that they run, not what they say), `-- --only soak` (an
// hour, apart). Peers are installed here, beside the app's own tree. All of them together, or some with `--write`, write RESULTS.md,
// RESULTS.json, charts/ and the figures in docs/performance.md: of a bench that was not run or failed its last results stay.
import { execFileSync, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chart } from "#bench/chart.ts";
import { fillFigures } from "#bench/fill-figures.ts";
import type { BenchResult } from "#bench/result.ts";
import { writeReport } from "#bench/write-report.ts";

const HERE = import.meta.dirname;
const PERFORMANCE = join(HERE, "..", "docs", "performance.md");
const BENCHES = [
  ...["points", "throttle", "pipeline", "write-back", "queue", "fairness", "stores", "ack", "inbox"],
  ...["rules", "publish", "sandbox", "checks", "pages", "growth"],
];
/** Not among all: one takes an hour, the other does not always come to its end. */
const APART = ["soak", "recovery"];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const known = [...BENCHES, ...APART];
const chosen = values.only?.split(",") ?? BENCHES;
const foreign = chosen.find((name) => !known.includes(name));
if (foreign !== undefined) {
  console.error(`no bench named ${foreign}: there are ${known.join(", ")}`);
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
const failed: string[] = [];
for (const name of chosen) {
  console.log(`\n━━ ${name}`);
  const started = performance.now();
  try {
    const result = await inItsProcess(name);
    results.push(result);
    tell(result);
  } catch (error) {
    failed.push(name);
    console.error(error instanceof Error ? error.message : error);
  }
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}
if (!values.quick && (values.write || !values.only)) {
  const all = withTheOthers(results);
  writeFileSync(join(HERE, "RESULTS.json"), `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(join(HERE, "RESULTS.md"), writeReport(all));
  mkdirSync(join(HERE, "charts"), { recursive: true });
  for (const { charts = [] } of results)
    for (const { file, lines, ...options } of charts)
      writeFileSync(join(HERE, "charts", `${file}.svg`), chart(options, lines));
  writeFileSync(PERFORMANCE, fillFigures(readFileSync(PERFORMANCE, "utf8"), all));
}
if (failed.length) {
  console.error(`\nfailed: ${failed.join(", ")}`);
  process.exit(1);
}

/** In the order of all benches: those of now, and of the others what was measured last. */
function withTheOthers(now: readonly BenchResult[]): BenchResult[] {
  const before = JSON.parse(readFileSync(join(HERE, "RESULTS.json"), "utf8")) as BenchResult[];
  return known.flatMap((name) => [...now, ...before].find((result) => result.name === name) ?? []);
}

function tell({ table, figures }: BenchResult): void {
  for (const row of table) console.log(row.map((cell) => cell.padEnd(24)).join(" "));
  for (const { met, figure, value, kind, goal } of figures)
    console.log(`${met ? "met" : "NOT MET"}  ${figure}: ${value.toFixed(3)} (${kind}: ${goal})`);
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
