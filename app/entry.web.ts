// Process 1: HTTP. The webhook door and the health check are plain handlers in front of the pages, so that neither
// waits for rendering, sessions or Shopify.
import "#app/web-memory.ts";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { flushUsage } from "#app/admin/usage.server.ts";
import { answerPages } from "#app/answer-pages.server.ts";
import { closeDatabase } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { callDoor } from "#app/ingest/call-door.server.ts";
import { flowDoor } from "#app/ingest/flow-door.server.ts";
import { webhookDoor } from "#app/ingest/webhook-door.server.ts";
import { logger } from "#app/logger.server.ts";
import { answerHealth, listenForOperations } from "#app/operations/answer-operations.server.ts";
import { sayThatItEnds } from "#app/operations/check-readiness.server.ts";
import { producerRedis, refuseEvictingRedis } from "#app/redis.server.ts";
import { operatorHeaders, securityHeaders, shopOfQuery } from "#app/security-headers.ts";
import { assetServer } from "#app/serve-assets.server.ts";
import { startTracing } from "#app/start-tracing.server.ts";

const BUILD = join(import.meta.dirname, "..", "build");
const ADMIN = "https://admin.shopify.com/";
/** Webhooks are taken in without Redis. */
const NEEDS = { needsRedis: false };
/** What is under way at the end is answered by then: Shopify itself gives up after five seconds. */
const FINISH_WITHIN_MS = 10_000;

/** Whoever sends slower than this wants a connection, not an answer. Node would wait a minute for headers and five for all, and look twice a minute. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 };

/** All that this process answers, without listening yet. */
export async function webHandler(): Promise<RequestListener> {
  if (!existsSync(join(BUILD, "server", "index.js"))) throw new Error("the pages are not built: run `npm run build`");
  const answeredByAsset = assetServer(join(BUILD, "client"));
  const pages = await pagesHandler();
  return (req, res) => {
    const path = req.url?.split("?", 1)[0];
    if (path === "/webhooks") return void webhookDoor(req, res);
    if (path?.startsWith("/calls/")) return void callDoor(req, res, path);
    if (path === "/flow/run-rule") return void flowDoor(req, res);
    if (answerHealth(path, res, NEEDS)) return;
    if (!answeredByAsset(req, res)) pages(req, res);
  };
}

async function pagesHandler(): Promise<RequestListener> {
  const build = (await import(join(BUILD, "server", "index.js"))) as ServerBuild;
  const handle = createRequestHandler(build, env.NODE_ENV);
  return answerPages({
    origin: new URL(env.SHOPIFY_APP_URL).origin,
    bare: Object.fromEntries(securityHeaders({ nonce: "none", shop: null })),
    answer: async (request) => {
      const nonce = randomBytes(16).toString("base64");
      return secured(await handle(request, { nonce }), new URL(request.url), nonce);
    },
  });
}

function secured(answer: Response, url: URL, nonce: string): Response {
  const headers = new Headers(answer.headers);
  const isOperator = /^\/operator(\/|$)/.test(url.pathname);
  for (const [name, value] of isOperator
    ? operatorHeaders(nonce)
    : securityHeaders({ nonce, shop: shopOfQuery(url), sandboxUrl: env.SANDBOX_URL }))
    headers.set(name, value);
  // The library asks browsers to fetch App Bridge from Shopify's CDN early; the policy says where it really lies.
  headers.delete("Link");
  const location = headers.get("Location");
  if (env.SANDBOX_URL && location?.startsWith(ADMIN))
    headers.set("Location", `${env.SANDBOX_URL.replace(/\/$/, "")}/${location.slice(ADMIN.length)}`);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

async function main(): Promise<void> {
  await refuseEvictingRedis();
  const stopTracing = await startTracing("web");
  const server = createServer(PATIENCE, await webHandler());
  server.listen(env.PORT, env.HOST, () => logger.info({ address: server.address() }, "web listens"));
  const operations = listenForOperations(NEEDS);
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    sayThatItEnds();
    // Answers under way are finished; webhooks that come now find no listener and are sent again. A connection that is
    // kept busy would never be idle: its next answer ends it.
    server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
    server.close(async () => {
      await Promise.all([flushUsage(), stopTracing()]);
      await closeDatabase();
      producerRedis.disconnect();
      operations?.close();
      process.exit(0);
    });
    server.closeIdleConnections();
    // Whoever sends a byte now and then would hold the process for a minute.
    setTimeout(() => {
      logger.warn("not all that was under way could be answered in time");
      server.closeAllConnections();
    }, FINISH_WITHIN_MS).unref();
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

if (import.meta.main) await main();
