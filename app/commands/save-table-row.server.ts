// Adds a row to a table of the store, or writes one anew.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { storable } from "#app/lib/storable.ts";
import { TABLE_LIMITS } from "#app/rules/read-table.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { addRows, changeRow, holdTable } from "#app/store/rule-tables.server.ts";
import { getShop } from "#app/store/shops.server.ts";

const FormSchema = z.object({
  /** Null: a new row. */
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable(),
  cells: z.record(z.string(), z.string()),
});

export type SaveTableRowResult =
  | { outcome: "done" | "not_found" }
  /** `full`: the table has as many rows as it may. */
  | { outcome: "conflict"; word: "full" }
  | { outcome: "invalid"; columns: Record<string, "empty" | "too_long"> };

export async function saveTableRow(
  shop: string,
  actor: string,
  name: string,
  form: unknown,
): Promise<SaveTableRowResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", columns: {} };
  const { id, cells } = parsed.data;
  return inShop(shop, async (client): Promise<SaveTableRowResult> => {
    const record = await getShop(client, shop);
    const table = await holdTable(client, shop, name);
    if (!record || record.uninstalledAt || !table) return { outcome: "not_found" };
    const row = Object.fromEntries(table.columns.map((column) => [column, storable(cells[column] ?? "").trim()]));
    const wrong = Object.entries(row).flatMap(([column, cell]): [string, "empty" | "too_long"][] => {
      if (cell.length > TABLE_LIMITS.cell) return [[column, "too_long"]];
      return column === table.columns[0] && cell === "" ? [[column, "empty"]] : [];
    });
    if (wrong.length) return { outcome: "invalid", columns: Object.fromEntries(wrong) };
    if (id === null) {
      if (table.rowCount >= TABLE_LIMITS.rows) return { outcome: "conflict", word: "full" };
      await addRows(client, shop, record.installation, [{ table: name, row, orderId: null, customerId: null }]);
    } else if (!(await changeRow(client, shop, name, { id: Number(id), cells: row }))) {
      return { outcome: "not_found" };
    }
    await writeAudit(client, shop, { actor, action: "table.row-saved", subject: `table:${name}` });
    return { outcome: "done" };
  });
}
