// Makes the secret with which other systems call a rule, or a new one. It is shown once: afterwards nobody can read it any more.
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { makeCallSecret as makeSecret } from "#app/store/call-secrets.server.ts";
import { lockRule } from "#app/store/rules.server.ts";
import { getShop } from "#app/store/shops.server.ts";

export type MakeCallSecretResult = { outcome: "done"; secret: string } | { outcome: "not_found" };

/** @param nowMs since 1970: the secret before it stays good for a day from then. */
export async function makeCallSecret(
  shop: string,
  actor: string,
  ruleId: string,
  nowMs: number,
): Promise<MakeCallSecretResult> {
  return inShop(shop, async (client) => {
    const rule = await lockRule(client, shop, ruleId);
    const owner = await getShop(client, shop);
    if (!rule || !owner || owner.uninstalledAt) return { outcome: "not_found" };
    const secret = await makeSecret(client, shop, { ruleId, installation: owner.installation, nowMs });
    await writeAudit(client, shop, { actor, action: "call-secret.made", subject: `rule:${ruleId}` });
    return { outcome: "done", secret };
  });
}
