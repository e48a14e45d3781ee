// The store's tables by name, and those that rules name and nobody has made yet.
import { forShop } from "#app/db.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { type TableUse, tableUses } from "#app/queries/table-uses.server.ts";

interface TableRow {
  name: string;
  columns: string[];
  rowCount: number;
  changedAt: string;
  /** Null: could not be had. */
  uses: TableUse[] | null;
}

export function listTables(
  shop: string,
): Promise<{ timezone: string; tables: TableRow[]; missing: { name: string; uses: TableUse[] }[] | null }> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const uses = await partsOfPage(tx, { shop, page: "tables" })("uses", () => tableUses(tx, shop));
    const rows = await tx.$queryRaw<{ name: string; columns: string[]; rowCount: number; changedAt: Date }[]>`
      select t.name, t.columns, t.changed_at as "changedAt",
        (select count(*)::int from rule_table_row r where r.shop = t.shop and r.table_name = t.name) as "rowCount"
      from rule_table t where t.shop = ${shop} order by t.name`;
    const known = new Set(rows.map(({ name }) => name));
    return {
      timezone: owner?.timezone ?? "UTC",
      tables: rows.map((row) => ({
        ...row,
        changedAt: row.changedAt.toISOString(),
        uses: uses && (uses.get(row.name) ?? []),
      })),
      missing: uses && [...uses].flatMap(([name, users]) => (known.has(name) ? [] : [{ name, uses: users }])),
    };
  });
}
