// `node tests/faults/add-up.ts REPORT…`: several campaigns as one, as the tables of docs/reliability.md have it.
import { readFileSync } from "node:fs";
import { addUp, asTables, type CampaignReport } from "#tests/faults/campaign-report.ts";

const files = process.argv.slice(2);
if (!files.length) {
  console.error("node tests/faults/add-up.ts REPORT…: reports that `npm run faults -- --report FILE` has written");
  process.exit(2);
}
console.log(asTables(addUp(files.map((file) => JSON.parse(readFileSync(file, "utf8")) as CampaignReport))));
