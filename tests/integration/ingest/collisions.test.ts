import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "#app/db.server.ts";
import { ingestTogether } from "#app/ingest/ingest-together.server.ts";
import { eventually } from "#tests/support/eventually.ts";
import { receivedDelivery } from "#tests/support/received-delivery.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

afterAll(closeDatabase);

it("tries again as often as somebody else's transaction closes a circle with it", async () => {
  const shop = aShop();
  await storeShop(shop);
  for (const key of ["1", "2"])
    await rowsOf("insert into lane (shop, kind, key, wanted, due_at) values ($1, 'order', $2, 0, now()) returning 1", [
      shop,
      key,
    ]);
  const lock = "select 1 from lane where shop = $1 and kind = 'order' and key = $2 for update";
  const somebody = () => new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
  const [first, second] = [somebody(), somebody()];
  // Both write their lanes the other way round than the inbox does.
  for (const client of [first, second]) {
    await client.connect();
    await client.query("begin; set local deadlock_timeout = '60s'");
  }
  await first.query(lock, [shop, "2"]);
  const secondHolds = second.query(lock, [shop, "2"]);

  const inboxWaits = () =>
    rowsOf(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'switchyard-door' and wait_event_type = 'Lock'",
    );

  const written = Promise.all(["1", "2"].map((key) => ingestTogether(shop, receivedDelivery(key))));
  for (const [client, holds] of [
    [first, Promise.resolve()],
    [second, secondHolds],
  ] as const) {
    await holds;
    await eventually(async () => expect(await inboxWaits()).toHaveLength(1));
    await client.query(lock, [shop, "1"]);
    await client.query("commit");
    await client.end();
  }

  expect(await written).toMatchObject([{ outcome: "accepted" }, { outcome: "accepted" }]);
  expect(await rowsOf("select wanted::int from lane where shop = $1 order by key", [shop])).toEqual([
    { wanted: 1 },
    { wanted: 1 },
  ]);
});
