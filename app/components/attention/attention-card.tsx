// What wants a person: the beginning of the attention list, work that was put aside, webhooks nobody could read.
import { Badge, BlockStack, Button, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

interface Props {
  total: number;
  first: {
    itemId: string;
    category: string;
    order: { name: string } | null;
    target: string;
    ruleName: string;
    reason: string;
    severity: number;
    openedAt: string;
  }[];
  putAside: { kind: string; key: string; name: string | null; reason: string | null }[];
  unreadable: number;
  clock: Clock;
  busyLane: string | null;
  onRelease: (lane: { kind: string; key: string }) => void;
}

export function AttentionCard({ total, first, putAside, unreadable, clock, busyLane, onRelease }: Props) {
  const words = texts.home.attention;
  const isCalm = !total && !putAside.length && !unreadable;
  return (
    <TitledCard title={words.title} gap="400">
      {isCalm ? (
        <Text as="p" tone="subdued">
          {words.nothing}
        </Text>
      ) : null}
      {first.map(({ itemId, category, order, target, ruleName, reason, severity, openedAt }) => (
        <Row
          key={itemId}
          title={
            <InlineStack gap="200" blockAlign="center">
              <Link url={`/app/attention/${itemId}`} removeUnderline>
                <Text as="span" fontWeight="semibold">
                  {order?.name ?? target.replace("gid://shopify/", "").replace("/", " ")}
                </Text>
              </Link>
              <Badge tone={severity === 3 ? "critical" : undefined}>
                {texts.attention.about[category] ?? category}
              </Badge>
            </InlineStack>
          }
          when={formatWhen(openedAt, clock)}
        >
          {reason || ruleName}
        </Row>
      ))}
      {total > first.length ? <Link url="/app/attention">{words.more(total)}</Link> : null}
      {putAside.length ? (
        <Section title={words.quarantined}>
          <Text as="p" variant="bodySm" tone="subdued">
            {words.quarantinedWhy}
          </Text>
          {putAside.map(({ kind, key, name, reason }) => (
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
    </TitledCard>
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
