// Revokes an API key: from now on it opens nothing.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { revokeApiKey as revoke } from "#app/store/api-keys.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";

const FormSchema = z.object({ id: z.string().regex(/^\d{1,15}$/) });

export async function revokeApiKey(
  shop: string,
  actor: string,
  form: unknown,
): Promise<{ outcome: "done" | "not_found" | "invalid" }> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { id } = parsed.data;
  return inShop(shop, async (client) => {
    if (!(await revoke(client, shop, Number(id)))) return { outcome: "not_found" };
    await writeAudit(client, shop, { actor, action: "api-key.revoked", subject: `key:${id}` });
    return { outcome: "done" };
  });
}
