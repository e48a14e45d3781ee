// Where a write stands, in words and with Shopify's tones.
import { Badge, type BadgeProps } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

const TONE: Record<string, BadgeProps["tone"]> = {
  AWAITING: "attention",
  INTENDED: "info",
  SENT: "info",
  CONFIRMED: "success",
  REFUSED: "critical",
  UNSETTLED: "warning",
};

export function EffectBadge({ status }: { status: string }) {
  return <Badge tone={TONE[status]}>{texts.effectStatus[status] ?? status}</Badge>;
}
