// What a process says of itself to those who run it: alive, ready, in figures; also when what it stands on is away.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "#tests/support/eventually.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { type Relay, relayVariable } from "#tests/support/tcp-relay.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

let postgres: Relay;
let redis: Relay;
let server: Server;
let end: () => Promise<void>;

beforeAll(async () => {
  postgres = await relayVariable("DATABASE_URL_OPERATOR");
  redis = await relayVariable("REDIS_URL");
  process.env.OPERATIONS_PORT = "0";
  process.env.HOST = "127.0.0.1";
  // Only now: app/ reads the environment when it is first imported.
  const { listenForOperations } = await import("#app/operations/answer-operations.server.ts");
  const { closeDatabase } = await import("#app/db.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  const listening = listenForOperations({ needsRedis: true });
  if (!listening) throw new Error("nobody listens");
  server = listening;
  await once(server, "listening");
  end = async () => {
    producerRedis.disconnect();
    await closeDatabase();
  };
});
afterAll(async () => {
  server.close();
  await end();
  await Promise.all([postgres.cut(), redis.cut()]);
});

async function get(path: string, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method });
  return { status: answer.status, text: await answer.text() };
}
const ready = async () => {
  const { status, text } = await get("/readyz");
  return { status, ...(JSON.parse(text) as Record<string, unknown>) };
};
const figure = (page: string, name: string) => new RegExp(`^${name} (\\S+)$`, "m").exec(page)?.[1];

it("is ready with both, says which one is away, and stays alive", async () => {
  await eventually(async () => expect(await ready()).toMatchObject({ status: 200, postgres: "up", redis: "up" }));

  await redis.cut();
  await eventually(async () =>
    expect(await ready()).toMatchObject({ status: 503, ready: false, postgres: "up", redis: "down" }),
  );
  await redis.mend();
  await eventually(async () => expect((await ready()).status).toBe(200));

  postgres.silence();
  expect(await ready()).toMatchObject({ status: 503, ready: false, postgres: "down", missingMigrations: null });
  expect((await get("/healthz")).status).toBe(200);
  const { text } = await get("/metrics");
  expect(figure(text, "switchyard_database_up")).toBe("0");
  expect(figure(text, "switchyard_lanes_due")).toBeUndefined();
  await postgres.cut();
  await postgres.mend();
  await eventually(async () => expect((await ready()).status).toBe(200));
});

it("is not ready while the app's own role is kept out, though the operator's gets in", async () => {
  const { readinessPool } = await import("#app/db.server.ts");
  const [{ name } = { name: "" }] = await rowsOf<{ name: string }>("select current_database() as name");
  await rowsOf(
    `revoke connect on database ${name} from public; grant connect on database ${name} to switchyard_operator`,
  );
  try {
    // Who is in stays in; the next one is kept out.
    await rowsOf(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'switchyard-ready' and datname = current_database()",
    );
    await eventually(async () =>
      expect(await ready()).toMatchObject({ status: 503, ready: false, postgres: "up", appRole: "down" }),
    );
  } finally {
    await rowsOf(`grant connect on database ${name} to public`);
  }
  expect(readinessPool.totalCount).toBeLessThanOrEqual(1);
  await eventually(async () => expect((await ready()).status).toBe(200));
});

it("is not ready where the database only reads", async () => {
  const [{ name } = { name: "" }] = await rowsOf<{ name: string }>("select current_database() as name");
  const reconnect = () =>
    rowsOf(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'switchyard-operator' and datname = current_database()",
    );
  await rowsOf(`alter database ${name} set default_transaction_read_only = on`);
  try {
    await reconnect();
    await eventually(async () =>
      expect(await ready()).toMatchObject({ status: 503, ready: false, postgres: "read_only" }),
    );
  } finally {
    await rowsOf(`set default_transaction_read_only = off; alter database ${name} reset default_transaction_read_only`);
    await reconnect();
  }
  await eventually(async () => expect((await ready()).status).toBe(200));
});

it("names the migration that the database does not have yet", async () => {
  const [{ name } = { name: "" }] = await rowsOf<{ name: string }>(
    "select max(migration_name) as name from _prisma_migrations",
  );
  await rowsOf("update _prisma_migrations set rolled_back_at = now() where migration_name = $1", [name]);
  expect(await ready()).toMatchObject({ status: 503, ready: false, missingMigrations: [name] });
  await rowsOf("update _prisma_migrations set rolled_back_at = null where migration_name = $1", [name]);
});

it("counts what waits, what was set aside and what nobody knows the end of", async () => {
  const before = (await get("/metrics")).text;
  const shop = aShop();
  await storeShop(shop, { writes_paused_at: new Date() });
  await rowsOf(
    `insert into lane (shop, kind, key, due_at, status) values
       ($1, 'order', '1', now() - interval '1 hour', 'ACTIVE'), ($1, 'order', '2', now() + interval '1 hour', 'ACTIVE'),
       ($1, 'order', '3', now(), 'QUARANTINED')`,
    [shop],
  );
  const after = (await get("/metrics")).text;
  const grew = (name: string) => Number(figure(after, name)) - Number(figure(before, name));

  expect({
    installed: grew("switchyard_shops_installed"),
    paused: grew("switchyard_shops_paused"),
    due: grew("switchyard_lanes_due"),
    quarantined: grew("switchyard_lanes_quarantined"),
    unsettled: grew("switchyard_effects_unsettled"),
  }).toEqual({ installed: 1, paused: 1, due: 1, quarantined: 1, unsettled: 0 });
  expect(Number(figure(after, "switchyard_lanes_oldest_due_seconds"))).toBeGreaterThanOrEqual(3_600);
  expect(after).toContain("# TYPE switchyard_webhook_answer_seconds histogram");
  expect(after).not.toContain(shop);
});

it("has every figure described in the page for those who host the app", async () => {
  const { text } = await get("/metrics");
  const names = [...text.matchAll(/^# TYPE (switchyard_\w+)/gm)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(15);
  const page = readFileSync(new URL("../../../docs/deploy.md", import.meta.url), "utf8");
  expect(names.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
});

it("is not ready any more once it was told to end, and still alive", async () => {
  const { sayThatItEnds } = await import("#app/operations/check-readiness.server.ts");
  sayThatItEnds();
  expect(await ready()).toMatchObject({ status: 503, ready: false, postgres: "up", isEnding: true });
  expect((await get("/healthz")).status).toBe(200);
});

it("answers nothing else", async () => {
  expect([(await get("/")).status, (await get("/metrics", "POST")).status]).toEqual([404, 405]);
});
