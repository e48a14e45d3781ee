// Fills a table of the store with what a merchant pasted or uploaded: a new table, other rows, or more of them.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { readTable, TABLE_LIMITS, type TableProblem } from "#app/rules/read-table.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { addRows, createTable, emptyTable, holdTable } from "#app/store/rule-tables.server.ts";
import { getShop } from "#app/store/shops.server.ts";

const FormSchema = z.object({ text: z.string(), way: z.enum(["create", "replace", "add"]) });
/** As the tables of a rule are named; checks take names up to this length. */
const NewNameSchema = z
  .string()
  .max(48)
  .regex(/^[a-z][a-z0-9_-]*$/);

export type SaveTableResult =
  | { outcome: "done"; name: string }
  | { outcome: "not_found" | "conflict" }
  | { outcome: "invalid"; isNameWrong: boolean; problems: TableProblem[] };

const invalid = (problems: TableProblem[], isNameWrong = false) => ({
  ...{ outcome: "invalid" as const, isNameWrong, problems },
});

/** `add` keeps the rows that are there and adds columns that are new; `conflict`: there is a table of that name already. */
export async function saveTable(shop: string, actor: string, name: string, form: unknown): Promise<SaveTableResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return invalid([]);
  const { text, way } = parsed.data;
  const { columns, rows, problems } = readTable(text);
  const isNameWrong = way === "create" && !NewNameSchema.safeParse(name).success;
  if (problems.length || isNameWrong) return invalid(problems, isNameWrong);
  return inShop(shop, async (client): Promise<SaveTableResult> => {
    const record = await getShop(client, shop);
    if (!record || record.uninstalledAt) return { outcome: "not_found" };
    if (way === "create") {
      if (!(await createTable(client, shop, record.installation, { name, columns }))) return { outcome: "conflict" };
    } else {
      const there = await holdTable(client, shop, name);
      if (!there) return { outcome: "not_found" };
      if (way === "replace") await emptyTable(client, shop, name, columns);
      else if (there.rowCount + rows.length > TABLE_LIMITS.rows)
        return invalid([{ line: 1, code: "too_many_rows", column: null }]);
      else if (new Set([...there.columns, ...columns]).size > TABLE_LIMITS.columns)
        return invalid([{ line: 1, code: "too_many_columns", column: null }]);
    }
    const added = rows.map((row) => ({
      table: name,
      row: Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""])),
      orderId: null,
      customerId: null,
    }));
    if (added.length) await addRows(client, shop, record.installation, added);
    const action = way === "create" ? "table.created" : "table.filled";
    await writeAudit(client, shop, { actor, action, subject: `table:${name}` });
    return { outcome: "done", name };
  });
}
