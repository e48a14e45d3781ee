// The secrets with which systems outside call rules, one a rule. Sealed like tokens; the one before stays good for a day, so that
// whoever calls can be told the new one.
import { randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import { z } from "zod";
import { open, seal } from "#app/store/seal.server.ts";

const OLD_ONE_FOR_MS = 24 * 3_600_000;

const StoredSchema = z.object({
  secret: z.string(),
  previous: z.object({ secret: z.string(), until: z.number() }).nullable(),
});

const belongsTo = (shop: string, ruleId: string) => JSON.stringify([shop, "call", ruleId]);

async function read(client: PoolClient, shop: string, ruleId: string): Promise<z.infer<typeof StoredSchema> | null> {
  const { rows } = await client.query<{ key_id: string; sealed: Buffer }>(
    "select key_id, sealed from outlet where shop = $1 and kind = 'call' and name = $2",
    [shop, ruleId],
  );
  const [row] = rows;
  if (!row) return null;
  return StoredSchema.parse(JSON.parse(open({ keyId: row.key_id, sealed: row.sealed }, belongsTo(shop, ruleId))));
}

/** The secrets that are good at that moment; empty: the rule has none, and nobody may call it. */
export async function listCallSecrets(
  client: PoolClient,
  shop: string,
  ruleId: string,
  nowMs: number,
): Promise<string[]> {
  const stored = await read(client, shop, ruleId);
  if (!stored) return [];
  const { secret, previous } = stored;
  return previous && previous.until > nowMs ? [secret, previous.secret] : [secret];
}

/** Makes a secret for the rule: its first one, or a new one beside which the old one stays good for a day. */
export async function makeCallSecret(
  client: PoolClient,
  shop: string,
  { ruleId, installation, nowMs }: { ruleId: string; installation: number; nowMs: number },
): Promise<string> {
  const before = await read(client, shop, ruleId);
  const secret = `swc_${randomBytes(32).toString("base64url")}`;
  const previous = before && { secret: before.secret, until: nowMs + OLD_ONE_FOR_MS };
  const { keyId, sealed } = seal(JSON.stringify({ secret, previous }), belongsTo(shop, ruleId));
  await client.query(
    `insert into outlet (shop, kind, name, installation, key_id, sealed) values ($1, 'call', $2, $3, $4, $5)
     on conflict (shop, kind, name) do update set installation = excluded.installation, key_id = excluded.key_id,
       sealed = excluded.sealed, saved_at = now()`,
    [shop, ruleId, installation, keyId, sealed],
  );
  return secret;
}

/** From then on nobody may call the rule. */
export async function removeCallSecret(client: PoolClient, shop: string, ruleId: string): Promise<void> {
  await client.query("delete from outlet where shop = $1 and kind = 'call' and name = $2", [shop, ruleId]);
}
