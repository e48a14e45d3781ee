// The frame of every admin page: top bar, navigation, content.
import { type AdminContext, STAFF } from "#sandbox/admin/admin-context.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { type IconName, icon } from "#sandbox/admin/icons.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

export type Section = "home" | "orders" | "customers" | "app" | "faults" | "log";

export interface PageOptions {
  context: AdminContext;
  shop: ShopRecord;
  section: Section;
  title: string;
  /** The app's page fills everything; others stand in a column and look again for news. */
  isAppPage?: boolean;
}

export const storePath = (shop: ShopRecord): string => `/store/${shop.handle}`;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 2)
    .toUpperCase();

function navigation({ context, shop, section }: PageOptions): Html {
  const base = storePath(shop);
  const item = (name: Section, path: string, label: string, image: IconName) =>
    html`<li><a href="${base}${path}"${current(section === name)}>${icon(image)}<span>${label}</span></a></li>`;
  return html`<nav class="side" id="side" aria-label="Store">
    <ul>
      ${item("home", "", "Home", "home")}
      ${item("orders", "/orders", "Orders", "orders")}
      ${item("customers", "/customers", "Customers", "customers")}
    </ul>
    <h2>Apps</h2>
    <ul>
      ${item("app", `/apps/${context.app.handle}`, context.app.name, "switchyard")}
      <li><ul id="app-nav" class="sub"></ul></li>
    </ul>
    <h2>Sandbox</h2>
    <ul>
      ${item("faults", "/faults", "Faults", "faults")}
      ${item("log", "/log", "Webhooks and API calls", "log")}
      <li><a href="/">${icon("stores")}<span>All stores</span></a></li>
    </ul>
  </nav>`;
}

const current = (isCurrent: boolean) => isCurrent && html` aria-current="page"`;

/** A whole page of a store's admin. */
export function layout(options: PageOptions, content: Html): Html {
  const { context, shop, title, isAppPage } = options;
  const isInstalled = currentInstallation(context.world, shop.domain) !== null;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <title>${shop.name} · ${title} · Shopify sandbox</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/admin-assets/styles.css">
  <script type="module" src="/admin-assets/${isAppPage ? "app-frame.js" : "store-page.js"}"></script>
</head>
<body${isAppPage && html` class="in-app"`}>
  <header class="top">
    <button type="button" class="menu" aria-label="Menu" aria-controls="side" aria-expanded="false">${icon("menu")}</button>
    <a class="brand" href="${storePath(shop)}">${icon("stores")}<span>Shopify sandbox</span></a>
    <span class="note">A simulated store. ${isInstalled ? `${context.app.name} is installed.` : `${context.app.name} is not installed.`}</span>
    <span class="who"><span class="store-name">${shop.name}</span><span class="avatar" title="${STAFF.name}">${initials(shop.name)}</span></span>
    <div class="save-bar" id="save-bar" role="region" aria-label="Unsaved changes" hidden>
      <span>Unsaved changes</span>
      <span class="buttons"><button type="button" id="save-bar-discard">Discard</button><button type="button" id="save-bar-save" class="primary">Save</button></span>
    </div>
    <div class="loading-bar" id="loading-bar" hidden></div>
  </header>
  ${navigation(options)}
  <main${!isAppPage && html` id="live"`}>${content}</main>
  <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
</body>
</html>`;
}

/** A white box with a heading. */
export const card = (title: string | null, content: Html, aside: Html | null = null): Html =>
  html`<section class="card">${title !== null && html`<header><h2>${title}</h2>${aside}</header>`}${content}</section>`;

/** What a refused request of the person came to, shown once. */
export const problemBanner = (problem: string | null): Html =>
  problem ? html`<div class="banner" data-tone="critical" role="alert">${problem}</div>` : html``;
