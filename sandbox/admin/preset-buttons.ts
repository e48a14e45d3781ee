import { hidden, select } from "#sandbox/admin/controls.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { ORDER_PRESETS } from "#sandbox/admin/order-presets.ts";
import { ORDER_KINDS } from "#sandbox/generator/draw-order.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const KINDS = ORDER_KINDS.map((kind) => ({
  value: kind,
  label: kind === "pos" ? "Point of sale" : kind.charAt(0).toUpperCase() + kind.slice(1),
}));

/** One button a preset; pressing it places the order. Below, any kind that buyers make. */
export const presetButtons = (shop: ShopRecord): Html =>
  html`<form method="post" action="${storePath(shop)}/orders" class="presets">
    ${ORDER_PRESETS.map(
      ({ id, label, summary }) =>
        html`<button name="preset" value="${id}"><strong>${label}</strong><span class="quiet">${summary}</span></button>`,
    )}
  </form>
  <form method="post" action="${storePath(shop)}/orders" class="inline">
    ${hidden("by", "kind")}${select("kind", "Kind of order", KINDS)}
    <label><input type="number" name="count" min="1" max="500" value="1" aria-label="How many"> of them</label>
    <button>Place as a buyer would</button>
  </form>`;
