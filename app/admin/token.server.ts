// The access token of a shop's installation. It lives an hour; one process at a time refreshes it.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { unavailable } from "#app/admin/classify-answer.ts";
import { AdminUnavailable, ShopAccessLost } from "#app/admin/errors.ts";
import { shopifyFetch } from "#app/admin/shopify-fetch.server.ts";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { releaseLease, takeLease } from "#app/store/leases.server.ts";
import {
  dropOfflineToken,
  getOfflineToken,
  type OfflineToken,
  replaceOfflineToken,
  UNCONFIRMED,
} from "#app/store/sessions.server.ts";

const REFRESH_AHEAD_MS = 120_000;
/** A token is used without another look at the database for this long: a page may have exchanged a newer one. */
const TRUST_MS = 30_000;
const POLL_MS = 50;
/** A page that has exchanged a token asks Shopify at once of which installation it is. */
const UNCONFIRMED_PATIENCE_MS = 2_000;

const trusted = new Map<string, { token: OfflineToken; until: number }>();
const keyOf = (shop: string, installation: number | null) => `${shop}#${installation}`;

const RefreshedSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().optional(),
  refresh_token: z.string().optional(),
  refresh_token_expires_in: z.number().optional(),
  scope: z.string().optional(),
});

/** What the app says of itself is wrong, not what it says of the store: with the right secret the token is as good as before. */
const APP_UNKNOWN = new Set(["application_cannot_be_found", "invalid_client", "unauthorized_client"]);
const RefusalSchema = z.object({ error: z.string() });

/**
 * A token that should be accepted, refreshed ahead of its expiry.
 * @param installation null: whichever token we hold.
 * @param options.refused a token that Shopify has just answered with 401: it is not given again.
 * @throws ShopAccessLost when there is none and none can be had; AdminUnavailable (not sent) when Shopify does not answer, or has not
 *   said yet of which installation the token is that an exchange brought.
 */
export async function accessToken(
  shop: string,
  installation: number | null,
  options: { refused?: string; signal: AbortSignal },
): Promise<string> {
  const key = keyOf(shop, installation);
  const known = trusted.get(key);
  if (known && known.until > Date.now() && known.token.accessToken !== options.refused && isFresh(known.token))
    return known.token.accessToken;
  trusted.delete(key);

  const holder = randomUUID();
  for (;;) {
    const token = await heldToken(shop, installation, options.signal);
    if (token.accessToken !== options.refused && isFresh(token)) return trust(key, token);
    if (!token.refreshToken) {
      if (token.accessToken !== options.refused && !isExpired(token)) return trust(key, token);
      await dropOfflineToken(token);
      throw new ShopAccessLost("Shopify no longer accepts the token, and there is none to refresh it with");
    }
    const lease = await takeLease({ name: `token:${shop}`, holder, forMs: env.ADMIN_TIMEOUT_MS });
    if (lease) {
      try {
        // Read before the lease was ours: whoever held it may have brought a newer one.
        const now = await getOfflineToken(shop, installation);
        if (now?.accessToken === token.accessToken) await refresh(token, options.signal);
      } catch (error) {
        // Ahead of time: what is still good goes on being used, and the next request tries again.
        if (error instanceof AdminUnavailable && token.accessToken !== options.refused && !isExpired(token))
          return token.accessToken;
        throw error;
      } finally {
        await releaseLease(lease);
      }
    } else await wait(POLL_MS, undefined, { signal: options.signal }).catch(stillRefreshing);
  }
}

/** Forgets what this process knows, for tests and after an uninstall. */
export function forgetToken(shop: string, installation: number | null): void {
  trusted.delete(keyOf(shop, installation));
}

function trust(key: string, token: OfflineToken): string {
  trusted.set(key, { token, until: Date.now() + TRUST_MS });
  return token.accessToken;
}

const isFresh = ({ expiresAt }: OfflineToken) => !expiresAt || expiresAt.getTime() - REFRESH_AHEAD_MS > Date.now();
const isExpired = ({ expiresAt }: OfflineToken) => Boolean(expiresAt && expiresAt.getTime() <= Date.now());

/** @throws ShopAccessLost where we hold none of the installation; AdminUnavailable (not sent) where it is not known for too long whose it is. */
async function heldToken(shop: string, installation: number | null, signal: AbortSignal): Promise<OfflineToken> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const token = await getOfflineToken(shop, null);
    if (token && (installation === null || token.installation === installation)) return token;
    if (token?.installation !== UNCONFIRMED) throw new ShopAccessLost("no session of this installation holds a token");
    if (waitedMs >= UNCONFIRMED_PATIENCE_MS) stillUnconfirmed();
    await wait(POLL_MS, undefined, { signal }).catch(stillUnconfirmed);
  }
}

function stillUnconfirmed(): never {
  throw new AdminUnavailable("Shopify has not said yet of which installation the token is", { sent: false });
}

function stillRefreshing(error: unknown): never {
  throw new AdminUnavailable("another process is still refreshing the token", { sent: false, cause: error });
}

// The old refresh token stays good until the new one is used, so that a process that dies between Shopify's answer
// and the database has lost nothing.
async function refresh(spent: OfflineToken, signal: AbortSignal): Promise<void> {
  const answer = await shopifyFetch(`https://${spent.shop}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({
      client_id: env.SHOPIFY_API_KEY,
      client_secret: env.SHOPIFY_API_SECRET,
      grant_type: "refresh_token",
      refresh_token: spent.refreshToken,
    }),
    signal,
  }).catch((error: unknown) => {
    throw new AdminUnavailable("Shopify could not be asked for a new token", {
      sent: false,
      cause: unavailable(error),
    });
  });
  if (answer.status === 429 || answer.status >= 500)
    throw new AdminUnavailable(`Shopify answered ${answer.status} when asked for a new token`, { sent: false });
  if (!answer.ok) {
    const refusal = RefusalSchema.safeParse(await answer.json().catch(() => null));
    if (refusal.success && APP_UNKNOWN.has(refusal.data.error)) {
      logger.error({ shop: spent.shop }, "Shopify does not know SHOPIFY_API_SECRET: no token can be refreshed with it");
      throw new AdminUnavailable(`Shopify does not accept the client secret (${refusal.data.error})`, { sent: false });
    }
    await dropOfflineToken(spent);
    throw new ShopAccessLost(`Shopify refused to refresh the token (${answer.status})`);
  }
  const fresh = RefreshedSchema.safeParse(await answer.json().catch(() => null));
  if (!fresh.success) throw new AdminUnavailable("Shopify's answer to a refresh is not readable", { sent: false });
  const inSeconds = (seconds: number | undefined) => (seconds ? new Date(Date.now() + seconds * 1_000) : null);
  const kept = await replaceOfflineToken(spent, {
    accessToken: fresh.data.access_token,
    expiresAt: inSeconds(fresh.data.expires_in),
    refreshToken: fresh.data.refresh_token ?? null,
    refreshTokenExpiresAt: inSeconds(fresh.data.refresh_token_expires_in),
    scope: fresh.data.scope ?? null,
  });
  logger.info({ shop: spent.shop, kept }, "access token refreshed");
}
