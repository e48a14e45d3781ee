// The frame of every admin page: top bar, navigation, content.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { type IconName, icon } from "#sandbox/admin/icons.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { PLANS, type ShopRecord } from "#sandbox/world/types.ts";

export type Section =
  | "home"
  | "orders"
  | "products"
  | "customers"
  | "app"
  | "traffic"
  | "faults"
  | "log"
  | "flow"
  | "sent";

export interface PageOptions {
  context: AdminContext;
  shop: ShopRecord;
  section: Section;
  title: string;
  /** The app's page fills everything; others stand in a column and look again for news. */
  isAppPage?: boolean;
  /** It does not look again: to find what it shows is much work. */
  isStill?: boolean;
}

export const storePath = (shop: ShopRecord): string => `/store/${shop.handle}`;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 2)
    .toUpperCase();

const PATHS: Record<Exclude<Section, "app">, string> = {
  home: "",
  orders: "/orders",
  products: "/products",
  customers: "/customers",
  traffic: "/traffic",
  faults: "/faults",
  log: "/log",
  flow: "/flow",
  sent: "/sent",
};

const pathOf = ({ app }: AdminContext, section: Section): string =>
  section === "app" ? `/apps/${app.handle}` : PATHS[section];

function navigation({ context, shop, section }: PageOptions): Html {
  const item = (name: Section, label: string, image: IconName) =>
    html`<li><a href="${storePath(shop)}${pathOf(context, name)}"${current(section === name)}>${icon(image)}<span>${label}</span></a></li>`;
  return html`<nav class="side" id="side" aria-label="Store">
    <ul>
      ${item("home", "Home", "home")}
      ${item("orders", "Orders", "orders")}
      ${item("products", "Products", "products")}
      ${item("customers", "Customers", "customers")}
    </ul>
    <h2>Apps</h2>
    <ul>
      ${item("app", context.app.name, "switchyard")}
      <li><ul id="app-nav" class="sub"></ul></li>
    </ul>
    <h2>Sandbox</h2>
    <ul>
      ${item("traffic", "Traffic and clock", "clock")}
      ${item("faults", "Faults and limits", "faults")}
      ${item("log", "Webhooks and calls", "log")}
      ${item("flow", "Flow", "flow")}
      ${item("sent", "Mail and calls", "sent")}
    </ul>
  </nav>`;
}

/** The stores, each at the page that is open now. */
function switcher({ context, shop, section }: PageOptions): Html {
  return html`<details class="menu-button switcher"><summary><span class="hidden">Switch store, now ${shop.name}</span><span class="store-name" aria-hidden="true">${shop.name}</span><span class="avatar" aria-hidden="true">${initials(shop.name)}</span></summary>
    <div class="popover"><ul class="rows">
      ${Object.values(context.world.state.shops).map(
        (
          one,
        ) => html`<li><a class="row" href="${storePath(one)}${pathOf(context, section)}"${current(one.domain === shop.domain)}>
          <span><strong>${one.name}</strong><br><span class="quiet">${PLANS[one.plan].displayName} · ${one.currency}</span></span><span class="avatar" aria-hidden="true">${initials(one.name)}</span></a></li>`,
      )}
      <li><a class="row" href="/">All stores</a></li>
    </ul></div></details>`;
}

/** What time it is in the world, when it is not the machine's. */
function clockNote({ context, shop }: PageOptions): string {
  const { clock } = context.world;
  const isOrdinary = clock.speed === 1 && Math.abs(clock.nowMs() - clock.outside.nowMs()) < 5_000;
  if (isOrdinary) return "";
  const now = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: shop.ianaTimezone, weekday: "short", day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit" },
  });
  return ` It is ${now.format(clock.nowMs())} here${clock.speed === 1 ? "" : `, ${clock.speed}× as fast`}.`;
}

const current = (isCurrent: boolean) => isCurrent && html` aria-current="page"`;

/**
 * A whole page of a store's admin.
 * @param below stands under the content and keeps itself fresh: what looks again leaves it alone.
 */
export function layout(options: PageOptions, content: Html, below: Html | null = null): Html {
  const { context, shop, title, isAppPage, isStill } = options;
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
    <span class="note">A simulated store. ${isInstalled ? `${context.app.name} is installed.` : `${context.app.name} is not installed.`}${clockNote(options)}${context.knobs.faults.areOn && " Faults are switched on."}</span>
    <span class="who">${switcher(options)}</span>
    <div class="save-bar" id="save-bar" role="region" aria-label="Unsaved changes" hidden>
      <span>Unsaved changes</span>
      <span class="buttons"><button type="button" id="save-bar-discard">Discard</button><button type="button" id="save-bar-save" class="primary">Save</button></span>
    </div>
    <div class="loading-bar" id="loading-bar" hidden></div>
  </header>
  ${navigation(options)}
  <main>${isAppPage || isStill ? content : html`<div id="live">${content}</div>`}${below}</main>
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
