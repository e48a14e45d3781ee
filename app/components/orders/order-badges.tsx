// The state of an order as Shopify's own lists show it.
import { Badge, type BadgeProps } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

const PAYMENT: Record<string, Pick<BadgeProps, "tone" | "progress">> = {
  pending: { tone: "warning", progress: "incomplete" },
  authorized: { tone: "attention", progress: "incomplete" },
  paid: { progress: "complete" },
  partially_paid: { tone: "warning", progress: "partiallyComplete" },
  partially_refunded: { progress: "partiallyComplete" },
  refunded: { progress: "complete" },
  voided: { progress: "complete" },
  expired: { tone: "critical", progress: "incomplete" },
};

export function PaymentBadge({ status }: { status: string }) {
  return <Badge {...PAYMENT[status]}>{texts.payment[status] ?? status}</Badge>;
}

const FULFILMENT: Record<string, Pick<BadgeProps, "tone" | "progress">> = {
  unfulfilled: { tone: "attention", progress: "incomplete" },
  partial: { tone: "warning", progress: "partiallyComplete" },
  fulfilled: { progress: "complete" },
  restocked: { progress: "complete" },
};

export function FulfilmentBadge({ status }: { status: string }) {
  return <Badge {...FULFILMENT[status]}>{texts.fulfilment[status] ?? status}</Badge>;
}

export function CancelledBadge() {
  return <Badge>{texts.cancelled}</Badge>;
}
