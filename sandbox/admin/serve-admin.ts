// The admin pages over HTTP. Answers whether the address was one of theirs.
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import type { Html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { actOnOrder } from "#sandbox/admin/order-actions.ts";
import { placePresetOrder } from "#sandbox/admin/order-presets.ts";
import { appPage, idTokenFor } from "#sandbox/admin/pages/app.ts";
import { customerPage, customersPage } from "#sandbox/admin/pages/customers.ts";
import { faultsPage } from "#sandbox/admin/pages/faults.ts";
import { homePage } from "#sandbox/admin/pages/home.ts";
import { logPage } from "#sandbox/admin/pages/log.ts";
import { orderPage } from "#sandbox/admin/pages/order.ts";
import { ordersPage } from "#sandbox/admin/pages/orders.ts";
import { storesPage } from "#sandbox/admin/pages/stores.ts";
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
};

type Answer =
  | { kind: "page"; html: Html }
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

function look(context: AdminContext, shop: ShopRecord, path: string, query: URLSearchParams): Answer {
  const { world, app } = context;
  const problem = query.get("problem");
  const order = /^\/orders\/(\d+)$/.exec(path)?.[1];
  const customer = /^\/customers\/(\d+)$/.exec(path)?.[1];
  if (path === "") return page(homePage(context, shop, problem));
  if (path === "/orders") return page(ordersPage(context, shop, query));
  if (path === "/customers") return page(customersPage(context, shop, query));
  if (path === "/faults") return page(faultsPage(context, shop));
  if (path === "/log") return page(logPage(context, shop));
  if (path === "/id-token")
    return currentInstallation(world, shop.domain)
      ? { kind: "json", body: { token: idTokenFor(context, shop) } }
      : NOT_FOUND;
  if (order) {
    const found = world.order(shop.domain, order);
    return found ? page(orderPage(context, shop, found, problem)) : NOT_FOUND;
  }
  if (customer) {
    const found = world.customer(shop.domain, customer);
    return found ? page(customerPage(context, shop, found)) : NOT_FOUND;
  }
  // Shopify's own redirects name the app by its API key.
  const [, name, appPath = ""] = /^\/apps\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  if (name === app.handle || name === app.apiKey) return page(appPage(context, shop, appPath, query));
  return NOT_FOUND;
}

function act(context: AdminContext, shop: ShopRecord, path: string, form: URLSearchParams): Answer {
  const { world, app } = context;
  const base = storePath(shop);
  const [, orderId, verb] = /^\/orders\/(\d+)\/([a-z-]+)$/.exec(path) ?? [];
  const back = orderId ? `${base}/orders/${orderId}` : path === "/orders" ? `${base}/orders` : base;
  try {
    if (path === "/install") {
      installApp(world, shop.domain, app.apiKey, app.scopes);
      return { kind: "redirect", to: `${base}/apps/${app.handle}` };
    }
    if (path === "/uninstall") uninstallApp(world, shop.domain);
    else if (path === "/orders") {
      const placed = placePresetOrder(world, shop.domain, form.get("preset") ?? "");
      return { kind: "redirect", to: `${base}/orders/${placed.id}` };
    } else if (orderId && verb) {
      const order = world.order(shop.domain, orderId);
      if (!order) return NOT_FOUND;
      actOnOrder(world, order, verb, form);
    } else return NOT_FOUND;
    return { kind: "redirect", to: back };
  } catch (error) {
    if (!(error instanceof Refused || error instanceof NotSimulated)) throw error;
    return { kind: "redirect", to: `${back}?problem=${encodeURIComponent(error.message)}` };
  }
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
      return {
        status: 200,
        type: "text/html",
        body: answer.html.text,
        headers: {
          "Content-Security-Policy": "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; script-src 'self'",
        },
      };
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
