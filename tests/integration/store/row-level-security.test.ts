// The wall behind the first argument: PostgreSQL itself shows one shop at a time.
import pg from "pg";
import { describe, expect, it } from "vitest";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

async function as<T>(url: string | undefined, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const tablesOfShops = () =>
  rowsOf<{ name: string; forced: boolean; enabled: boolean; policies: string[] }>(
    `select c.relname as name, c.relforcerowsecurity as forced, c.relrowsecurity as enabled,
       array(select polname::text from pg_policy where polrelid = c.oid) as policies
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition order by 1`,
  );

describe("row-level security", () => {
  it("is on, and forced on the owner too, for every table that has a shop, partitions included", async () => {
    const tables = await tablesOfShops();
    const partitions = await rowsOf<{ name: string; forced: boolean }>(
      "select relname as name, relforcerowsecurity as forced from pg_class where relispartition and relkind = 'r'",
    );

    expect(tables.length).toBeGreaterThan(15);
    expect(
      tables.filter(({ enabled, forced, policies }) => !(enabled && forced && policies.includes("own_shop"))),
    ).toEqual([]);
    expect(partitions.filter(({ forced }) => !forced)).toEqual([]);
  });

  it("shows the app's role nothing without a shop, and no other shop's rows with one", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    for (const shop of [mine, theirs]) await rowsOf("insert into shop (shop) values ($1)", [shop]);

    await as(process.env.DATABASE_URL, async (client) => {
      for (const { name } of await tablesOfShops()) {
        const { rowCount } = await client.query(`select 1 from "${name}" limit 1`);
        expect(rowCount, `${name} without app.shop`).toBe(0);
      }
      await client.query("select set_config('app.shop', $1, false)", [mine]);
      const { rows } = await client.query("select shop from shop");
      expect(rows).toEqual([{ shop: mine }]);
      await expect(client.query("insert into shop (shop) values ($1)", [aShop()])).rejects.toThrow(
        /row-level security/,
      );
      const { rowCount } = await client.query("update shop set timezone = 'UTC' where shop = $1", [theirs]);
      expect(rowCount).toBe(0);
    });
  });

  it.each(["delivery_body", "session", "run", "order_state", "record_state", "ledger_order"])(
    "keeps the operator's role out of %s",
    async (table) => {
      await as(process.env.DATABASE_URL_OPERATOR, async (client) => {
        await expect(client.query(`select 1 from "${table}"`)).rejects.toThrow(/permission denied/);
      });
    },
  );

  it("lets the operator's role count effects by status, and see nothing else of them", async () => {
    const columns = await rowsOf<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'effect' and column_name <> 'status'",
    );
    expect(columns.length).toBeGreaterThan(20);
    await as(process.env.DATABASE_URL_OPERATOR, async (client) => {
      expect((await client.query("select count(*) from effect where status = 'UNSETTLED'")).rowCount).toBe(1);
      for (const { name } of columns)
        await expect(client.query(`select "${name}" from effect`), name).rejects.toThrow(/permission denied/);
    });
  });

  it("gives neither role a table of its own", async () => {
    const owned = await rowsOf(
      "select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('switchyard_app', 'switchyard_operator')",
    );

    expect(owned).toEqual([]);
  });
});
