// One webhook: its headers, its attempts, what it carried.
import type { AdminContext, WebhookView } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { facts } from "#sandbox/admin/controls.ts";
import { formatClock } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, storePath } from "#sandbox/admin/layout.ts";
import { targetLink } from "#sandbox/admin/target-link.ts";
import { webhookBadge } from "#sandbox/admin/webhook-badge.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

export function webhookPage(context: AdminContext, shop: ShopRecord, webhook: WebhookView): Html {
  const { webhookId, eventId, topic, triggeredAt, orderId, subscriptionId, attempts } = webhook;
  const body = context.webhookBody(webhookId);
  return layout(
    { context, shop, section: "log", title: topic },
    html`<a class="back" href="${storePath(shop)}/log">Webhooks and API calls</a>
    <h1 class="mono">${topic}</h1> ${webhookBadge(webhook)}
    ${card(
      "Webhook",
      facts([
        ["Webhook id", webhookId],
        ["Event id", eventId],
        ["Triggered", triggeredAt],
        ["Subscribed by", subscriptionId ? `The API, subscription ${subscriptionId}` : "The app's configuration"],
        ["About", orderId ? targetLink(context.world, shop, `gid://shopify/Order/${orderId}`) : null],
      ]),
    )}
    ${card(
      "Attempts",
      attempts.length === 0
        ? html`<p class="quiet">None yet.</p>`
        : html`<table class="lines"><tbody>${attempts.map(
            ({ at, status, ms }) =>
              html`<tr><td class="mono">${formatClock(at, shop.ianaTimezone)}</td><td>${badge(String(status), typeof status === "number" && status < 300 ? "success" : "warning")}</td><td class="number">${ms} ms</td></tr>`,
          )}</tbody></table>`,
    )}
    ${card("Body", body === null ? html`<p class="quiet">Only the last ones are kept.</p>` : html`<pre>${pretty(body)}</pre>`)}`,
  );
}

const pretty = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);
