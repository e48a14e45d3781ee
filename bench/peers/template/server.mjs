// What `remix vite:build` makes of an app with the route of a webhook as in Shopify's Remix template, written down: shopifyApp() with
// the template's settings, its session table in SQLite by Prisma, authenticate.webhook, an empty answer. remix-serve serves it.
// Environment: SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL, SHOP, SESSIONS (a file).
import "@shopify/shopify-app-remix/adapters/node";
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { Session } from "@shopify/shopify-api";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { PrismaClient } from "../node_modules/.template-client/index.js";

const { SHOP = "", SESSIONS = "", SHOPIFY_API_KEY, SHOPIFY_API_SECRET = "", SHOPIFY_APP_URL = "" } = process.env;
const HOUR_MS = 3_600_000;

const prisma = new PrismaClient({ adapter: new PrismaLibSQL({ url: `file:${SESSIONS}` }) });
await prisma.$executeRawUnsafe(
  `create table if not exists "Session" ("id" text not null primary key, "shop" text not null, "state" text not null,
     "isOnline" boolean not null default false, "scope" text, "expires" datetime, "accessToken" text not null, "userId" bigint,
     "firstName" text, "lastName" text, "email" text, "accountOwner" boolean not null default false, "locale" text,
     "collaborator" boolean default false, "emailVerified" boolean default false, "refreshToken" text,
     "refreshTokenExpires" datetime)`,
);
const sessionStorage = new PrismaSessionStorage(prisma);
// Of a store that has installed it: without a session its answer would come sooner.
await sessionStorage.storeSession(
  new Session({
    ...{
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: "",
      isOnline: false,
      accessToken: "shpat_bench",
      scope: "read_orders",
    },
    expires: new Date(Date.now() + HOUR_MS),
  }),
);
const { authenticate } = shopifyApp({
  apiKey: SHOPIFY_API_KEY,
  apiSecretKey: SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October26,
  scopes: ["read_orders"],
  appUrl: SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  sessionStorage,
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

async function action({ request }) {
  const { shop, topic } = await authenticate.webhook(request);
  console.log(`Received ${topic} webhook for ${shop}`);
  return new Response();
}

export const entry = { module: { default: () => new Response(null, { status: 404 }) } };
export const routes = {
  root: { id: "root", path: "", module: { default: () => null } },
  "routes/webhooks": { id: "routes/webhooks", parentId: "root", path: "webhooks", module: { action } },
};
export const assets = { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" };
export const assetsBuildDirectory = "build/client";
export const publicPath = "/";
export const basename = "/";
export const mode = "production";
export const isSpaMode = false;
export const future = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_throwAbortReason: true,
  v3_lazyRouteDiscovery: true,
  v3_singleFetch: false,
  v3_routeConfig: true,
};
