// How the admin shows what state something is in.
import { sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import type { FinancialStatus, FulfillmentStatus } from "#sandbox/world/order-status.ts";

export type Tone = "neutral" | "info" | "success" | "attention" | "warning" | "critical";

export const badge = (label: string, tone: Tone = "neutral"): Html =>
  html`<span class="badge" data-tone="${tone}">${label}</span>`;

const FINANCIAL: Record<FinancialStatus, Tone> = {
  AUTHORIZED: "attention",
  EXPIRED: "warning",
  PAID: "neutral",
  PARTIALLY_PAID: "warning",
  PARTIALLY_REFUNDED: "neutral",
  PENDING: "warning",
  REFUNDED: "neutral",
  VOIDED: "neutral",
};

export const paymentBadge = (status: FinancialStatus | null): Html =>
  status
    ? badge(status === "PENDING" ? "Payment pending" : sentenceCase(status), FINANCIAL[status])
    : badge("No payment");

const FULFILLMENT: Record<FulfillmentStatus, Tone> = {
  FULFILLED: "neutral",
  PARTIALLY_FULFILLED: "warning",
  UNFULFILLED: "attention",
  ON_HOLD: "warning",
  IN_PROGRESS: "info",
  SCHEDULED: "info",
  RESTOCKED: "neutral",
};

export const fulfillmentBadge = (status: FulfillmentStatus): Html => badge(sentenceCase(status), FULFILLMENT[status]);

export const tagList = (tags: readonly string[]): Html =>
  tags.length ? html`<span class="tags">${tags.map((tag) => html`<span class="tag">${tag}</span>`)}</span>` : html``;
