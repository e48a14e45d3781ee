// Migrations applied to a deployment that serves: webhooks are acknowledged and decided all the while, also where a table that is to
// be changed is in somebody's hands for longer than anybody may wait.
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { migrate } from "#scripts/migrate.ts";
import { eventually } from "#tests/support/eventually.ts";
import { sign } from "#tests/support/post-webhook.ts";
import { type RunningWeb, startWeb } from "#tests/support/start-web.ts";
import { type RunningWorker, startWorker } from "#tests/support/start-worker.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const folder = throwawayFolder("switchyard-migrations-");
const ownerUrl = process.env.DATABASE_URL_OWNER ?? "";
let count = 0;

function write(name: string, sql: string): string {
  const full = `2099010100${String(count++).padStart(4, "0")}_${name}`;
  mkdirSync(join(folder, full), { recursive: true });
  writeFileSync(join(folder, full, "migration.sql"), sql);
  return full;
}
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("while webhooks come in", () => {
  let web: RunningWeb;
  let worker: RunningWorker;
  const shop = aShop("migrated");

  beforeAll(async () => {
    await storeShop(shop, { uninstalled_at: null });
    [web, worker] = [await startWeb(), startWorker()];
  }, 180_000);
  afterAll(async () => {
    worker.child.kill("SIGTERM");
    await Promise.all([once(worker.child, "exit"), web.stop()]);
  });

  const statuses: number[] = [];
  let sent = 0;
  async function post(): Promise<void> {
    const body = JSON.stringify({
      id: 900_000 + sent++,
      admin_graphql_api_id: "gid://shopify/Collection/1",
      handle: "a",
    });
    const answer = await fetch(`${web.url}/webhooks`, {
      method: "POST",
      headers: {
        "X-Shopify-Hmac-Sha256": sign(body, process.env.SHOPIFY_API_SECRET),
        "X-Shopify-Shop-Domain": shop,
        "X-Shopify-Topic": "app_subscriptions/update",
        "X-Shopify-Webhook-Id": `w-${sent}`,
      },
      body,
      signal: AbortSignal.timeout(5_000), // Shopify's own patience
    });
    statuses.push(answer.status);
  }
  const open = async () =>
    (await rowsOf("select 1 from delivery_key where shop = $1 and status = 'RECEIVED'", [shop])).length;

  it("each is acknowledged, and decided afterwards", async () => {
    const names = [
      write(
        "column",
        `ALTER TABLE "delivery_key" ADD COLUMN "x_note" TEXT;\nALTER TABLE "lane" ADD COLUMN "x_count" INTEGER NOT NULL DEFAULT 0;`,
      ),
      write("index", `CREATE INDEX CONCURRENTLY "x_delivery_note" ON "delivery_key" ("shop", "x_note");`),
      write("check", `ALTER TABLE "lane" ADD CONSTRAINT "x_counts" CHECK ("x_count" >= 0) NOT VALID;`),
      write("valid", `ALTER TABLE "lane" VALIDATE CONSTRAINT "x_counts";`),
    ];
    // Somebody reads the inbox for long: the first migration cannot have its table for a while.
    const reader = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
    await reader.connect();
    await reader.query("begin");
    await reader.query("select count(*) from delivery_key");

    let isOver = false;
    const sending = (async () => {
      while (!isOver) await Promise.all([post(), post(), post(), post()]);
    })();
    const waited: string[] = [];
    const migrating = migrate(ownerUrl, { folder, lockTimeoutMs: 300, pauseMs: 200, say: (line) => waited.push(line) });
    await eventually(() => expect(waited.length).toBeGreaterThanOrEqual(3));
    const meanwhile = statuses.length;
    await eventually(() => expect(statuses.length).toBeGreaterThan(meanwhile + 20));
    await reader.query("rollback");
    await reader.end();

    expect(await migrating).toEqual(names);
    isOver = true;
    await sending;
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    await eventually(async () => expect(await open()).toBe(0), 30_000);
    const kept = await rowsOf("select 1 from delivery_key where shop = $1", [shop]);
    expect(kept.length).toBeGreaterThanOrEqual(sent);
    expect(await rowsOf("select indisvalid from pg_index where indexrelid = 'x_delivery_note'::regclass")).toEqual([
      { indisvalid: true },
    ]);
  }, 120_000);
});

describe("a migration", () => {
  const applied = async (name: string) =>
    (await rowsOf("select 1 from _prisma_migrations where migration_name = $1", [name])).length === 1;

  it("that never gets its lock leaves nothing behind, says so, and goes through when it is run again", async () => {
    const name = write("stuck", `CREATE TABLE "x_half" ("a" INT);\nALTER TABLE "waiver" ADD COLUMN "x_stuck" TEXT;`);
    const holder = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
    await holder.connect();
    await holder.query("begin");
    await holder.query("lock table waiver in share mode");
    await expect(migrate(ownerUrl, { folder, lockTimeoutMs: 50, tries: 3, pauseMs: 10 })).rejects.toThrow(
      /stuck failed and was rolled back: .*lock timeout/,
    );
    expect(await applied(name)).toBe(false);
    expect(await rowsOf("select to_regclass('x_half') as name")).toEqual([{ name: null }]);
    await holder.query("rollback");
    await holder.end();
    expect(await migrate(ownerUrl, { folder })).toEqual([name]);
  });

  it("that left half an index begins it anew", async () => {
    await rowsOf("create table x_twins as select 1 as a from generate_series(1, 2)");
    await rowsOf("alter table x_twins owner to switchyard_owner");
    const name = write("half", `CREATE UNIQUE INDEX CONCURRENTLY "x_twin" ON "x_twins" ("a");`);
    await expect(migrate(ownerUrl, { folder })).rejects.toThrow(/half failed/);
    expect(await rowsOf("select indisvalid from pg_index where indexrelid = 'x_twin'::regclass")).toEqual([
      { indisvalid: false },
    ]);
    await rowsOf("delete from x_twins where ctid = (select max(ctid) from x_twins)");
    expect(await migrate(ownerUrl, { folder })).toEqual([name]);
    expect(await rowsOf("select indisvalid from pg_index where indexrelid = 'x_twin'::regclass")).toEqual([
      { indisvalid: true },
    ]);
  });

  it("that is run by two at once is applied once", async () => {
    const name = write("twice", `CREATE INDEX CONCURRENTLY "x_twice" ON "waiver" ("note");`);
    const both = await Promise.all([migrate(ownerUrl, { folder }), migrate(ownerUrl, { folder })]);
    expect(both.flat()).toEqual([name]);
  });
});
