// What wants a person: flagged orders, writes that went wrong, work that was put aside, webhooks nobody could read.
import { BlockStack, Box, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { EffectBadge } from "#app/components/effect-badge.tsx";
import { effectInWords } from "#app/components/effect-in-words.ts";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { texts } from "#app/components/texts.ts";

interface Props {
  flagged: { total: number; first: { orderId: string; name: string; createdAt: string; reason: string }[] };
  troubled: {
    total: number;
    first: {
      effectId: string;
      status: string;
      kind: string;
      payload?: unknown;
      reason: string | null;
      order: { orderId: string; name: string } | null;
      at: string;
    }[];
  };
  quarantined: { kind: string; key: string; name: string | null; reason: string | null }[];
  unreadable: number;
  clock: Clock;
  busyLane: string | null;
  onRelease: (lane: { kind: string; key: string }) => void;
}

export function AttentionCard({ flagged, troubled, quarantined, unreadable, clock, busyLane, onRelease }: Props) {
  const words = texts.home.attention;
  const isCalm = !flagged.total && !troubled.total && !quarantined.length && !unreadable;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingSm">
          {words.title}
        </Text>
        {isCalm ? (
          <Text as="p" tone="subdued">
            {words.nothing}
          </Text>
        ) : null}
        {flagged.total ? (
          <Section title={words.flagged}>
            {flagged.first.map(({ orderId, name, createdAt, reason }) => (
              <Row
                key={orderId}
                title={<OrderLink orderId={orderId} name={name} />}
                when={formatWhen(createdAt, clock)}
              >
                {reason}
              </Row>
            ))}
            {flagged.total > flagged.first.length ? (
              <Box paddingBlockStart="100">
                <Link url="/app/attention">{words.flaggedMore(flagged.total)}</Link>
              </Box>
            ) : null}
          </Section>
        ) : null}
        {troubled.total ? (
          <Section title={words.troubled}>
            {troubled.first.map(({ effectId, status, kind, payload, reason, order, at }) => (
              <Row
                key={effectId}
                title={
                  <InlineStack gap="200" align="start" blockAlign="center">
                    {order ? <OrderLink {...order} /> : null}
                    <Text as="span">{effectInWords(kind, payload)}</Text>
                    <EffectBadge status={status} />
                  </InlineStack>
                }
                when={formatWhen(at, clock)}
              >
                {reason}
              </Row>
            ))}
            {troubled.total > troubled.first.length ? (
              <Text as="p" tone="subdued">
                {words.troubledMore(troubled.total - troubled.first.length)}
              </Text>
            ) : null}
          </Section>
        ) : null}
        {quarantined.length ? (
          <Section title={words.quarantined}>
            <Text as="p" variant="bodySm" tone="subdued">
              {words.quarantinedWhy}
            </Text>
            {quarantined.map(({ kind, key, name, reason }) => (
              <Row
                key={`${kind}/${key}`}
                title={
                  kind === "order" && name ? (
                    <OrderLink orderId={key} name={name} />
                  ) : (
                    <Text as="span">{texts.laneKind[kind] ? `${texts.laneKind[kind]} ${key}` : `${kind} ${key}`}</Text>
                  )
                }
                action={
                  <Button size="slim" loading={busyLane === `${kind}/${key}`} onClick={() => onRelease({ kind, key })}>
                    {words.release}
                  </Button>
                }
              >
                {reason}
              </Row>
            ))}
          </Section>
        ) : null}
        {unreadable ? (
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="p">{words.unreadable(unreadable)}</Text>
            <Link url="/app/deliveries">{words.view}</Link>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function OrderLink({ orderId, name }: { orderId: string; name: string }) {
  return (
    <Link url={`/app/orders/${orderId}`} removeUnderline>
      <Text as="span" fontWeight="semibold">
        {name}
      </Text>
    </Link>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <BlockStack gap="300">
      <Divider />
      <Text as="h3" variant="bodySm" tone="subdued">
        {title}
      </Text>
      {children}
    </BlockStack>
  );
}

function Row(props: { title: ReactNode; when?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        {props.title}
        {props.when ? (
          <Text as="span" variant="bodySm" tone="subdued">
            {props.when}
          </Text>
        ) : (
          props.action
        )}
      </InlineStack>
      {props.children ? (
        <Text as="p" variant="bodySm" breakWord>
          {props.children}
        </Text>
      ) : null}
    </BlockStack>
  );
}
