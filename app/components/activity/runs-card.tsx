// The newest looks that found something: what was looked at, when, and which rules were true.
import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

interface Run {
  runId: string;
  at: string;
  laneKind: string;
  laneKey: string;
  order: { orderId: string; name: string } | null;
  found: string[];
}

export function RunsCard({ runs, clock }: { runs: Run[]; clock: Clock }) {
  const words = texts.activity.runs;
  return (
    <TitledCard title={words.title}>
      {runs.length ? null : (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      )}
      {runs.map(({ runId, at, laneKind, laneKey, order, found }) => (
        <BlockStack key={runId} gap="050">
          <InlineStack align="space-between" gap="200">
            {order ? (
              <Link url={`/app/orders/${order.orderId}`}>{order.name}</Link>
            ) : (
              <Text as="span" fontWeight="semibold">
                {words.of[laneKind] ?? laneKind} {laneKey}
              </Text>
            )}
            <Text as="span" variant="bodySm" tone="subdued">
              {formatWhen(at, clock)}
            </Text>
          </InlineStack>
          <Text as="span" variant="bodySm">
            {words.found(found)}
          </Text>
        </BlockStack>
      ))}
    </TitledCard>
  );
}
