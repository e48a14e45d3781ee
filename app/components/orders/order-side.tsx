// The side of an order's page: the order itself, our holds on it, and what a person approved.
import { Badge, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { formatAmount } from "#app/components/format-amount.ts";
import { type Clock, formatWhenWithin } from "#app/components/format-when.ts";
import { AddressLines } from "#app/components/orders/address-lines.tsx";
import { TagList } from "#app/components/tag-list.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import type { AddressPicture } from "#app/rules/facts.ts";

interface OrderFacts {
  total: string;
  currentTotal: string;
  currency: string;
  items: number;
  delivery: "shipping" | "pickup" | "none";
  tags: string[];
  shippingAddress: AddressPicture | null;
  billingAddress: AddressPicture | null;
}

export function OrderCard({ order }: { order: OrderFacts }) {
  const words = texts.order.summary;
  return (
    <TitledCard title={words.title} gap="400">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Text as="span">
            {words.items(order.items)}, {words.delivery[order.delivery]}
          </Text>
          <Text as="span" numeric fontWeight="semibold">
            {formatAmount(order.total, order.currency)}
          </Text>
        </InlineStack>
        {order.currentTotal === order.total ? null : (
          <Text as="span" variant="bodySm" tone="subdued" alignment="end">
            {words.now(formatAmount(order.currentTotal, order.currency))}
          </Text>
        )}
      </BlockStack>
      <TagList tags={order.tags} />
      <AddressLines title={words.shippingAddress} address={order.shippingAddress} />
      <AddressLines title={words.billingAddress} address={order.billingAddress} />
    </TitledCard>
  );
}

interface Hold {
  fulfillmentOrderId: string;
  status: string;
  ruleName: string;
  since: string;
}

export function HoldsCard({ holds, clock }: { holds: Hold[]; clock: Clock }) {
  const words = texts.order.holds;
  return (
    <TitledCard title={words.title}>
      {holds.length ? null : (
        <Text as="span" tone="subdued">
          {words.none}
        </Text>
      )}
      {holds.map(({ fulfillmentOrderId, status, ruleName, since }) => (
        <BlockStack gap="050" key={`${fulfillmentOrderId}/${ruleName}`}>
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="span">{ruleName}</Text>
            <Badge tone={status === "PLACED" ? "attention" : undefined}>{words.status[status] ?? status}</Badge>
          </InlineStack>
          <Text as="span" variant="bodySm" tone="subdued">
            {words.of(fulfillmentOrderId)}, {formatWhenWithin(since, clock)}
          </Text>
        </BlockStack>
      ))}
    </TitledCard>
  );
}

interface Approval {
  ruleId: string;
  ruleName: string;
  fingerprint: string;
  givenBy: string;
  note: string | null;
  givenAt: string;
}

interface ApprovalsProps {
  approvals: Approval[];
  clock: Clock;
  busyFingerprint: string | null;
  onWithdraw: (approval: Approval) => void;
}

/** Nothing at all while nobody approved anything. */
export function ApprovalsCard({ approvals, clock, busyFingerprint, onWithdraw }: ApprovalsProps) {
  const words = texts.order.approvals;
  if (!approvals.length) return null;
  return (
    <TitledCard title={words.title}>
      {approvals.map((approval) => (
        <BlockStack gap="100" key={`${approval.ruleId}/${approval.fingerprint}`} inlineAlign="start">
          <Text as="span">{approval.ruleName}</Text>
          <Text as="span" variant="bodySm" tone="subdued">
            {words.by(actorInWords(approval.givenBy), formatWhenWithin(approval.givenAt, clock))}
          </Text>
          {approval.note ? (
            <Text as="span" variant="bodySm" breakWord>
              {approval.note}
            </Text>
          ) : null}
          <Button
            variant="plain"
            loading={busyFingerprint === approval.fingerprint}
            accessibilityLabel={`${texts.order.withdraw}: ${approval.ruleName}`}
            onClick={() => onWithdraw(approval)}
          >
            {texts.order.withdraw}
          </Button>
        </BlockStack>
      ))}
    </TitledCard>
  );
}
