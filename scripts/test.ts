// `npm test`: everything CI runs, on two cores, which nearly every stage keeps busy by itself: two side by side take as long as one after the
// other, and what hangs on the clock comes too late. The bench only shows that it runs: what it measures beside other stages says nothing, and is written nowhere.
// After a stage that failed no further one begins. One over its budget is reported, not failed: speed is measured in bench/.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

interface Stage {
  name: string;
  /** On two cores, beside nothing but the other row of its part. */
  budgetSeconds: number;
  command: string;
  args: string[];
}

const npm = (script: string, ...args: string[]): Pick<Stage, "command" | "args"> => ({
  command: "npm",
  args: ["run", "-s", script, ...(args.length ? ["--", ...args] : [])],
});

/** The rows of a part run side by side, the parts one after the other. */
const PARTS: Stage[][][] = [
  [
    [
      { name: "build", budgetSeconds: 60, ...npm("build") },
      { name: "lint", budgetSeconds: 60, ...npm("lint") },
      { name: "audit", budgetSeconds: 30, ...npm("audit") },
    ],
    [{ name: "types", budgetSeconds: 100, ...npm("typecheck") }],
  ],
  [[{ name: "faults", budgetSeconds: 180, ...npm("test:faults") }]],
  [[{ name: "unit", budgetSeconds: 120, ...npm("test:unit") }]],
  [[{ name: "bench smoke", budgetSeconds: 150, ...npm("bench", "--quick") }]],
  [[{ name: "integration", budgetSeconds: 300, ...npm("test:integration") }]],
  [[{ name: "browser", budgetSeconds: 300, ...npm("test:browser") }]],
];

/** A stage that could not ask whom it has to ask ends with 3: neither passed nor failed, and said so. */
const VERDICTS: Record<number, string> = { 0: "passed", 3: "not run" };

const only = process.argv.slice(2);
const isAsked = ({ name }: Stage) => only.length === 0 || only.includes(name);
const began = performance.now();
const lines: string[] = [];
/** What a stage that failed says first: where only the end of all this is kept, it is there. */
const complaints: string[] = [];
const COMPLAINT = /^\s*(?:FAIL\b|\w*Error:)/;
let failed = false;
/** What stages under way have said so far. */
const unsaid = new Map<string, Buffer[]>();

/** Runs a stage; what it says is shown when it has ended, so that two of them do not talk at once. */
async function run(stage: Stage): Promise<void> {
  const { name, command, args, budgetSeconds } = stage;
  console.log(`${name} …`);
  const started = performance.now();
  const said: Buffer[] = [];
  unsaid.set(name, said);
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      // What an earlier process compiled: a fifth of the processor time of the integration tests.
      env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "..", ".cache", "compiled"), ...process.env },
    });
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  if (!VERDICTS[code]) {
    const text = stripVTControlCharacters(Buffer.concat(said).toString("utf8"));
    complaints.push(
      ...text
        .split("\n")
        .filter((line) => COMPLAINT.test(line))
        .slice(0, 8),
    );
  }
  show(name);
  const seconds = Math.round((performance.now() - started) / 1000);
  const late = seconds > budgetSeconds ? `, over its budget of ${budgetSeconds} s` : "";
  lines.push(`${VERDICTS[code] ?? "FAILED"}  ${name} (${seconds} s${late})`);
  if (!VERDICTS[code]) failed = true;
}

function show(name: string): void {
  process.stdout.write(`\n━━ ${name}\n${Buffer.concat(unsaid.get(name) ?? []).toString("utf8")}`);
  unsaid.delete(name);
}

// Stopped from outside, as when CI's time is over: what hangs is told by what it said last.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    for (const name of unsaid.keys()) show(name);
    process.exit(1);
  });

async function runRow(stages: Stage[]): Promise<void> {
  for (const stage of stages) if (!failed && isAsked(stage)) await run(stage);
}

for (const rows of PARTS) await Promise.all(rows.map(runRow));

const passed = lines.filter((line) => line.startsWith("passed")).length;
const broken = lines.filter((line) => line.startsWith("FAILED")).length;
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`\n${[...lines, ...complaints].join("\n")}\nstages: ${passed} passed, ${broken} failed, ${seconds} s`);
process.exit(failed ? 1 : 0);
