// What went out to the app, and what it asked for.
import type { AdminContext, ApiCallView, WebhookView } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { formatClock, plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { layout, storePath } from "#sandbox/admin/layout.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const READ = 1_000;
const SHOWN = 100;

export function logPage(context: AdminContext, shop: ShopRecord): Html {
  const webhooks = context.webhooks(shop.domain, SHOWN);
  const calls = context.apiCalls(shop.domain, READ);
  const points = calls.reduce((sum, call) => sum + (call.points ?? 0), 0);
  const rows = joinRepeated(calls).slice(0, SHOWN);
  return layout(
    { context, shop, section: "log", title: "Webhooks and API calls" },
    html`<h1>Webhooks and API calls</h1>
    <section class="card flush"><header><h2>API calls</h2><span class="quiet">the last ${calls.length}, ${plural(points, "point")}</span></header>
      ${
        calls.length === 0
          ? html`<p class="empty">The app has not called the Admin API yet.</p>`
          : html`<div class="scroll"><table class="list"><thead><tr><th>Time</th><th>Operation</th><th>About</th><th class="number">Points</th><th>Outcome</th></tr></thead>
          <tbody>${rows.map(
            ({ call, times }) => html`<tr>
              <td class="mono">${formatClock(call.at, shop.ianaTimezone)}</td>
              <td class="mono">${call.operation}${times > 1 && html` <span class="quiet">× ${times}</span>`}</td>
              <td class="wraps">${call.targetIds.slice(0, 3).map((id) => target(shop, id))}${call.targetIds.length > 3 && html`and ${call.targetIds.length - 3} more`}</td>
              <td class="number">${call.points ?? ""}</td>
              <td>${call.outcome === "ok" ? (call.isMutation ? badge(call.changed ? "Changed" : "Changed nothing", call.changed ? "success" : "neutral") : badge("Read")) : badge(call.outcome, "warning")}</td>
            </tr>`,
          )}</tbody></table></div>`
      }
    </section>
    <section class="card flush"><header><h2>Webhooks</h2><span class="quiet">the last ${webhooks.length}</span></header>
      ${
        webhooks.length === 0
          ? html`<p class="empty">No webhook has been sent yet.</p>`
          : html`<div class="scroll"><table class="list"><thead><tr><th>Time</th><th>Topic</th><th>Order</th><th>Attempts</th><th>Outcome</th></tr></thead>
          <tbody>${webhooks.map(
            (webhook) => html`<tr>
              <td class="mono">${formatClock(webhook.triggeredAt, shop.ianaTimezone)}</td>
              <td class="mono">${webhook.topic}</td>
              <td>${webhook.orderId && target(shop, `gid://shopify/Order/${webhook.orderId}`)}</td>
              <td>${webhook.attempts.map(({ status }) => String(status)).join(", ")}</td>
              <td>${webhookBadge(webhook)}</td>
            </tr>`,
          )}</tbody></table></div>`
      }
    </section>`,
  );
}

/** The same read again and again (the search for missed orders) is one row, with the latest on top. */
function joinRepeated(calls: readonly ApiCallView[]): { call: ApiCallView; times: number }[] {
  const rows: { call: ApiCallView; times: number }[] = [];
  for (const call of calls) {
    const last = rows.at(-1);
    if (last && !call.isMutation && last.call.operation === call.operation && last.call.outcome === call.outcome)
      last.times += 1;
    else rows.push({ call, times: 1 });
  }
  return rows;
}

function webhookBadge({ acked, dropped, attempts }: WebhookView): Html {
  if (dropped) return badge("Dropped", "critical");
  if (acked) return badge("Received", "success");
  return attempts.length ? badge("Will be sent again", "warning") : badge("Waiting");
}

function target(shop: ShopRecord, id: string): Html {
  const parsed = parseGid(id);
  const page = parsed?.type === "Order" ? "orders" : parsed?.type === "Customer" ? "customers" : null;
  if (!parsed || !page) return html`<span class="mono quiet">${parsed ? `${parsed.type} ${parsed.id}` : id}</span> `;
  return html`<a class="mono" href="${storePath(shop)}/${page}/${parsed.id}">${parsed.type} ${parsed.id}</a> `;
}
