import { setImmediate as turn } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "#app/db.server.ts";
import { ingestTogether } from "#app/ingest/ingest-together.server.ts";
import { eventually } from "#tests/support/eventually.ts";
import { receivedDelivery } from "#tests/support/received-delivery.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

afterAll(closeDatabase);

/** Statements of the door that wait for a lock. */
const held = () =>
  rowsOf(
    "select 1 from pg_stat_activity where datname = current_database() and application_name = 'switchyard-door' and wait_event_type = 'Lock'",
  );

/** A store whose row somebody holds: what is written for it waits until it is let go. */
async function heldShop(): Promise<{ shop: string; letGo(): Promise<void> }> {
  const shop = aShop();
  await storeShop(shop);
  const somebody = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
  await somebody.connect();
  await somebody.query("begin");
  await somebody.query("select 1 from shop where shop = $1 for update", [shop]);
  return {
    shop,
    async letGo() {
      await somebody.query("commit");
      await somebody.end();
    },
  };
}

/** How many of a store's webhooks each commit holds, in the order in which they came. */
const commitsOf = async (shop: string) =>
  (
    await rowsOf<{ n: number }>(
      "select count(*)::int as n from delivery_key where shop = $1 group by xmin order by min(id)",
      [shop],
    )
  ).map(({ n }) => n);

/** Each comes in a turn of the event loop of its own. */
async function comeOneByOne(shop: string, ids: readonly string[]): Promise<Promise<unknown>[]> {
  const written: Promise<unknown>[] = [];
  for (const id of ids) {
    written.push(ingestTogether(shop, receivedDelivery(id)));
    await turn();
    await turn();
  }
  return written;
}

describe("while webhooks of a store are being written", () => {
  it("fewer than they are gather and share the next commit", async () => {
    const { shop, letGo } = await heldShop();
    const first = Array.from({ length: 5 }, (_, at) => ingestTogether(shop, receivedDelivery(`1${at}`)));
    await eventually(async () => expect(await held()).toHaveLength(1));
    const later = await comeOneByOne(shop, ["21", "22", "23", "24"]);
    await letGo();

    await Promise.all([...first, ...later]);
    expect(await commitsOf(shop)).toEqual([5, 4]);
  });

  it.each([
    { written: 1, fewest: 4 },
    { written: 4, fewest: 4 },
    { written: 6, fewest: 6 },
  ])("$fewest go beside $written, and one less does not", async ({ written, fewest }) => {
    const { shop, letGo } = await heldShop();
    const first = Array.from({ length: written }, (_, at) => ingestTogether(shop, receivedDelivery(`1${at}`)));
    await eventually(async () => expect(await held()).toHaveLength(1));
    const later = await comeOneByOne(
      shop,
      Array.from({ length: fewest - 1 }, (_, at) => `2${at}`),
    );
    expect(await held()).toHaveLength(1);
    later.push(...(await comeOneByOne(shop, ["3"])));
    await eventually(async () => expect(await held()).toHaveLength(2));
    await letGo();

    await Promise.all([...first, ...later]);
    expect(await commitsOf(shop)).toEqual([written, fewest]);
  });

  it("another store's go at once", async () => {
    const { shop, letGo } = await heldShop();
    const first = ["1", "2", "3"].map((id) => ingestTogether(shop, receivedDelivery(id)));
    await eventually(async () => expect(await held()).toHaveLength(1));
    const gathering = await comeOneByOne(shop, ["4"]);
    const other = aShop();
    await storeShop(other);

    expect(await ingestTogether(other, receivedDelivery("1"))).toMatchObject({ outcome: "accepted" });
    await letGo();
    await Promise.all([...first, ...gathering]);
  });
});
