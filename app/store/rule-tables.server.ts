// Tables of the merchant: looked up by rules, filled by people and by rules.
import type { PoolClient } from "pg";
import type { Table } from "#app/rules/env.ts";
import { TABLE_LIMITS } from "#app/rules/read-table.ts";
import { tableOf } from "#app/rules/table-of.ts";

/** Names of the store's tables. */
export async function listTableNames(client: PoolClient, shop: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select name from rule_table where shop = $1 order by name", [
    shop,
  ]);
  return rows.map((row) => row.name);
}

/** The tables of these names, as rules look them up: of a longer one, the newest rows. A name that no table has is left out. */
export async function getTables(client: PoolClient, shop: string, names: string[]): Promise<Record<string, Table>> {
  if (!names.length) return {};
  const { rows } = await client.query<{ name: string; columns: string[]; rows: Record<string, string>[] }>(
    `select t.name, t.columns, coalesce((
         select jsonb_agg(r.cells order by r.id) from (
           select id, cells from rule_table_row where shop = $1 and table_name = t.name order by id desc limit $3) r), '[]'::jsonb) as rows
     from rule_table t where t.shop = $1 and t.name = any($2::text[])`,
    [shop, names, TABLE_LIMITS.rows],
  );
  return Object.fromEntries(
    rows.map((table) => [
      table.name,
      tableOf({
        columns: table.columns,
        rows: table.rows.map((cells) => table.columns.map((column) => cells[column] ?? "")),
      }),
    ]),
  );
}

export interface RowToAdd {
  table: string;
  row: Record<string, string>;
  /** Whose data it may hold. */
  orderId: string | null;
  customerId: string | null;
}

/** Adds rows at the end of their tables; a table or a column that is missing is made. */
export async function addRows(
  client: PoolClient,
  shop: string,
  installation: number,
  added: RowToAdd[],
): Promise<void> {
  const byTable = Map.groupBy(added, ({ table }) => table);
  for (const name of [...byTable.keys()].sort()) {
    const rows = byTable.get(name) ?? [];
    const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
    await client.query(
      `insert into rule_table as t (shop, name, installation, columns) values ($1, $2, $3, $4::text[])
       on conflict (shop, name) do update set installation = excluded.installation, changed_at = now(),
         columns = (t.columns || array(select c from unnest(excluded.columns) c where c <> all (t.columns)))[1:${TABLE_LIMITS.columns}]`,
      [shop, name, installation, columns],
    );
    await client.query(
      `insert into rule_table_row (shop, table_name, installation, order_id, customer_id, cells)
       select $1, $2, $3, r.order_id, r.customer_id, r.cells
       from unnest($4::text[], $5::text[], $6::jsonb[]) with ordinality as r (order_id, customer_id, cells, position) order by position`,
      [
        shop,
        name,
        installation,
        rows.map((entry) => entry.orderId),
        rows.map((entry) => entry.customerId),
        rows.map((entry) => JSON.stringify(entry.row)),
      ],
    );
  }
}

/** Makes an empty table. False: there is one of this name already. */
export async function createTable(
  client: PoolClient,
  shop: string,
  installation: number,
  { name, columns }: { name: string; columns: string[] },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into rule_table (shop, name, installation, columns) values ($1, $2, $3, $4::text[]) on conflict do nothing`,
    [shop, name, installation, columns],
  );
  return rowCount === 1;
}

/** A table as it stands, which nobody else changes until the transaction ends. Null: there is none. */
export async function holdTable(
  client: PoolClient,
  shop: string,
  name: string,
): Promise<{ columns: string[]; rowCount: number } | null> {
  const { rows } = await client.query<{ columns: string[] }>(
    "select columns from rule_table where shop = $1 and name = $2 for update",
    [shop, name],
  );
  if (!rows[0]) return null;
  const counted = await client.query<{ count: number }>(
    "select count(*)::int as count from rule_table_row where shop = $1 and table_name = $2",
    [shop, name],
  );
  return { columns: rows[0].columns, rowCount: counted.rows[0]?.count ?? 0 };
}

/** Takes all rows of a table and gives it other columns. */
export async function emptyTable(client: PoolClient, shop: string, name: string, columns: string[]): Promise<void> {
  await client.query("delete from rule_table_row where shop = $1 and table_name = $2", [shop, name]);
  await client.query("update rule_table set columns = $3::text[], changed_at = now() where shop = $1 and name = $2", [
    shop,
    name,
    columns,
  ]);
}

/** Writes the cells of one row. False: the table has no such row. */
export async function changeRow(
  client: PoolClient,
  shop: string,
  name: string,
  { id, cells }: { id: number; cells: Record<string, string> },
): Promise<boolean> {
  const { rowCount } = await client.query(
    "update rule_table_row set cells = $4::jsonb where shop = $1 and table_name = $2 and id = $3",
    [shop, name, id, JSON.stringify(cells)],
  );
  if (rowCount) await markChanged(client, shop, name);
  return rowCount === 1;
}

/** False: the table has no such row. */
export async function removeRow(client: PoolClient, shop: string, name: string, id: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "delete from rule_table_row where shop = $1 and table_name = $2 and id = $3",
    [shop, name, id],
  );
  if (rowCount) await markChanged(client, shop, name);
  return rowCount === 1;
}

/** Removes a table with its rows. False: there is none of this name. */
export async function removeTable(client: PoolClient, shop: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query("delete from rule_table where shop = $1 and name = $2", [shop, name]);
  await client.query("delete from rule_table_row where shop = $1 and table_name = $2", [shop, name]);
  return rowCount === 1;
}

async function markChanged(client: PoolClient, shop: string, name: string): Promise<void> {
  await client.query("update rule_table set changed_at = now() where shop = $1 and name = $2", [shop, name]);
}
