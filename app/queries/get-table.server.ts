// One table of the store and a page of its rows, in the order in which they were added. Paged by key (id).
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { pageOf } from "#app/queries/page-of.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import type { TablePlace } from "#app/queries/table-place.ts";
import { type TableUse, tableUses } from "#app/queries/table-uses.server.ts";

export interface TablePage {
  name: string;
  columns: string[];
  /** Of the whole table. */
  rowCount: number | null;
  /** Null, here and below: could not be had. */
  uses: TableUse[] | null;
  rows: Rows | null;
  before: string | null;
  after: string | null;
}

type Rows = { id: string; cells: Record<string, string> }[];
type Place = TablePlace & { pageSize?: number };

/** Rows that hold the searched text in any cell, whatever its case. Null: the shop has no such table. */
export function getTable(shop: string, name: string, place: Place): Promise<TablePage | null> {
  return forShop(shop, async (tx) => {
    const table = await tx.ruleTable.findUnique({ where: { shop_name: { shop, name } } });
    if (!table) return null;
    const part = partsOfPage(tx, { shop, page: "table" });
    const page = await part("rows", () => readRows(tx, { shop, name }, place));
    return {
      ...{ name, columns: table.columns },
      rowCount: await part("count", () => tx.ruleTableRow.count({ where: { shop, tableName: name } })),
      uses: await part("uses", async () => (await tableUses(tx, shop)).get(name) ?? []),
      ...(page ?? { rows: null, before: null, after: null }),
    };
  });
}

/** The rows of a page alone, for those who need all of them. Throws where they cannot be had. */
export const findRows = (shop: string, name: string, place: Place) =>
  forShop(shop, (tx) => readRows(tx, { shop, name }, place));

async function readRows(
  tx: ShopTransaction,
  { shop, name }: { shop: string; name: string },
  { search, before, after, pageSize = 50 }: Place,
): Promise<Pick<TablePage, "before" | "after"> & { rows: Rows }> {
  const where = [Prisma.sql`shop = ${shop} and table_name = ${name}`];
  if (search)
    where.push(Prisma.sql`exists (select 1 from jsonb_each_text(cells) c
        where position(lower(${search}::text) in lower(c.value)) > 0)`);
  if (before) where.push(Prisma.sql`id < ${BigInt(before)}`);
  else if (after) where.push(Prisma.sql`id > ${BigInt(after)}`);
  const found = await tx.$queryRaw<{ id: string; cells: Record<string, string> }[]>`
      select id::text as id, cells from rule_table_row where ${Prisma.join(where, " and ")}
      order by rule_table_row.id ${before ? Prisma.sql`desc` : Prisma.sql`asc`} limit ${pageSize + 1}`;
  const { rows, newer, older } = pageOf(found, pageSize, before ? "newer" : after ? "older" : null);
  return { rows, before: newer?.id ?? null, after: older?.id ?? null };
}
