// In a rush a table grows faster than the planner's figures of it. What is asked about a few lanes reads their rows all the same, not the store's.
import type { PoolClient } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { inShop } from "#app/db.server.ts";
import { order } from "#app/rules/records/order.ts";
// Declares all kinds.
import "#app/rules/records/index.ts";
import { listFallen, listOpenEffects } from "#app/store/effects.server.ts";
import { assertFences, type HeldLane } from "#app/store/lanes.server.ts";
import { saveLedger } from "#app/store/ledger.server.ts";
import { getMemory, writeMemory } from "#app/store/memory.server.ts";
import { saveOrderKeys } from "#app/store/order-keys.server.ts";
import {
  getUnverifiedValues,
  listUnverifiedOrders,
  markOrdersVerified,
  markOrdersWritten,
} from "#app/store/orders.server.ts";
import {
  listDoneOccasions,
  listFieldWrites,
  listFruitlessStates,
  listOwnedStates,
} from "#app/store/past-effects.server.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const OF_STORE = 1_500;
const ASKED = [3, 700, 1_400];
const NAMES = ASKED.map((n) => ({ kind: "order", key: String(n) }));
const HELD: HeldLane[] = ASKED.map((n) => ({ kind: "order", key: String(n), token: n }));
const LANES = [HELD.map(({ kind }) => kind), HELD.map(({ key }) => key), HELD.map(({ token }) => token)];
const HOUR_MS = 3_600_000;
const CHANGED_AT = "2026-11-24T10:00:00Z";

const shop = aShop();
let effectIds: number[] = [];
beforeAll(async () => {
  await storeShop(shop);
  await rowsOf(
    `insert into lane (shop, kind, key, lease_token, lease_until, started)
     select $1, 'order', g::text, g, now() + interval '1 hour', true from generate_series(1, $2::int) g returning 1`,
    [shop, OF_STORE],
  );
  await rowsOf(
    `insert into memory (shop, installation, scope, owner, name, value)
     select $1, 1, 'order', g::text, 'seen', 'true' from generate_series(1, $2::int) g returning 1`,
    [shop, OF_STORE],
  );
  await rowsOf(
    `insert into order_key (shop, installation, order_id, kind, digest, created_at)
     select $1, 1, g::text, 'email', md5(g::text), now() from generate_series(1, $2::int) g returning 1`,
    [shop, OF_STORE],
  );
  await rowsOf(
    `insert into ledger_order (shop, installation, order_id, created_at, updated_at, received, currency, counts)
     select $1, 1, g::text, now(), now(), 1, 'GBP', true from generate_series(1, $2::int) g returning 1`,
    [shop, OF_STORE],
  );
  await rowsOf(
    `insert into effect (shop, installation, key, run_id, lane_kind, lane_key, origin_kind, origin_key, rule_id, rule_version,
       action_id, acts, occasion, target, kind, class, payload)
     select $1, 1, g::text, g, 'order', g::text, 'order', g::text, 'r', 1, 'a', 'once', 'run:1', 't', 'add_note', 'READABLE', '{}'
     from generate_series(1, $2::int) g returning 1`,
    [shop, OF_STORE],
  );
  const ids = await rowsOf<{ id: string }>("select id from effect where shop = $1 and lane_key = any($2)", [
    shop,
    NAMES.map(({ key }) => key),
  ]);
  effectIds = ids.map(({ id }) => Number(id));
  await rowsOf(
    `insert into order_state (shop, installation, order_id, name, created_at, updated_at, verified_at, seen, total, currency, financial_status, fulfillment_status)
     select $1, 1, g::text, g::text, now(), $4, case when g <> all($3::int[]) then $4::timestamptz end, '{}', 1, 'GBP', 'paid', 'unfulfilled'
     from generate_series(1, $2::int) g returning 1`,
    [shop, OF_STORE, ASKED, CHANGED_AT],
  );
});

/** How many rows of a table it fetched, by whatever plan. */
const fetched = (table: string, ask: (client: PoolClient) => Promise<unknown>): Promise<number> =>
  inShop(shop, async (client) => {
    // Of what a connection counted some is not told to the others yet: that is what this view shows.
    const untold = async () => {
      const { rows } = await client.query<{ n: number }>(
        "select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables where relname = $1",
        [table],
      );
      return rows[0]?.n ?? 0;
    };
    const before = await untold();
    await ask(client);
    return (await untold()) - before;
  });

const anOrder = (n: number) =>
  order.schema.parse({
    ...{ id: String(n), name: `#${n}`, created_at: "2026-11-24T10:00:00Z", updated_at: "2026-11-24T10:00:00Z" },
    ...{ email: `${n}@example.com`, currency: "GBP" },
  });

describe("of a store with many lanes", () => {
  it.each<[string, string, (client: PoolClient) => Promise<unknown>]>([
    [
      "renewing a few",
      "lane",
      (client) => client.query("select * from renew_lanes($1, $2, $3, $4, $5)", [shop, ...LANES, HOUR_MS]),
    ],
    [
      "claiming a few",
      "lane",
      (client) => client.query("select * from claim_lanes($1, $2, $3, $4, $5, $6)", [shop, ...LANES, HOUR_MS, null]),
    ],
    ["proving that a few are held", "lane", (client) => assertFences(client, shop, HELD)],
    ["what a few still have to send", "effect", (client) => listOpenEffects(client, shop, 1, NAMES, 1_000)],
    ["which of a few may not be sent any more", "effect", (client) => listFallen(client, shop, effectIds)],
    ["whether the rules of a few are still true", "order_state", (client) => listFallen(client, shop, effectIds)],
    [
      "when a few orders were written",
      "order_state",
      (client) =>
        markOrdersWritten(
          client,
          shop,
          NAMES.map(({ key }) => ({ orderId: key, at: "2026-11-24T10:00:05Z" })),
        ),
    ],
    [
      "which few orders were not compared yet",
      "order_state",
      (client) =>
        listUnverifiedOrders(client, shop, {
          ...{ from: new Date("2026-11-01"), before: new Date("2026-12-01"), after: null, limit: 250 },
        }),
    ],
    [
      "what a few listed orders were seen as",
      "order_state",
      (client) =>
        getUnverifiedValues(
          client,
          shop,
          NAMES.map(({ key }) => ({ orderId: key, updatedAt: CHANGED_AT })),
        ),
    ],
    [
      "that a few orders were compared",
      "order_state",
      (client) =>
        markOrdersVerified(
          client,
          shop,
          NAMES.map(({ key }) => ({ orderId: key, updatedAt: CHANGED_AT })),
        ),
    ],
    ["what a few decided", "effect", (client) => listOpenEffects(client, shop, 1, NAMES, 1_000, "origin")],
    ["states of a few", "effect", (client) => listOwnedStates(client, shop, 1, NAMES)],
    ["states of a few that came to nothing", "effect", (client) => listFruitlessStates(client, shop, 1, NAMES)],
    ["tags that a few wrote", "effect", (client) => listFieldWrites(client, shop, 1, NAMES)],
    ["what a few did once", "effect", (client) => listDoneOccasions(client, shop, 1, NAMES)],
    [
      "what is remembered of a few",
      "memory",
      (client) =>
        getMemory(
          client,
          shop,
          NAMES.map(({ key }) => ({ scope: "order", owner: key })),
        ),
    ],
    [
      "remembering something of a few",
      "memory",
      (client) =>
        writeMemory(
          client,
          shop,
          1,
          NAMES.map(({ key }) => ({ kind: "remember", scope: "order", owner: key, name: "seen", value: false })),
        ),
    ],
    ["the keys of a few orders", "order_key", (client) => saveOrderKeys(client, shop, 1, ASKED.map(anOrder))],
    ["the worth of a few orders", "ledger_order", (client) => saveLedger(client, shop, 1, ASKED.map(anOrder))],
    [
      "releasing a few",
      "lane",
      (client) =>
        client.query("select * from release_lanes($1, $2, $3, $4, $5, $6, $7)", [
          ...[shop, ...LANES, ASKED.map(() => 0), ASKED.map(() => null), ASKED.map(() => null)],
        ]),
    ],
  ])("%s reads their rows alone", async (_what, table, ask) => {
    expect(await fetched(table, ask)).toBeLessThanOrEqual(ASKED.length * 4);
  });
});
