// A database of an hour ago is put back under a deployment whose Redis lived on and whose stores went on: what was taken in and
// written since is found again, nothing is lost and nothing is done twice; what cannot be looked at is left to a person.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { sign } from "#tests/support/post-webhook.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { type RunningWeb, startWeb } from "#tests/support/start-web.ts";
import { type RunningWorker, startWorker } from "#tests/support/start-worker.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const database = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
const backup = `${database}_backup`;
let web: RunningWeb;
let worker: RunningWorker;
let worked: WorkedShop;

beforeAll(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  await rowsOf("delete from lease where name = 'dispatcher'");
  await saveRule(worked.shop, {
    ...{ id: "all", on: ["order.created"] },
    then: [
      { do: "add_tags", tags: ["seen"] },
      { do: "append_note", text: "Looked at" },
      { do: "hold_fulfillment", reason: "OTHER", note: "Look at it" },
      { do: "send_http", url: "https://warehouse.sandbox/new", method: "POST", body: { order: "{{ order.name }}" } },
    ],
  });
  await start();
}, 180_000);
afterAll(async () => {
  await stop();
  await administer(`drop database if exists ${backup}`);
});

const ENV = { SWEEP_INTERVAL_MS: "1000", COMPARED_WITHIN_MS: "2000", READ_GRACE_MS: "200" };
async function start(): Promise<void> {
  [web, worker] = [await startWeb(ENV), startWorker(ENV)];
}
async function stop(): Promise<void> {
  worker.child.kill("SIGTERM");
  await Promise.all([once(worker.child, "exit"), web.stop()]);
}

async function administer(...statements: string[]): Promise<void> {
  const url = new URL(process.env.DATABASE_URL_SUPERUSER ?? "");
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
/** A copy as of this moment; nobody may be connected while it is taken. */
async function copy(from: string, to: string): Promise<void> {
  await administer(
    `alter database ${from} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`,
  );
  await eventually(() => administer(`create database ${to} owner switchyard_owner template ${from}`));
  await administer(`alter database ${from} allow_connections true`);
}

async function deliverAll(): Promise<void> {
  for (const { event, body, webhookId } of worked.mail.splice(0))
    await eventually(async () => {
      const answer = await fetch(`${web.url}/webhooks`, {
        method: "POST",
        headers: {
          "X-Shopify-Hmac-Sha256": sign(body, shopify.settings.apiSecret),
          ...{ "X-Shopify-Shop-Domain": worked.shop, "X-Shopify-Topic": event.topic },
          ...{ "X-Shopify-Webhook-Id": webhookId, "X-Shopify-Triggered-At": event.at },
        },
        body: new Uint8Array(body),
      });
      expect(answer.status).toBe(200);
    });
}
const place = () =>
  placeOrder(shopify.world, worked.shop, {
    lines: [{ title: "Lantern", sku: "LAN", price: 2_000, quantity: 1 }],
    ...{ shippingAddress: { address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", countryCode: "GB" } },
    ...{ payment: "paid", routing: "now" },
  } as Parameters<typeof placeOrder>[2]).id;
const effectsOf = (orderId: string) =>
  rowsOf<{ kind: string; status: string }>(
    "select kind, status::text from effect where shop = $1 and order_id = $2 order by kind",
    [worked.shop, orderId],
  );
const dealtWith = (orderId: string, httpStatus = "CONFIRMED") =>
  eventually(async () => {
    await deliverAll();
    expect(await effectsOf(orderId)).toEqual([
      { kind: "add_tags", status: "CONFIRMED" },
      { kind: "hold_fulfillment", status: "CONFIRMED" },
      { kind: "send_http", status: httpStatus },
      { kind: "write_note", status: "CONFIRMED" },
    ]);
  }, 40_000);
/** What the order itself shows already is not even decided; what only a look at the store tells is looked at. */
const foundAgain = (orderId: string) =>
  eventually(async () => {
    await deliverAll();
    const effects = await effectsOf(orderId);
    expect(effects).toContainEqual({ kind: "send_http", status: "UNSETTLED" });
    expect(effects).toContainEqual({ kind: "hold_fulfillment", status: "CONFIRMED" });
    expect(effects.filter(({ kind, status }) => kind !== "send_http" && status !== "CONFIRMED")).toEqual([]);
  }, 40_000);
const calls = (): number => shopify.sinks.http().filter(({ to }) => to === "warehouse").length;
const inStore = (orderId: string) => {
  const order = shopify.world.order(worked.shop, orderId);
  if (!order) throw new Error(`the store has no order ${orderId}`);
  return {
    tags: order.tags,
    note: order.note,
    holds: shopify.world.fulfillmentOrdersOf(order).flatMap(({ holds }) => holds).length,
  };
};
const AS_DECIDED = { tags: ["seen"], note: "Looked at", holds: 1 };

async function afterRestore(verb: "pause" | "resume"): Promise<{ code: number; said: string }> {
  const script = join(import.meta.dirname, "../../../scripts/after-restore.ts");
  const child = spawn(process.execPath, [script, verb], { env: process.env });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return { code, said };
}

it("heals: nothing is lost, nothing doubled, and what cannot be looked at waits for a person", async () => {
  const before = place();
  await dealtWith(before);
  await copy(database, backup);

  // The hour that the backup does not know.
  const acknowledged = [place(), place()];
  for (const orderId of acknowledged) await dealtWith(orderId);
  expect(calls()).toBe(3);

  await stop();
  await administer(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
    `drop database ${database} with (force)`,
    `create database ${database} owner switchyard_owner template ${backup}`,
  );
  expect(await effectsOf(acknowledged[0] ?? "")).toEqual([]);

  expect(await afterRestore("pause")).toMatchObject({
    code: 0,
    said: expect.stringContaining("1 stores write nothing"),
  });
  await start();
  // What comes only now, while nothing is written.
  const during = place();
  await deliverAll();
  await eventually(async () => expect(await afterRestore("resume")).toMatchObject({ code: 0 }), 40_000);

  for (const orderId of acknowledged) await foundAgain(orderId);
  await dealtWith(during, "UNSETTLED");
  await dealtWith(before);
  for (const orderId of [before, ...acknowledged, during]) expect(inStore(orderId), orderId).toEqual(AS_DECIDED);
  expect(calls()).toBe(3);
  // The echoes of its own writes too are dealt with in the end.
  await eventually(async () => {
    await deliverAll();
    expect(
      await rowsOf("select topic from delivery_key where shop = $1 and status = 'RECEIVED'", [worked.shop]),
    ).toEqual([]);
  }, 40_000);
}, 240_000);
