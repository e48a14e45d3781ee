// Removes one row of a table of the store.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { removeRow } from "#app/store/rule-tables.server.ts";

const FormSchema = z.object({ id: z.string().regex(/^\d{1,15}$/) });

export async function removeTableRow(
  shop: string,
  actor: string,
  name: string,
  form: unknown,
): Promise<{ outcome: "done" | "not_found" | "invalid" }> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  return inShop(shop, async (client) => {
    if (!(await removeRow(client, shop, name, Number(parsed.data.id)))) return { outcome: "not_found" };
    await writeAudit(client, shop, { actor, action: "table.row-removed", subject: `table:${name}` });
    return { outcome: "done" };
  });
}
