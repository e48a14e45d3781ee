// After a database of some time ago was put back (docs/deploy.md): `pause` before web and worker start, `resume` once every store
// has been searched. Both may be run again at any time.
import { closeDatabase, inShop, operatorPool } from "#app/db.server.ts";
import { pauseAfterRestore, resumeAfterRestore } from "#app/store/after-restore.server.ts";

const [verb] = process.argv.slice(2);
if (verb !== "pause" && verb !== "resume") {
  console.error("say `pause` (before web and worker start) or `resume` (when they have caught up)");
  process.exit(1);
}
const { rows } = await operatorPool.query<{ shop: string }>(
  "select shop from shop where uninstalled_at is null and (writes_paused_at is not null) = $1 order by shop",
  [verb === "resume"],
);
let done = 0;
let doubtful = 0;
const waiting: string[] = [];
for (const { shop } of rows)
  if (verb === "pause") done += Number(await inShop(shop, (client) => pauseAfterRestore(client, shop)));
  else {
    const result = await inShop(shop, (client) => resumeAfterRestore(client, shop));
    if (result.outcome === "not_yet") waiting.push(shop);
    if (result.outcome !== "resumed") continue;
    done++;
    doubtful += result.doubtful;
  }
await closeDatabase();
if (verb === "pause")
  console.log(`${done} stores write nothing until \`resume\`; each is searched as soon as a worker runs`);
else {
  console.log(`${done} stores write again; ${doubtful} writes that cannot be looked at wait for a person's word`);
  if (waiting.length) {
    console.error(
      `${waiting.length} stores are not searched to the end yet, among them ${waiting[0]}: run this again in a minute`,
    );
    process.exit(2);
  }
}
