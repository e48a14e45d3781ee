// `npm run bench` (all), `-- --only NAME`, `-- --quick` (a minute: that they run, not what they say).
// Peers are installed here, beside the app's own tree. Writes RESULTS.md and RESULTS.json, except with --quick.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BenchResult } from "#bench/result.ts";
import { writeReport } from "#bench/write-report.ts";

const HERE = import.meta.dirname;
const BENCHES: Record<string, () => Promise<{ default: (options: { quick: boolean }) => Promise<BenchResult> }>> = {
  ack: () => import("#bench/ack.ts"),
  rules: () => import("#bench/rules.ts"),
  publish: () => import("#bench/publish.ts"),
  sandbox: () => import("#bench/sandbox.ts"),
  checks: () => import("#bench/checks.ts"),
  pages: () => import("#bench/pages.ts"),
};

const { values } = parseArgs({ options: { only: { type: "string" }, quick: { type: "boolean", default: false } } });
if (values.only && !(values.only in BENCHES)) {
  console.error(`no bench named ${values.only}: there are ${Object.keys(BENCHES).join(", ")}`);
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
for (const [name, load] of Object.entries(BENCHES)) {
  if (values.only && name !== values.only) continue;
  console.log(`\n━━ ${name}`);
  const started = performance.now();
  const { default: bench } = await load();
  const result = await bench({ quick: values.quick });
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
