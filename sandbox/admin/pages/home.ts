// A store's home: how it is doing, orders to place, the app, the latest orders.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { ordersByDay } from "#sandbox/admin/order-counts.ts";
import { ordersTable } from "#sandbox/admin/orders-table.ts";
import { presetButtons } from "#sandbox/admin/preset-buttons.ts";
import { orderBars, trafficKnob } from "#sandbox/admin/traffic-knob.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const LATEST = 8;

/** What the app may ask for later, to be given or taken by hand. */
const scopesForm = ({ app }: AdminContext, shop: ShopRecord, granted: readonly string[]): Html =>
  html`<details><summary>Further access</summary><form method="post" action="${storePath(shop)}/scopes" class="stack">
    <ul class="plain-list">${app.optionalScopes.map(
      (scope) =>
        html`<li><label><input type="checkbox" name="scope" value="${scope}"${granted.includes(scope) && html` checked`}> <code>${scope}</code></label></li>`,
    )}</ul>
    <div class="buttons"><button>Save access</button></div></form></details>`;

export function homePage(context: AdminContext, shop: ShopRecord, problem: string | null): Html {
  const orders = context.world.newestOrdersOf(shop.domain);
  const installation = currentInstallation(context.world, shop.domain);
  const base = storePath(shop);
  const { app } = context;
  const { today, yesterday } = ordersByDay(context.world, shop);
  return layout(
    { context, shop, section: "home", title: "Home" },
    html`<h1>Home</h1>
    ${problemBanner(problem)}
    ${card(
      "Orders",
      html`<div class="figures">
          <div><span class="quiet">Today</span><strong>${today}</strong></div>
          <div><span class="quiet">Yesterday</span><strong>${yesterday}</strong></div>
          <div><span class="quiet">In all</span><strong>${orders.length}</strong></div>
        </div>
        ${orderBars(context, shop)}
        ${trafficKnob(context, shop, "home")}`,
      html`<a href="${base}/traffic">Traffic and clock</a>`,
    )}
    ${card(
      "Place an order",
      html`<p class="quiet">As a buyer would. ${installation ? `${app.name} hears of it by webhook within a second.` : ""}</p>
      ${presetButtons(shop)}`,
    )}
    ${card(
      app.name,
      installation
        ? html`<p>Installed (installation ${installation.number}).</p>
          <div class="buttons">
            <a class="button primary" href="${base}/apps/${app.handle}">Open ${app.name}</a>
            <form method="post" action="${base}/uninstall"><button class="critical">Uninstall</button></form>
          </div>
          ${app.optionalScopes.length > 0 && scopesForm(context, shop, installation.scopes)}`
        : html`<p>Not installed.</p>
          <div class="buttons"><a class="button primary" href="${base}/apps/${app.handle}">Install ${app.name}</a></div>`,
      installation ? badge("Installed", "success") : badge("Not installed"),
    )}
    <section class="card flush"><header><h2>Latest orders</h2><a href="${base}/orders">${plural(orders.length, "order")}</a></header>
      ${ordersTable(context, shop, orders.slice(0, LATEST))}
    </section>`,
  );
}
