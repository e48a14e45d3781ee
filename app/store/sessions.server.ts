// Sessions of the Shopify library and the tokens in them, sealed at rest. A session's id names its shop, which
// row-level security asks for. The library itself is not loaded here: the worker, which needs the tokens, has no other use for it.
import type { PoolClient } from "pg";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { open, seal } from "#app/store/seal.server.ts";

const SealedSchema = z.looseObject({
  id: z.string(),
  shop: z.string(),
  state: z.string(),
  isOnline: z.boolean(),
  scope: z.string().optional(),
  accessToken: z.string().optional(),
  refreshToken: z.string().optional(),
  expires: z.coerce.date().optional(),
  refreshTokenExpires: z.coerce.date().optional(),
});

/** A session as the library writes it down. */
export type StoredSession = z.infer<typeof SealedSchema>;

interface SessionRow {
  id: string;
  shop: string;
  installation: number;
  key_id: string;
  sealed: Buffer;
}

/** What the Admin API client needs of the shop's offline session. */
export interface OfflineToken {
  shop: string;
  installation: number;
  scope: string | null;
  accessToken: string;
  expiresAt: Date | null;
  refreshToken: string | null;
}

const offlineId = (shop: string) => `offline_${shop}`;
const belongsTo = (shop: string, id: string) => `session\0${shop}\0${id}`;

/** `offline_{shop}` or `{shop}_{user}`; null when the id names no shop. */
export function shopOfSessionId(id: string): string | null {
  const shop = id.startsWith("offline_") ? id.slice("offline_".length) : id.slice(0, Math.max(0, id.lastIndexOf("_")));
  return /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9-]+)+$/i.test(shop) ? shop : null;
}

const sessionOf = (row: SessionRow): StoredSession =>
  SealedSchema.parse(JSON.parse(open({ keyId: row.key_id, sealed: row.sealed }, belongsTo(row.shop, row.id))));

/** Stores a session of the shop. While the shop counts as uninstalled it belongs to the installation that is about to begin. */
export async function storeSession(client: PoolClient, session: StoredSession): Promise<void> {
  const { keyId, sealed } = seal(JSON.stringify(session), belongsTo(session.shop, session.id));
  await client.query(
    `insert into session (id, shop, installation, is_online, scope, expires, key_id, sealed)
     values ($1, $2, coalesce((select case when uninstalled_at is null then installation else installation + 1 end
                                 from shop where shop = $2), 1), $3, $4, $5, $6, $7)
     on conflict (id) do update set installation = excluded.installation, is_online = excluded.is_online,
       scope = excluded.scope, expires = excluded.expires, key_id = excluded.key_id, sealed = excluded.sealed`,
    [session.id, session.shop, session.isOnline, session.scope ?? null, session.expires ?? null, keyId, sealed],
  );
}

/** Sessions of the shop: all, or the one of that id. */
export async function listSessions(client: PoolClient, shop: string, id?: string): Promise<StoredSession[]> {
  const { rows } = await client.query<SessionRow>(
    `select id, shop, installation, key_id, sealed from session where ${id === undefined ? "shop" : "id"} = $1`,
    [id ?? shop],
  );
  return rows.map(sessionOf);
}

/** The offline token of the shop's current installation; null when there is none, or when it belongs to another one. */
export const getOfflineToken = (shop: string, installation: number): Promise<OfflineToken | null> =>
  inShop(shop, (client) => offlineTokenIn(client, shop, installation));

/** The same within a transaction of the shop. */
export async function offlineTokenIn(
  client: PoolClient,
  shop: string,
  installation: number,
): Promise<OfflineToken | null> {
  const { rows } = await client.query<SessionRow>(
    "select id, shop, installation, key_id, sealed from session where id = $1",
    [offlineId(shop)],
  );
  const [row] = rows;
  if (!row || row.installation !== installation) return null;
  const session = sessionOf(row);
  if (!session.accessToken) return null;
  return {
    shop,
    installation: row.installation,
    scope: session.scope ?? null,
    accessToken: session.accessToken,
    expiresAt: session.expires ?? null,
    refreshToken: session.refreshToken ?? null,
  };
}

/**
 * Replaces the offline token after a refresh, in one statement, only while the session still holds the refresh token
 * that was spent: a page that exchanged a newer one in the meantime wins.
 * @returns false when it was not ours to replace.
 */
export async function replaceOfflineToken(
  spent: OfflineToken,
  fresh: {
    accessToken: string;
    expiresAt: Date | null;
    refreshToken: string | null;
    refreshTokenExpiresAt: Date | null;
    scope: string | null;
  },
): Promise<boolean> {
  return inShop(spent.shop, async (client) => {
    const { rows } = await client.query<SessionRow>(
      "select id, shop, installation, key_id, sealed from session where id = $1 for update",
      [offlineId(spent.shop)],
    );
    const [row] = rows;
    if (!row || row.installation !== spent.installation) return false;
    const session = sessionOf(row);
    if (session.refreshToken !== spent.refreshToken || session.accessToken !== spent.accessToken) return false;
    await storeSession(client, {
      ...session,
      accessToken: fresh.accessToken,
      expires: fresh.expiresAt ?? undefined,
      refreshToken: fresh.refreshToken ?? session.refreshToken,
      refreshTokenExpires: fresh.refreshTokenExpiresAt ?? session.refreshTokenExpires,
      scope: fresh.scope ?? session.scope,
    });
    return true;
  });
}

/**
 * Drops an offline token that is no good any more, so that the next page of the app exchanges a new one. A newer one
 * that has come meanwhile stays.
 */
export async function dropOfflineToken({ shop, accessToken }: OfflineToken): Promise<void> {
  await inShop(shop, async (client) => {
    const { rows } = await client.query<SessionRow>(
      "select id, shop, installation, key_id, sealed from session where id = $1 for update",
      [offlineId(shop)],
    );
    if (rows[0] && sessionOf(rows[0]).accessToken === accessToken)
      await client.query("delete from session where id = $1", [offlineId(shop)]);
  });
}

/** The installation that the shop's offline token belongs to; null: there is no token. */
export async function getTokenInstallation(shop: string): Promise<number | null> {
  const { rows } = await inShop(shop, (client) =>
    client.query<{ installation: number }>("select installation from session where id = $1", [offlineId(shop)]),
  );
  return rows[0]?.installation ?? null;
}

/** The shop's sessions become those of the installation that has just begun. */
export async function takeSessionsAlong(client: PoolClient, shop: string): Promise<void> {
  await client.query(
    "update session set installation = (select installation from shop where shop = $1) where shop = $1",
    [shop],
  );
}

/** Drops every session of the shop: it uninstalled the app, or Shopify no longer accepts its token. */
export async function deleteSessionsOfShop(client: PoolClient, shop: string): Promise<void> {
  await client.query("delete from session where shop = $1", [shop]);
}
