// The one shopifyApp(): embedded pages are authenticated here, by session token and token exchange. Webhooks are not
// (they enter by app/ingest), and the worker speaks to the Admin API by app/admin.
import { APP_BRIDGE_URL } from "#app/app-bridge-url.server.ts"; // before the adapter, which reads where App Bridge lies
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, LogSeverity } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { ShopAccessLost } from "#app/admin/errors.ts";
import { shopifyFetch } from "#app/admin/shopify-fetch.server.ts";
import { ensureEntered, enterShop } from "#app/enter-shop.server.ts";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { sessionStorage } from "#app/store/session-storage.server.ts";
import { tokenStands } from "#app/token-stands.server.ts";
import { tokenSubject } from "#app/token-subject.server.ts";

// After the library's import, which puts the global fetch there, and before its first call.
setAbstractFetchFunc(shopifyFetch);

const LEVELS = {
  [LogSeverity.Error]: "error",
  [LogSeverity.Warning]: "warn",
  [LogSeverity.Info]: "info",
  [LogSeverity.Debug]: "debug",
} as const;

const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October26,
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  isEmbeddedApp: true,
  sessionStorage,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  hooks: { afterAuth: ({ session }) => enterShop(session.shop) },
  userAgentPrefix: "Switchyard",
  // Its info and debug lines carry session tokens.
  logger: {
    level: LogSeverity.Warning,
    log: async (severity, message) => logger[LEVELS[severity]]({ from: "shopify" }, message),
  },
});

export { APP_BRIDGE_URL };
export const login = shopify.login;

// The loaders of one page run at once, each with the same token: without a session yet, each would exchange it.
const underWay = new Map<string, Promise<unknown>>();

async function oneAtATime<T>(key: string | null, work: () => Promise<T>): Promise<T> {
  if (key === null) return work();
  const mine = (underWay.get(key) ?? Promise.resolve()).then(work, work);
  underWay.set(key, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(key) === mine) underWay.delete(key);
  }
}

const tokenOf = (request: Request) =>
  request.headers.get("Authorization") ?? new URL(request.url).searchParams.get("id_token");

/**
 * The library takes a token that never ends, and breaks on one for a shop that is none of Shopify's: such tokens do not come
 * as far. A page asked for with one is asked for as if without; it fetches a right one.
 */
function withRightToken(request: Request): Request {
  const header = request.headers.get("Authorization");
  if (header !== null) {
    if (tokenSubject(header.replace("Bearer ", ""))) return request;
    throw new Response(null, { status: 401, headers: { "X-Shopify-Retry-Invalid-Session-Request": "1" } });
  }
  const url = new URL(request.url);
  const inAddress = url.searchParams.get("id_token");
  if (inAddress === null || tokenSubject(inAddress)) return request;
  url.searchParams.delete("id_token");
  return new Request(url, request);
}

/** The loaders of one opening ask together. */
const OPENED_ONCE_MS = 5_000;
const openedAt = new Map<string, number>();

/**
 * The app was opened in the admin, where a token of the visitor's comes with the address. What we hold may be of an earlier installation:
 * then the visitor's is exchanged for a new one, behind the page, which does not wait for it.
 */
async function confirmToken(request: Request, shop: string): Promise<void> {
  const now = Date.now();
  if (now - (openedAt.get(shop) ?? 0) < OPENED_ONCE_MS) return;
  openedAt.set(shop, now);
  if (await tokenStands(shop)) return;
  logger.info({ shop }, "the token was an earlier installation's: the visitor's is exchanged for a new one");
  await authenticate.admin(request);
}

/** The installation may end while its page is asked for: the token is gone by the time that the shop is entered. Another is exchanged. */
async function signIn(request: Request) {
  const signedIn = await shopify.authenticate.admin(request);
  try {
    await ensureEntered(signedIn.session.shop);
    return signedIn;
  } catch (error) {
    if (!(error instanceof ShopAccessLost)) throw error;
  }
  return shopify.authenticate.admin(request);
}

const isOpening = (request: Request) =>
  !request.headers.has("Authorization") && new URL(request.url).searchParams.has("id_token");

export const authenticate = {
  /** Who is asking: for every loader and action under /app. Throws the answer when it is nobody. */
  async admin(request: Request) {
    const context = await oneAtATime(tokenOf(request), () => signIn(withRightToken(request)));
    if (isOpening(request))
      confirmToken(request, context.session.shop).catch((error: unknown) =>
        logger.warn({ err: error, shop: context.session.shop }, "the store's token could not be confirmed"),
      );
    return context;
  },
};
