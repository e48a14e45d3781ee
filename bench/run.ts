// `npm run bench` (all), `-- --only NAME[,NAME…]`, `-- --quick` (a minute: that they run, not what they say), `-- --only soak` (an
// hour, apart). Peers are installed here, beside the app's own tree. All of them together, or some with `--write`, write RESULTS.md,
// RESULTS.json, charts/ and the figures in docs/performance.md: of a bench that was not run or failed its last results stay.
import { execFileSync, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chart } from "#bench/chart.ts";
import { fillFigures } from "#bench/fill-figures.ts";
import type { BenchResult } from "#bench/result.ts";
import { writeReport } from "#bench/write-report.ts";
import { folderInMemory } from "#scripts/folder-in-memory.ts";

const HERE = import.meta.dirname;
const PERFORMANCE = join(HERE, "..", "docs", "performance.md");
const BENCHES = [
  ...[
    "points",
    "idle",
    "throttle",
    "pipeline",
    "write-back",
    "queue",
    "fairness",
    "stores",
    "recovery",
    "ack",
    "inbox",
  ],
  ...["rules", "publish", "sandbox", "checks", "pages", "growth"],
];
/** Not among all: it takes an hour. */
const APART = ["soak"];

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

/** Measuring, one after the other; whether they run can be seen of several at once, which wait most of the time. */
const atOnce = values.quick ? 2 : 1;
/** What is measured has its data on the disk; whether it runs is seen in memory, too. */
const folder = (values.quick && folderInMemory()) || tmpdir();
/** So long what a bench said last is waited for. */
const HEARD_OUT_MS = 2_000;
const results: BenchResult[] = [];
const failed: string[] = [];
const left = [...chosen];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) await runOne(name);
  }),
);
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

async function runOne(name: string): Promise<void> {
  console.log(`${name} …`);
  const started = performance.now();
  const { result, said, why } = await inItsProcess(name);
  if (result) results.push(result);
  else failed.push(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const lines = result ? linesOf(result) : [`the bench ${name} ended with ${why}`];
  console.log(`\n━━ ${name}\n${said}${lines.join("\n")}\n${seconds} s`);
}

function linesOf({ table, figures }: BenchResult): string[] {
  return [
    ...table.map((row) => row.map((cell) => cell.padEnd(24)).join(" ")),
    ...figures.map(
      ({ met, figure, value, kind, goal }) =>
        `${met ? "met" : "NOT MET"}  ${figure}: ${value.toFixed(3)} (${kind}: ${goal})`,
    ),
  ];
}

interface Ended {
  /** Null: it failed, which `why` tells: a status, a signal, or why it could not be started. */
  result: BenchResult | null;
  why: string;
  /** What it said, where several run at once and would talk together; else it was shown when it was said. */
  said: string;
}

/** What one bench leaves behind (the app's connections, compiled code, a heap) is not what the next one measures. */
function inItsProcess(name: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = fork(join(HERE, "run-one.ts"), [name, values.quick ? "quick" : "whole"], {
      execArgv: ["--expose-gc"],
      env: { ...process.env, TMPDIR: folder },
      silent: atOnce > 1,
    });
    let result: BenchResult | null = null;
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
    const end = (why: string, isRight = false) =>
      resolve({ result: isRight ? result : null, why, said: Buffer.concat(said).toString("utf8") });
    child.on("message", (told) => {
      result = told as BenchResult;
    });
    child.on("error", (error) => end(error.message));
    child.on("close", (code, signal) => end(String(code ?? signal), code === 0));
    // A process that it left behind keeps its end of what is said open.
    child.on("exit", (code, signal) => setTimeout(() => end(String(code ?? signal), code === 0), HEARD_OUT_MS).unref());
  });
}
