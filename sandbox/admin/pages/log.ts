// What went out to the app, and what it asked for.
import type { AdminContext, ApiCallView, WebhookView } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { formatClock, plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { layout, storePath } from "#sandbox/admin/layout.ts";
import { targetLink } from "#sandbox/admin/target-link.ts";
import { webhookBadge } from "#sandbox/admin/webhook-badge.ts";
import { PLANS, type ShopRecord } from "#sandbox/world/types.ts";

const READ = 1_000;
const SHOWN = 100;
/** Of the variables of one call. */
const CHARACTERS = 4_000;

export function logPage(context: AdminContext, shop: ShopRecord): Html {
  const calls = context.apiCalls(shop.domain, READ);
  return layout(
    { context, shop, section: "log", title: "Webhooks and API calls" },
    html`<h1>Webhooks and API calls</h1>
    ${callsCard(context, shop, calls)}
    ${webhooksCard(context, shop)}`,
  );
}

function callsCard({ world }: AdminContext, shop: ShopRecord, calls: readonly ApiCallView[]): Html {
  const points = calls.reduce((sum, call) => sum + (call.points ?? 0), 0);
  const rows = joinRepeated(calls).slice(0, SHOWN);
  const { bucket, restoreRate } = PLANS[shop.plan];
  const left = calls.find((call) => call.left !== null)?.left;
  return html`<section class="card flush"><header><h2>API calls</h2>${calls.length > 0 && html`<span class="quiet">the last ${calls.length}, ${plural(points, "point")}${left !== undefined && left !== null && `; ${left} of ${bucket} were left after the last one, ${restoreRate} a second come back`}</span>`}</header>
      ${
        calls.length === 0
          ? html`<p class="empty">The app has not called the Admin API yet.</p>`
          : html`<div class="scroll"><table class="list"><thead><tr><th>Time</th><th>Operation</th><th>About</th><th class="number">Points</th><th class="number">Left</th><th>Outcome</th></tr></thead>
          <tbody>${rows.map(
            ({ call, times }) => html`<tr>
              <td class="mono">${formatClock(call.at, shop.ianaTimezone)}</td>
              <td>${operation(call, times)}</td>
              <td class="wraps">${call.targetIds.slice(0, 3).map((id) => targetLink(world, shop, id))}${call.targetIds.length > 3 && html`and ${call.targetIds.length - 3} more`}</td>
              <td class="number">${call.points ?? ""}</td>
              <td class="number">${call.left ?? ""}</td>
              <td>${call.outcome === "ok" ? (call.isMutation ? badge(call.changed ? "Changed" : "Changed nothing", call.changed ? "success" : "neutral") : badge("Read")) : badge(call.outcome, "warning")}</td>
            </tr>`,
          )}</tbody></table></div>`
      }
    </section>`;
}

/** The name; opened, what it was asked with. */
function operation({ operation: name, variables }: ApiCallView, times: number): Html {
  const label = html`<span class="mono">${name.slice(0, 80)}</span>${times > 1 && html` <span class="quiet">× ${times}</span>`}`;
  if (Object.keys(variables).length === 0) return label;
  const text = JSON.stringify(variables, null, 2);
  return html`<details><summary>${label}</summary><pre>${text.slice(0, CHARACTERS)}${text.length > CHARACTERS && "\n…"}</pre></details>`;
}

function webhooksCard(context: AdminContext, shop: ShopRecord): Html {
  const webhooks = context.webhooks(shop.domain, SHOWN);
  return html`<section class="card flush"><header><h2>Webhooks</h2>${webhooks.length > 0 && html`<span class="quiet">the last ${webhooks.length}</span>`}</header>
      ${
        webhooks.length === 0
          ? html`<p class="empty">No webhook has been sent yet.</p>`
          : html`<div class="scroll"><table class="list"><thead><tr><th>Time</th><th>Topic</th><th>Order</th><th>Source</th><th>Attempts</th><th>Outcome</th></tr></thead>
          <tbody>${webhooks.map(
            (webhook) => html`<tr>
              <td class="mono">${formatClock(webhook.triggeredAt, shop.ianaTimezone)}</td>
              <td class="mono"><a href="${storePath(shop)}/log/${webhook.webhookId}">${webhook.topic}</a></td>
              <td>${webhook.orderId && targetLink(context.world, shop, `gid://shopify/Order/${webhook.orderId}`)}</td>
              <td>${webhook.subscriptionId ? `API ${webhook.subscriptionId}` : "toml"}</td>
              <td>${attempts(webhook)}</td>
              <td>${webhookBadge(webhook)}</td>
            </tr>`,
          )}</tbody></table></div>`
      }
    </section>`;
}

/** "refused × 8, 200" */
function attempts({ attempts }: WebhookView): string {
  const runs: { status: string; times: number }[] = [];
  for (const { status } of attempts) {
    const last = runs.at(-1);
    if (last?.status === String(status)) last.times++;
    else runs.push({ status: String(status), times: 1 });
  }
  return runs.map(({ status, times }) => (times > 1 ? `${status} × ${times}` : status)).join(", ");
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
