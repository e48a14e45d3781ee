// The worker as a process: it dispatches, ends in order, and its death is noticed by the next one.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "#tests/support/eventually.ts";
import { type RunningWorker, startWorker as startWorkerProcess } from "#tests/support/start-worker.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const children: ChildProcess[] = [];

beforeEach(async () => {
  for (const table of ["lane", "lease", "delivery_key", "shop"]) await rowsOf(`delete from ${table} returning 1`);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function startWorker(env: Record<string, string> = {}): RunningWorker {
  const worker = startWorkerProcess(env);
  children.push(worker.child);
  return worker;
}
const holder = async () =>
  (await rowsOf<{ holder: string }>("select holder from lease where name = 'dispatcher' and until > now()"))[0]?.holder;
const slots = async () => (await rowsOf("select 1 from lease where name like 'worker:%' and until > now()")).length;

describe("the worker process", () => {
  it("settles what is due, and on SIGTERM gives its leases back and ends well", async () => {
    const shop = aShop();
    await storeShop(shop, { uninstalled_at: new Date() });
    await rowsOf(
      `insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key)
       values ($1, 1, 'w-1', 'app/uninstalled', 'WEBHOOK', 'shop', 'shop')`,
      [shop],
    );
    await rowsOf("insert into lane (shop, kind, key, wanted, due_at) values ($1, 'shop', 'shop', 1, now())", [shop]);
    const { child, output } = startWorker();

    await eventually(async () => {
      if (child.exitCode !== null) throw new Error(output());
      expect(await rowsOf("select status from delivery_key where shop = $1", [shop])).toEqual([
        { status: "UNCHANGED" },
      ]);
    }, 25_000);
    await eventually(async () => expect([await holder(), await slots()]).toEqual([expect.any(String), 1]));

    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect({ code, output: output() }).toMatchObject({ code: 0 });
    expect([await holder(), await slots()]).toEqual([undefined, 0]);
  }, 60_000);

  it("that is killed is followed by another, and what it held is free, though no lease of its lanes runs out", async () => {
    const first = startWorker();
    await eventually(async () => expect(await holder()).toBeDefined(), 25_000);
    const before = await holder();
    const shop = aShop();
    await storeShop(shop);
    await rowsOf(
      `insert into lane (shop, kind, key, lease_until, started, held_by)
       select $1, 'order', '1', now() + interval '1 hour', true, token from lease where name = 'worker:' || $2`,
      [shop, before],
    );
    const second = startWorker();
    await eventually(async () => expect(await slots()).toBe(2), 25_000);
    first.child.kill("SIGKILL");

    await eventually(async () => {
      const now = await holder();
      expect(now).toBeDefined();
      expect(now).not.toBe(before);
      expect(await rowsOf("select 1 from lane where started and kind = 'order' and lease_until is not null")).toEqual(
        [],
      );
    }, 10_000);
    second.child.kill("SIGTERM");
    await once(second.child, "exit");
  }, 60_000);

  it("ends well within 25 seconds on SIGTERM though the database answers nothing", async () => {
    const { child, output } = startWorker({ DATABASE_TIMEOUT_MS: "60000" });
    await eventually(async () => expect(await holder()).toBeDefined(), 25_000);
    const blocker = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
    await blocker.connect();
    try {
      await blocker.query("begin; lock table lane in access exclusive mode");
      await new Promise((resolve) => setTimeout(resolve, 1_500)); // until it has asked and waits
      const began = performance.now();
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");

      expect({ code, output: output() }).toMatchObject({ code: 0 });
      expect(performance.now() - began).toBeLessThan(25_000);
    } finally {
      await blocker.end();
    }
  }, 90_000);

  it("ends at once on the second signal", async () => {
    const { child } = startWorker();
    await eventually(async () => expect(await holder()).toBeDefined(), 25_000);
    child.kill("SIGTERM");
    child.kill("SIGTERM");

    const [code, signal] = await once(child, "exit");
    expect(signal).toBeNull();
    expect([0, 1]).toContain(code);
  }, 60_000);
});
