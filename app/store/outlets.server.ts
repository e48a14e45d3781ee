// What a shop gave us that nobody else may read: the addresses of its chat channels, and the secret that its outgoing calls are
// signed with. Sealed like tokens.
import { randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import { z } from "zod";
import { open, seal } from "#app/store/seal.server.ts";

const ChannelSchema = z.object({ service: z.enum(["slack", "teams", "discord"]), url: z.string() });
export type StoredChannel = z.infer<typeof ChannelSchema>;

const belongsTo = (shop: string, kind: string, name: string) => JSON.stringify([shop, kind, name]);
const fold = (name: string) => name.trim().toLowerCase();

async function read(client: PoolClient, shop: string, kind: string, name: string): Promise<string | null> {
  const { rows } = await client.query<{ key_id: string; sealed: Buffer }>(
    "select key_id, sealed from outlet where shop = $1 and kind = $2 and name = $3",
    [shop, kind, name],
  );
  const [row] = rows;
  return row ? open({ keyId: row.key_id, sealed: row.sealed }, belongsTo(shop, kind, name)) : null;
}

/** Names count without case. Null: there is no such channel. */
export async function getChatChannel(client: PoolClient, shop: string, name: string): Promise<StoredChannel | null> {
  const text = await read(client, shop, "chat", fold(name));
  return text === null ? null : ChannelSchema.parse(JSON.parse(text));
}

/** Sets a channel up, or gives it another address. */
export async function saveChatChannel(
  client: PoolClient,
  shop: string,
  installation: number,
  { name, service, url }: StoredChannel & { name: string },
): Promise<void> {
  const { keyId, sealed } = seal(JSON.stringify({ service, url }), belongsTo(shop, "chat", fold(name)));
  await client.query(
    `insert into outlet (shop, kind, name, installation, key_id, sealed) values ($1, 'chat', $2, $3, $4, $5)
     on conflict (shop, kind, name) do update set installation = excluded.installation, key_id = excluded.key_id,
       sealed = excluded.sealed, saved_at = now()`,
    [shop, fold(name), installation, keyId, sealed],
  );
}

/** Takes a channel away. False: there is none of that name. */
export async function removeChatChannel(client: PoolClient, shop: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query("delete from outlet where shop = $1 and kind = 'chat' and name = $2", [
    shop,
    fold(name),
  ]);
  return rowCount === 1;
}

/** The secret that this shop's outgoing calls are signed with; made at its first use. */
export async function getSigningSecret(client: PoolClient, shop: string, installation: number): Promise<string> {
  const known = await read(client, shop, "signing", "");
  if (known !== null) return known;
  const { keyId, sealed } = seal(randomBytes(32).toString("base64url"), belongsTo(shop, "signing", ""));
  // Of two that make it at once the first one counts.
  await client.query(
    `insert into outlet (shop, kind, name, installation, key_id, sealed) values ($1, 'signing', '', $2, $3, $4)
     on conflict (shop, kind, name) do nothing`,
    [shop, installation, keyId, sealed],
  );
  const made = await read(client, shop, "signing", "");
  if (made === null) throw new Error("a signing secret was made and is not there");
  return made;
}
