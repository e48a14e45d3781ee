// The admin pages over HTTP. Answers whether the address was one of theirs.
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { actOnCustomer } from "#sandbox/admin/customer-actions.ts";
import type { Html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { actOnOrder } from "#sandbox/admin/order-actions.ts";
import { blockFrame, builtExtension } from "#sandbox/admin/order-blocks.ts";
import { appPage, idTokenFor } from "#sandbox/admin/pages/app.ts";
import { customerPage, customersPage } from "#sandbox/admin/pages/customers.ts";
import { faultsPage } from "#sandbox/admin/pages/faults.ts";
import { flowPage } from "#sandbox/admin/pages/flow.ts";
import { homePage } from "#sandbox/admin/pages/home.ts";
import { logPage } from "#sandbox/admin/pages/log.ts";
import { orderPage } from "#sandbox/admin/pages/order.ts";
import { ordersPage } from "#sandbox/admin/pages/orders.ts";
import { productPage, productsPage } from "#sandbox/admin/pages/products.ts";
import { sentPage } from "#sandbox/admin/pages/sent.ts";
import { storesPage } from "#sandbox/admin/pages/stores.ts";
import { trafficPage } from "#sandbox/admin/pages/traffic.ts";
import { webhookPage } from "#sandbox/admin/pages/webhook.ts";
import { actOnProduct } from "#sandbox/admin/product-actions.ts";
import { actOnStore, placeOrders } from "#sandbox/admin/store-actions.ts";
import { bundleAppBridge } from "#sandbox/app-bridge/bundle-app-bridge.ts";
import { currentInstallation, installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";
import { Refused } from "#sandbox/world/world.ts";

const ASSETS: Record<string, { type: string; files: string[] }> = {
  "styles.css": { type: "text/css", files: ["frame.css", "content.css", "narrow.css"] },
  "app-frame.js": { type: "text/javascript", files: ["app-frame.js"] },
  "store-page.js": { type: "text/javascript", files: ["store-page.js"] },
  "fault-panel.js": { type: "text/javascript", files: ["fault-panel.js"] },
  "block-host.js": { type: "text/javascript", files: ["block-host.js"] },
  "block-elements.js": { type: "text/javascript", files: ["block-elements.js"] },
};

type Answer =
  | { kind: "page"; html: Html }
  /** Of a page of the admin, and of nobody else. */
  | { kind: "frame"; html: Html }
  | { kind: "redirect"; to: string }
  | { kind: "text"; body: string; type: string }
  | { kind: "json"; body: unknown }
  | { kind: "status"; status: number };

const page = (html: Html): Answer => ({ kind: "page", html });
const NOT_FOUND: Answer = { kind: "status", status: 404 };

/** The admin's request handler; false when the address is not the admin's. */
export function adminHandler(
  context: AdminContext,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://sandbox");
    const answer = await answerTo(context, request, url);
    if (!answer) return false;
    send(request, response, answer);
    return true;
  };
}

async function answerTo(context: AdminContext, request: IncomingMessage, url: URL): Promise<Answer | null> {
  const { pathname } = url;
  if (pathname === "/") return page(storesPage(context));
  if (pathname === "/app-bridge.js") return { kind: "text", body: bundleAppBridge(), type: "text/javascript" };
  const asset = /^\/admin-assets\/([a-z.-]+)$/.exec(pathname)?.[1];
  if (asset) {
    const found = Object.hasOwn(ASSETS, asset) ? ASSETS[asset] : undefined;
    if (!found) return NOT_FOUND;
    const parts = found.files.map((file) => readFileSync(new URL(`assets/${file}`, import.meta.url), "utf8"));
    return { kind: "text", body: parts.join("\n"), type: found.type };
  }
  const built = /^\/extension-assets\/([a-z0-9.-]+)$/.exec(pathname)?.[1];
  if (built) {
    const found = builtExtension(built);
    return found ? { kind: "text", ...found } : NOT_FOUND;
  }
  const [, handle, rest = ""] = /^\/store\/([a-z0-9-]+)(\/.*)?$/.exec(pathname) ?? [];
  if (!handle) return null;
  const shop = Object.values(context.world.state.shops).find((one) => one.handle === handle);
  if (!shop) return NOT_FOUND;
  if (request.method === "GET" || request.method === "HEAD")
    return context.world.reading(() => look(context, shop, rest.replace(/\/$/, ""), url.searchParams));
  if (request.method !== "POST") return { kind: "status", status: 405 };
  // The admin has no sign-in: at least no other site's form may press its buttons.
  if (request.headers["sec-fetch-site"] === "cross-site") return { kind: "status", status: 403 };
  return act(context, shop, rest, new URLSearchParams(await text(request)));
}

type Look = (context: AdminContext, shop: ShopRecord, query: URLSearchParams, problem: string | null) => Html;

const PAGES: Record<string, Look> = {
  "": (context, shop, _query, problem) => homePage(context, shop, problem),
  "/orders": ordersPage,
  "/products": productsPage,
  "/customers": customersPage,
  "/traffic": (context, shop, _query, problem) => trafficPage(context, shop, problem),
  "/faults": (context, shop, _query, problem) => faultsPage(context, shop, problem),
  "/log": logPage,
  "/sent": sentPage,
  "/flow": (context, shop, _query, problem) => flowPage(context, shop, problem),
};

/** Pages of one thing, by its id; null when the store has no such thing. */
const PAGES_OF: Record<
  string,
  (context: AdminContext, shop: ShopRecord, id: string, problem: string | null) => Html | null
> = {
  orders(context, shop, id, problem) {
    const order = context.world.order(shop.domain, id);
    return order && orderPage(context, shop, order, problem);
  },
  products(context, shop, id, problem) {
    const product = context.world.product(shop.domain, id);
    return product && productPage(context, shop, product, problem);
  },
  customers(context, shop, id, problem) {
    const customer = context.world.customer(shop.domain, id);
    return customer && customerPage(context, shop, customer, problem);
  },
  log(context, shop, id) {
    const webhook = context.webhook(shop.domain, id);
    return webhook && webhookPage(context, shop, webhook);
  },
};

function look(context: AdminContext, shop: ShopRecord, path: string, query: URLSearchParams): Answer {
  const { world, app } = context;
  const problem = query.get("problem");
  const list = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
  if (list) return page(list(context, shop, query, problem));
  if (path === "/id-token")
    return currentInstallation(world, shop.domain)
      ? { kind: "json", body: { token: idTokenFor(context, shop) } }
      : NOT_FOUND;
  const [, block = "", orderId = ""] = /^\/blocks\/([a-z0-9-]+)\/(\d+)$/.exec(path) ?? [];
  if (block) {
    const order = app.orderBlocks.includes(block) ? world.order(shop.domain, orderId) : null;
    return order ? { kind: "frame", html: blockFrame(context, shop, block, order) } : NOT_FOUND;
  }
  const [, of = "", id = ""] = /^\/([a-z]+)\/([0-9a-f-]+)$/.exec(path) ?? [];
  const one = Object.hasOwn(PAGES_OF, of) ? PAGES_OF[of] : undefined;
  if (one) {
    const found = one(context, shop, id, problem);
    return found ? page(found) : NOT_FOUND;
  }
  // Shopify's own redirects name the app by its API key.
  const [, name, appPath = ""] = /^\/apps\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  if (name === app.handle || name === app.apiKey) return page(appPage(context, shop, appPath, query));
  return NOT_FOUND;
}

function act(context: AdminContext, shop: ShopRecord, path: string, form: URLSearchParams): Answer {
  const { world, app } = context;
  const base = storePath(shop);
  const [, of = "", id = "", verb = ""] = /^\/(orders|products|customers)\/(\d+)\/([a-z-]+)$/.exec(path) ?? [];
  const back = of ? `${base}/${of}/${id}` : Object.hasOwn(PAGES, path) ? `${base}${path}` : pageOf(path, base);
  try {
    if (path === "/install") {
      // Who is installed already keeps what it was granted later.
      const granted = currentInstallation(world, shop.domain)?.scopes ?? [];
      installApp(world, shop.domain, app.apiKey, [...app.scopes, ...granted]);
      return { kind: "redirect", to: `${base}/apps/${app.handle}` };
    }
    if (path === "/uninstall") uninstallApp(world, shop.domain);
    else if (path === "/orders") {
      const placed = placeOrders(context, shop, form);
      // Of several, the list shows more than the first one.
      const isOne = Number(form.get("count") ?? 1) === 1;
      return { kind: "redirect", to: isOne ? `${base}/orders/${placed.id}` : back };
    } else if (of) {
      if (!actOn(context, shop, of, { id, verb }, form)) return NOT_FOUND;
    } else if (!actOnStore(context, shop, path, form)) return NOT_FOUND;
    return { kind: "redirect", to: form.get("back") === "home" ? base : back };
  } catch (error) {
    if (!(error instanceof Refused || error instanceof NotSimulated)) throw error;
    return { kind: "redirect", to: `${back}?problem=${encodeURIComponent(error.message)}` };
  }
}

/** Where a form without a page of its own stands. */
const pageOf = (path: string, base: string): string =>
  path === "/clock" || path === "/history" ? `${base}/traffic` : path === "/settings" ? `${base}/faults` : base;

/** False: the store has no such thing. */
function actOn(
  { world }: AdminContext,
  shop: ShopRecord,
  of: string,
  { id, verb }: { id: string; verb: string },
  form: URLSearchParams,
): boolean {
  if (of === "orders") {
    const order = world.order(shop.domain, id);
    if (order) actOnOrder(world, order, verb, form);
    return order !== null;
  }
  if (of === "products") {
    const product = world.product(shop.domain, id);
    if (product) actOnProduct(world, product, verb, form);
    return product !== null;
  }
  const customer = world.customer(shop.domain, id);
  if (customer) actOnCustomer(world, customer, verb, form);
  return customer !== null;
}

interface Written {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

function written(answer: Answer): Written {
  switch (answer.kind) {
    case "page":
    case "frame": {
      const framedBy = answer.kind === "frame" ? "'self'" : "'none'";
      const policy = `frame-ancestors ${framedBy}; object-src 'none'; base-uri 'none'; script-src 'self'`;
      return {
        status: 200,
        type: "text/html",
        body: answer.html.text,
        headers: { "Content-Security-Policy": policy },
      };
    }
    case "text":
      return { status: 200, type: answer.type, body: answer.body };
    case "json":
      return { status: 200, type: "application/json", body: JSON.stringify(answer.body) };
    case "redirect":
      return { status: 303, type: "text/plain", body: "", headers: { Location: answer.to } };
    case "status":
      return {
        status: answer.status,
        type: "text/plain",
        body: answer.status === 404 ? "There is no such page." : "Not allowed.",
      };
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, type, body, headers } = written(answer);
  response.writeHead(status, {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
