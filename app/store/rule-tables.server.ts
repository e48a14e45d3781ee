// Tables of the merchant: looked up by rules, filled by people and by rules.
import type { PoolClient } from "pg";
import type { Table } from "#app/rules/env.ts";
import { tableOf } from "#app/rules/table-of.ts";

/** So many rows of a table are looked up at most: the newest. */
const MOST_ROWS = 20_000;
/** A table that rules fill keeps so many rows. */
const MOST_COLUMNS = 100;

/** Names of the store's tables. */
export async function listTableNames(client: PoolClient, shop: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select name from rule_table where shop = $1 order by name", [
    shop,
  ]);
  return rows.map((row) => row.name);
}

/** The tables of these names, as rules look them up. A name that no table has is left out. */
export async function getTables(client: PoolClient, shop: string, names: string[]): Promise<Record<string, Table>> {
  if (!names.length) return {};
  const { rows } = await client.query<{ name: string; columns: string[]; rows: Record<string, string>[] }>(
    `select t.name, t.columns, coalesce((
         select jsonb_agg(r.cells order by r.id) from (
           select id, cells from rule_table_row where shop = $1 and table_name = t.name order by id desc limit $3) r), '[]'::jsonb) as rows
     from rule_table t where t.shop = $1 and t.name = any($2::text[])`,
    [shop, names, MOST_ROWS],
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
         columns = (t.columns || array(select c from unnest(excluded.columns) c where c <> all (t.columns)))[1:${MOST_COLUMNS}]`,
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
