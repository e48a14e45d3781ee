import { signIdToken } from "#sandbox/admin/sign-id-token.ts";
import { adminApi } from "#sandbox/server/admin-api.ts";
import { agenda } from "#sandbox/server/agenda.ts";
import { bulkOperations } from "#sandbox/server/bulk-operations.ts";
import { control } from "#sandbox/server/control.ts";
import { controlClock } from "#sandbox/server/control-clock.ts";
import { controlEvents } from "#sandbox/server/control-events.ts";
import { controlFraud } from "#sandbox/server/control-fraud.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { tokenEndpoint } from "#sandbox/server/tokens.ts";
import { sendWebhooks } from "#sandbox/webhooks/send-webhooks.ts";
import { installApp } from "#sandbox/world/install-app.ts";

export const SHOP = "northwind-outfitters.myshopify.com";
export const KEY = "the-key";
export const SECRET = "the-secret-of-the-app";
export const SCOPES = ["read_orders", "write_orders", "read_customers", "write_merchant_managed_fulfillment_orders"];

export interface Served {
  sandbox: RunningSandbox;
  clock: { ms: number; nowMs(): number };
  exchange(changes?: Record<string, unknown>): Promise<{ status: number; body: Record<string, unknown> }>;
  token(): Promise<string>;
  ask(token: string, query: string, variables?: Record<string, unknown>): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
}

/** A served sandbox with the app installed; its clock stands still unless moved. It tells an app of which it knows where it is. */
export async function serve(
  dataDirectory: string | null = null,
  routingDelayMs = 5,
  appUrl: string | null = null,
): Promise<Served> {
  const clock = { ms: Date.parse("2026-11-24T10:00:00Z"), nowMs: () => clock.ms };
  const sandbox = await startSandbox({
    port: 0,
    dataDirectory,
    clock,
    settings: {
      appUrl: appUrl ?? "http://127.0.0.1:1",
      apiKey: KEY,
      apiSecret: SECRET,
      scopes: SCOPES,
      routingDelayMs,
    },
    parts: [
      adminApi,
      tokenEndpoint,
      control,
      controlClock,
      controlEvents,
      controlFraud,
      bulkOperations,
      agenda,
      ...(appUrl ? [sendWebhooks] : []),
    ],
  });
  installApp(sandbox.world, SHOP, KEY, SCOPES);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const exchange: Served["exchange"] = async (changes = {}) => {
    const response = await post(`/shops/${SHOP}/admin/oauth/access_token`, {
      client_id: KEY,
      client_secret: SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idToken(clock.ms),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
      ...changes,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    sandbox,
    clock,
    exchange,
    token: async () => String((await exchange()).body.access_token),
    ask: (token, query, variables = {}) =>
      post(`/shops/${SHOP}/admin/api/2026-10/graphql.json`, { query, variables }, { "X-Shopify-Access-Token": token }),
    post,
  };
}

export const idToken = (nowMs: number, changes: { shop?: string; apiKey?: string; apiSecret?: string } = {}) =>
  signIdToken({
    shop: SHOP,
    apiKey: KEY,
    apiSecret: SECRET,
    userId: "81234567890",
    sessionId: "a-session",
    nowMs,
    ...changes,
  });
