// How busy the store is, what time it is in the world, and a past for the store.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { hidden, select } from "#sandbox/admin/controls.ts";
import { plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { orderBars, trafficKnob } from "#sandbox/admin/traffic-knob.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const SPEEDS = [1, 60, 600, 3_600];
const JUMPS = [
  ["15m", "15 minutes"],
  ["1h", "1 hour"],
  ["1d", "1 day"],
  ["7d", "1 week"],
] as const;

export function trafficPage(context: AdminContext, shop: ShopRecord, problem: string | null): Html {
  const base = storePath(shop);
  return layout(
    { context, shop, section: "traffic", title: "Traffic and clock" },
    html`<h1>Traffic and clock</h1>
    ${problemBanner(problem)}
    ${card(
      "Traffic",
      html`${orderBars(context, shop)}${trafficKnob(context, shop, "traffic")}
      <form method="post" action="${base}/traffic" class="inline">${hidden("mode", shop.traffic?.mode ?? "steady")}
        <label>Orders an hour on an ordinary day <input type="number" name="ordersPerHour" min="1" max="20000" value="${shop.traffic?.ordersPerHour ?? 90}"></label><button>Set</button></form>`,
      html`<span class="quiet">Orders of the last 48 hours</span>`,
    )}
    ${clockCard(context, shop)}
    ${historyCard(context, shop)}`,
  );
}

function clockCard({ world }: AdminContext, shop: ShopRecord): Html {
  const { clock } = world;
  const base = storePath(shop);
  const now = new Intl.DateTimeFormat("en-GB", { timeZone: shop.ianaTimezone, dateStyle: "full", timeStyle: "medium" });
  const action = `${base}/clock`;
  return card(
    "Clock",
    html`<p class="big">${now.format(clock.nowMs())}</p>
    <p class="quiet">In the store's zone, ${shop.ianaTimezone}. It goes ${clock.speed === 1 ? "as fast as outside" : `${clock.speed} times as fast as outside`}. Routing, retries, tokens, timers and what becomes of orders go by it; the app's budget of points and its sign-in go by the time outside.</p>
    <div class="stack">
      <form method="post" action="${action}" class="segmented" role="group" aria-label="Speed">${SPEEDS.map(
        (speed) =>
          html`<button name="speed" value="${speed}" aria-pressed="${speed === clock.speed ? "true" : "false"}">${speed === 1 ? "Real time" : `${speed} ×`}</button>`,
      )}</form>
      <form method="post" action="${action}" class="inline"><span>Jump ahead</span>${JUMPS.map(([value, label]) => html`<button name="jump" value="${value}">${label}</button>`)}</form>
      <form method="post" action="${action}" class="inline"><label>Set to <input type="datetime-local" name="set" required value="${new Date(clock.nowMs()).toISOString().slice(0, 16)}"></label><span class="quiet">UTC</span><button>Set</button></form>
    </div>`,
  );
}

function historyCard({ knobs }: AdminContext, shop: ShopRecord): Html {
  const progress = knobs.history();
  const isMaking = progress.made < progress.asked;
  return card(
    "A longer past",
    html`<p class="quiet">Adds orders of the past, with what became of them. No webhooks are sent: they were before the app's time.</p>
    ${
      isMaking
        ? html`<p role="status">Making ${plural(progress.asked, "order")}: ${progress.made} so far, ${progress.seconds} s.</p><progress max="${progress.asked}" value="${progress.made}" aria-label="Orders made"></progress>`
        : html`<form method="post" action="${storePath(shop)}/history" class="inline">
          ${select("orders", "Orders", [
            { value: "1000", label: "1,000 orders" },
            { value: "10000", label: "10,000 orders" },
            { value: "100000", label: "100,000 orders" },
          ])}
          <label>over <input type="number" name="days" min="1" max="2000" value="365"> days</label>
          <button>Make them</button></form>
          ${progress.asked > 0 && html`<p class="quiet" role="status">${plural(progress.made, "order")} made in ${progress.seconds} s.</p>`}`
    }`,
  );
}
