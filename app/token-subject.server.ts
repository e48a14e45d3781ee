import { CLIENT_SECRETS } from "#app/client-secrets.server.ts";
import { env } from "#app/env.server.ts";
import { readSessionToken, type TokenSubject } from "#app/session-token.ts";

/** Whom a session token of this app names now, under the secrets that are good; null: it is none that Shopify gave out. */
export function tokenSubject(token: string): TokenSubject | null {
  return readSessionToken(token, { apiKey: env.SHOPIFY_API_KEY, secrets: CLIENT_SECRETS, nowMs: Date.now() });
}
