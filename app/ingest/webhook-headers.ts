// Pure. The headers of a delivery. Only the body is signed: none of this is proof of anything.
import type { IncomingHttpHeaders } from "node:http";

export interface WebhookHeaders {
  signature: string | undefined;
  shop: string | null;
  topic: string | null;
  /** Unique per delivery and unchanged on retries. */
  webhookId: string | null;
  eventId: string | null;
  triggeredAt: Date | null;
}

const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const LONGEST = 255;

/** Reads either family of header names, `X-Shopify-*` and the newer one without `X-`. */
export function readWebhookHeaders(headers: IncomingHttpHeaders): WebhookHeaders {
  const family =
    headers["x-shopify-hmac-sha256"] === undefined && headers["shopify-hmac-sha256"] !== undefined ? "" : "x-";
  const read = (name: string): string | null => {
    const value = headers[`${family}shopify-${name}`];
    return typeof value === "string" && value.length > 0 && value.length <= LONGEST ? value : null;
  };
  const shop = read("shop-domain")?.toLowerCase() ?? "";
  const triggeredAt = new Date(read("triggered-at") ?? "");
  return {
    signature: read("hmac-sha256") ?? undefined,
    shop: SHOP.test(shop) ? shop : null,
    topic: read("topic")?.toLowerCase() ?? null,
    webhookId: ownName(read("webhook-id")),
    eventId: read("event-id"),
    triggeredAt: Number.isNaN(triggeredAt.getTime()) ? null : triggeredAt,
  };
}

// Ids with a colon are those of our own deliveries (timers, sweeps …): no header may pass for one.
function ownName(webhookId: string | null): string | null {
  return webhookId?.includes(":") ? `webhook:${webhookId}` : webhookId;
}
