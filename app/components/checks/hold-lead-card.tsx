import { Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

interface Props {
  orders: number;
  typicalMs: number;
  slowMs: number;
}

/** How much time a hold leaves to a service that takes orders by itself. */
export function HoldLeadCard({ orders, typicalMs, slowMs }: Props) {
  const words = texts.checks.holdLead;
  return (
    <TitledCard title={words.title} gap="200">
      <Text as="p">{words.took(orders, words.seconds(typicalMs), words.seconds(slowMs))}</Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {words.help}
      </Text>
    </TitledCard>
  );
}
