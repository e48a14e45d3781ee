// The disk that the log goes to is full: whatever is logged is lost, and nothing else is.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { freePort } from "#sandbox/processes/free-port.ts";
import { buildWhenStale } from "#scripts/build-when-stale.ts";
import { eventually } from "#tests/support/eventually.ts";
import { sign } from "#tests/support/post-webhook.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const children: ChildProcess[] = [];

beforeAll(() => buildWhenStale(), 180_000);
beforeEach(async () => {
  for (const table of ["lane", "lease", "delivery_key", "shop"]) await rowsOf(`delete from ${table} returning 1`);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Every write of it to its log fails for want of room. */
function startWithFullLog(entry: "web" | "worker", env: Record<string, string> = {}): ChildProcess {
  const full = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [join(ROOT, `app/entry.${entry}.ts`)], {
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "debug", HOST: "127.0.0.1", ...env },
    stdio: ["ignore", full, full],
  });
  closeSync(full);
  children.push(child);
  return child;
}

async function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  return child.exitCode;
}

it("webhooks are taken all the same", async () => {
  const shop = aShop();
  await storeShop(shop);
  const port = await freePort(0);
  const web = startWithFullLog("web", { PORT: String(port) });
  const body = '{"id":1}';
  const post = (webhookId: string) =>
    fetch(`http://127.0.0.1:${port}/webhooks`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-shopify-topic": "orders/create",
        "x-shopify-hmac-sha256": sign(body),
        "x-shopify-shop-domain": shop,
        "x-shopify-webhook-id": webhookId,
      },
      body,
    });
  await eventually(async () => {
    if (web.exitCode !== null) throw new Error(`the web process ended with ${web.exitCode}`);
    expect((await post("first")).status).toBe(200);
  }, 25_000);
  // One that is logged.
  const forged = await fetch(`http://127.0.0.1:${port}/webhooks`, {
    method: "POST",
    body,
    headers: { "x-shopify-hmac-sha256": "no" },
  });
  expect(forged.status).toBe(401);
  expect((await post("second")).status).toBe(200);

  expect(await rowsOf("select webhook_id from delivery_key where shop = $1 order by 1", [shop])).toEqual([
    { webhook_id: "first" },
    { webhook_id: "second" },
  ]);
  expect(await endOf(web)).toBe(0);
}, 60_000);

it("deliveries are worked on all the same", async () => {
  const shop = aShop();
  await storeShop(shop, { uninstalled_at: new Date() });
  await rowsOf(
    `insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key)
     values ($1, 1, 'w-1', 'app/uninstalled', 'WEBHOOK', 'shop', 'shop')`,
    [shop],
  );
  await rowsOf("insert into lane (shop, kind, key, wanted, due_at) values ($1, 'shop', 'shop', 1, now())", [shop]);
  const worker = startWithFullLog("worker");
  await eventually(async () => {
    if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`);
    expect(await rowsOf("select status from delivery_key where shop = $1", [shop])).toEqual([{ status: "UNCHANGED" }]);
  }, 25_000);
  expect(await endOf(worker)).toBe(0);
}, 60_000);
