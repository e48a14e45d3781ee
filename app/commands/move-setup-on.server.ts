// Steps of the set-up guide that are only marked: the locations are right, the guide is closed.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { getShop } from "#app/store/shops.server.ts";

const FormSchema = z.object({ step: z.enum(["locations", "close", "open"]) });
const COLUMN = {
  locations: "locations_confirmed_at = now()",
  close: "setup_closed_at = now()",
  open: "setup_closed_at = null",
} as const;

export async function moveSetupOn(
  shop: string,
  actor: string,
  form: unknown,
): Promise<{ outcome: "done" } | { outcome: "not_found" } | { outcome: "invalid" }> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  return inShop(shop, async (client) => {
    const owner = await getShop(client, shop);
    if (!owner || owner.uninstalledAt) return { outcome: "not_found" };
    await client.query(`update shop set ${COLUMN[parsed.data.step]} where shop = $1`, [shop]);
    await writeAudit(client, shop, { actor, action: `setup.${parsed.data.step}` });
    return { outcome: "done" };
  });
}
