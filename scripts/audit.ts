// Asks the registry about known weaknesses of what the lockfile names. Ends with 1 where one is high or critical and no exception of
// audit-exceptions.json covers it, with 3 where the registry could not be asked: then nothing is known.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ExceptionsSchema, judgeAudit } from "#scripts/judge-audit.ts";

const exceptions = ExceptionsSchema.parse(
  JSON.parse(readFileSync(new URL("../audit-exceptions.json", import.meta.url), "utf8")),
);
const { stdout } = spawnSync(
  "npm",
  ["audit", "--package-lock-only", "--json", "--fetch-timeout=20000", "--fetch-retries=1"],
  {
    encoding: "utf8",
  },
);
const verdict = judgeAudit(stdout ?? "", exceptions, new Date().toISOString().slice(0, 10));
switch (verdict.outcome) {
  case "clean":
    console.log("no high or critical weakness is known of what the lockfile names");
    break;
  case "found":
    console.error(verdict.lines.join("\n"));
    process.exitCode = 1;
    break;
  case "not_checked":
    console.error(`NOT CHECKED, the registry could not be asked: ${verdict.because}`);
    process.exitCode = 3;
    break;
}
