// Buyers who come by themselves, at the press of a button.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { hidden } from "#sandbox/admin/controls.ts";
import { formatCount } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { ordersByHour } from "#sandbox/admin/order-counts.ts";
import { ordersPerHour } from "#sandbox/traffic/traffic-rate.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const MODES = [
  ["off", "Off"],
  ["steady", "Steady"],
  ["flash-sale", "Flash sale"],
  ["black-friday", "Black Friday"],
] as const;

/** @param back where the person goes on: at home, or at the page of the traffic. */
export function trafficKnob({ world }: AdminContext, shop: ShopRecord, back: "home" | "traffic"): Html {
  const { traffic } = shop;
  const mode = traffic?.mode ?? "off";
  const rate = traffic ? Math.round(ordersPerHour(traffic, world.clock.nowMs(), shop.ianaTimezone)) : 0;
  return html`<form method="post" action="${storePath(shop)}/traffic" class="segmented" role="group" aria-label="Traffic">${hidden("back", back)}
      ${MODES.map(([value, label]) => html`<button name="mode" value="${value}" aria-pressed="${value === mode ? "true" : "false"}">${label}</button>`)}
    </form>
    <p class="quiet">${traffic ? `About ${formatCount(rate)} orders an hour now; ${formatCount(traffic.placed)} so far. What is ordered is paid, shipped and sent back as time goes by.` : "Nobody orders by themselves."}</p>`;
}

const WIDTH = 14;
const HEIGHT = 72;

/** Bars of the last two days, an hour each. */
export function orderBars({ world }: AdminContext, shop: ShopRecord): Html {
  const hours = ordersByHour(world, shop, 48);
  const most = Math.max(1, ...hours.map(({ count }) => count));
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: shop.ianaTimezone, weekday: "short", hour: "2-digit" });
  const all = hours.reduce((sum, { count }) => sum + count, 0);
  return html`<svg class="bars" viewBox="0 0 ${hours.length * WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="Orders of the last 48 hours: ${all} in all, ${most} in the busiest hour">
    ${hours.map(({ fromMs, count }, index) => {
      const height = Math.round((count / most) * (HEIGHT - 4));
      return html`<rect x="${index * WIDTH + 1}" y="${HEIGHT - height - 1}" width="${WIDTH - 3}" height="${height + 1}"><title>${clock.format(fromMs)}: ${count}</title></rect>`;
    })}
  </svg>`;
}
