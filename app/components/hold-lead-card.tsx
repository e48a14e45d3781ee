import { BlockStack, Card, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

interface Props {
  orders: number;
  typicalMs: number;
  slowMs: number;
}

/** How much time a hold leaves to a service that takes orders by itself. */
export function HoldLeadCard({ orders, typicalMs, slowMs }: Props) {
  const words = texts.checks.holdLead;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {words.title}
        </Text>
        <Text as="p">{words.took(orders, words.seconds(typicalMs), words.seconds(slowMs))}</Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {words.help}
        </Text>
      </BlockStack>
    </Card>
  );
}
