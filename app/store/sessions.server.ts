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
  /** That it is of, or UNCONFIRMED. */
  installation: number;
  scope: string | null;
  accessToken: string;
  expiresAt: Date | null;
  refreshToken: string | null;
}

/** Of no installation in our books yet: a token that came by an exchange, until Shopify has said of which it is. */
export const UNCONFIRMED = 0;

const offlineId = (shop: string) => `offline_${shop}`;
const belongsTo = (shop: string, id: string) => `session\0${shop}\0${id}`;

/** `offline_{shop}` or `{shop}_{user}`; null when the id names no shop. */
export function shopOfSessionId(id: string): string | null {
  const shop = id.startsWith("offline_") ? id.slice("offline_".length) : id.slice(0, Math.max(0, id.lastIndexOf("_")));
  return /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9-]+)+$/i.test(shop) ? shop : null;
}

const sessionOf = (row: SessionRow): StoredSession =>
  SealedSchema.parse(JSON.parse(open({ keyId: row.key_id, sealed: row.sealed }, belongsTo(row.shop, row.id))));

/**
 * Stores a session that an exchange brought. While the shop counts as uninstalled it belongs to the installation that is about to begin.
 * Else the store may have taken the app off and installed it anew unheard of: where we know Shopify's id of the installation, the token
 * is of none until Shopify has said under which id it goes.
 */
export async function storeSession(client: PoolClient, session: StoredSession): Promise<void> {
  const { keyId, sealed } = seal(JSON.stringify(session), belongsTo(session.shop, session.id));
  await client.query(
    `insert into session (id, shop, installation, is_online, scope, expires, key_id, sealed)
     values ($1, $2, coalesce((select case when uninstalled_at is not null then installation + 1
                                           when app_installation_id is not null then ${UNCONFIRMED} else installation end
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

/** The shop's offline token; null when there is none, or when it belongs to another installation. Of `null` it may be any one's. */
export const getOfflineToken = (shop: string, installation: number | null): Promise<OfflineToken | null> =>
  inShop(shop, (client) => offlineTokenIn(client, shop, installation));

/** The same within a transaction of the shop. */
export async function offlineTokenIn(
  client: PoolClient,
  shop: string,
  installation: number | null,
): Promise<OfflineToken | null> {
  const { rows } = await client.query<SessionRow>(
    "select id, shop, installation, key_id, sealed from session where id = $1",
    [offlineId(shop)],
  );
  const [row] = rows;
  if (!row || (installation !== null && row.installation !== installation)) return null;
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
 * Replaces the offline token after a refresh, only while the session still holds the tokens that were spent: a page that
 * exchanged newer ones in the meantime wins. It stays of the installation that it is of.
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
    if (!row) return false;
    const session = sessionOf(row);
    if (session.refreshToken !== spent.refreshToken || session.accessToken !== spent.accessToken) return false;
    const refreshed: StoredSession = {
      ...session,
      accessToken: fresh.accessToken,
      expires: fresh.expiresAt ?? undefined,
      refreshToken: fresh.refreshToken ?? session.refreshToken,
      refreshTokenExpires: fresh.refreshTokenExpiresAt ?? session.refreshTokenExpires,
      scope: fresh.scope ?? session.scope,
    };
    const { keyId, sealed } = seal(JSON.stringify(refreshed), belongsTo(row.shop, row.id));
    await client.query("update session set scope = $2, expires = $3, key_id = $4, sealed = $5 where id = $1", [
      ...[row.id, refreshed.scope ?? null, refreshed.expires ?? null],
      ...[keyId, sealed],
    ]);
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

/** Shopify has said that the shop's token is of the installation that now is in our books: so are sessions under numbers below `below`. */
export async function takeSessionsAlong(client: PoolClient, shop: string, below: number): Promise<void> {
  await client.query(
    "update session set installation = (select installation from shop where shop = $1) where shop = $1 and installation < $2",
    [shop, below],
  );
}

/** Drops the sessions of an installation that has ended, and of those before. What is of none yet, or of the next one, stays. */
export async function deleteSessionsOf(client: PoolClient, shop: string, installation: number): Promise<void> {
  await client.query("delete from session where shop = $1 and installation > $2 and installation <= $3", [
    ...[shop, UNCONFIRMED],
    installation,
  ]);
}
