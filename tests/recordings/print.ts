// `npm run recordings -- [FOLDER] [--only TEXT] [--brief]`: plays recordings of a real store against the sandbox and prints how they compare.
import { parseArgs } from "node:util";
import { playFolder } from "#tests/recordings/play-folder.ts";
import { RECORDINGS } from "#tests/recordings/read-scenarios.ts";
import { printReport } from "#tests/recordings/report.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, brief: { type: "boolean", default: false } },
});
const folder = positionals[0] ?? RECORDINGS;
const results = playFolder(folder, (file) => file.includes(values.only ?? ""));
if (results) console.log(printReport(results, { detail: !values.brief }));
else {
  console.error(`no recordings at ${folder}: name a folder, or set RECORDINGS`);
  process.exitCode = 1;
}
