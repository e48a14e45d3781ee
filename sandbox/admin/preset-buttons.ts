import { type Html, html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { ORDER_PRESETS } from "#sandbox/admin/order-presets.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

/** One button a preset; pressing it places the order. */
export const presetButtons = (shop: ShopRecord): Html =>
  html`<form method="post" action="${storePath(shop)}/orders" class="presets">
    ${ORDER_PRESETS.map(
      ({ id, label, summary }) =>
        html`<button name="preset" value="${id}"><strong>${label}</strong><span class="quiet">${summary}</span></button>`,
    )}
  </form>`;
