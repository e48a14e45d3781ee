// Removes a table of the store with all its rows. Rules that look into it find nothing from then on.
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { removeTable as remove } from "#app/store/rule-tables.server.ts";

export async function removeTable(
  shop: string,
  actor: string,
  name: string,
): Promise<{ outcome: "done" | "not_found" }> {
  return inShop(shop, async (client) => {
    if (!(await remove(client, shop, name))) return { outcome: "not_found" };
    await writeAudit(client, shop, { actor, action: "table.removed", subject: `table:${name}` });
    return { outcome: "done" };
  });
}
