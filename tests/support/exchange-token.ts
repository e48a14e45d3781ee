// The token exchange as the library would do it for a person who opens the app.
import { Session } from "@shopify/shopify-api";
import { signIdToken } from "#sandbox/admin/sign-id-token.ts";
import type { RunningSandbox } from "#sandbox/server/start-sandbox.ts";

export function idTokenOf({ settings }: RunningSandbox, shop: string): string {
  const { apiKey, apiSecret } = settings;
  return signIdToken({ shop, apiKey, apiSecret, userId: "42", sessionId: "session", nowMs: Date.now() });
}

/** What the library would store after a token exchange. */
export async function exchangeToken(sandbox: RunningSandbox, shop: string): Promise<Session> {
  const answer = await fetch(`${sandbox.url}/shops/${shop}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      client_id: sandbox.settings.apiKey,
      client_secret: sandbox.settings.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idTokenOf(sandbox, shop),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  if (!answer.ok) throw new Error(`token exchange: ${answer.status} ${await answer.text()}`);
  const got = (await answer.json()) as Record<"access_token" | "refresh_token" | "scope", string> &
    Record<"expires_in" | "refresh_token_expires_in", number>;
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: got.scope,
    accessToken: got.access_token,
    expires: new Date(Date.now() + got.expires_in * 1_000),
    refreshToken: got.refresh_token,
    refreshTokenExpires: new Date(Date.now() + got.refresh_token_expires_in * 1_000),
  });
}
