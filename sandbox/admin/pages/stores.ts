// The sandbox's front door: which stores there are.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { PLANS } from "#sandbox/world/types.ts";

export function storesPage({ world, app }: AdminContext): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <title>Stores · Shopify sandbox</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/admin-assets/styles.css">
</head>
<body class="plain">
  <main class="narrow">
    <h1>Stores</h1>
    <p class="quiet">A simulated Shopify on this machine. Nothing here reaches the real one.</p>
    <section class="card flush"><ul class="rows">
      ${Object.values(world.state.shops).map(
        (shop) => html`<li><a class="row" href="/store/${shop.handle}">
          <span><strong>${shop.name}</strong><br><span class="quiet">${shop.domain} · ${PLANS[shop.plan].displayName} · ${plural(world.ordersOf(shop.domain).length, "order")}</span></span>
          ${currentInstallation(world, shop.domain) ? badge(`${app.name} installed`, "success") : badge("No app")}
        </a></li>`,
      )}
    </ul></section>
  </main>
</body>
</html>`;
}
