// Shows the secret that outgoing calls are signed with; that it was shown is written down.
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { getSigningSecret } from "#app/store/outlets.server.ts";
import { getShop } from "#app/store/shops.server.ts";

export type ShowSigningSecretResult = { outcome: "done"; secret: string } | { outcome: "not_found" };

export async function showSigningSecret(shop: string, actor: string): Promise<ShowSigningSecretResult> {
  return inShop(shop, async (client) => {
    const record = await getShop(client, shop);
    if (!record || record.uninstalledAt) return { outcome: "not_found" };
    const secret = await getSigningSecret(client, shop, record.installation);
    await writeAudit(client, shop, { actor, action: "secret.shown" });
    return { outcome: "done", secret };
  });
}
