// `npm test`: everything CI runs, stage after stage, each with its share of the fifteen minutes on two cores.
// A stage over its budget is reported, not failed: speed is measured in bench/, not in a test run.
import { spawn } from "node:child_process";

interface Stage {
  name: string;
  budgetSeconds: number;
  command: string;
  args: string[];
}

const npm = (script: string, ...args: string[]): Pick<Stage, "command" | "args"> => ({
  command: "npm",
  args: ["run", "-s", script, ...(args.length ? ["--", ...args] : [])],
});

const STAGES: Stage[] = [
  { name: "lint", budgetSeconds: 45, ...npm("lint") },
  { name: "types", budgetSeconds: 45, ...npm("typecheck") },
  { name: "unit", budgetSeconds: 90, ...npm("test:unit") },
  { name: "integration", budgetSeconds: 210, ...npm("test:integration") },
  { name: "build", budgetSeconds: 30, ...npm("build") },
  { name: "browser", budgetSeconds: 240, ...npm("test:browser") },
  { name: "faults", budgetSeconds: 150, ...npm("test:faults") },
  { name: "bench smoke", budgetSeconds: 60, ...npm("bench", "--quick") },
];

const only = process.argv.slice(2);
const lines: string[] = [];
let failed = false;
for (const stage of STAGES) {
  if (only.length && !only.includes(stage.name)) continue;
  console.log(`\n━━ ${stage.name}`);
  const started = performance.now();
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(stage.command, stage.args, { stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  const late = seconds > stage.budgetSeconds ? `, over its budget of ${stage.budgetSeconds} s` : "";
  lines.push(`${code === 0 ? "passed" : "FAILED"}  ${stage.name} (${seconds} s${late})`);
  if (code !== 0) {
    failed = true;
    break;
  }
}
const passed = lines.filter((line) => line.startsWith("passed")).length;
console.log(`\n${lines.join("\n")}\nstages: ${passed} passed, ${failed ? 1 : 0} failed`);
process.exit(failed ? 1 : 0);
