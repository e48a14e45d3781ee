// Nothing here, and why that is well.
import { BlockStack, Box, Text } from "@shopify/polaris";

export function EmptyNote({ title, body }: { title: string; body: string }) {
  return (
    <Box paddingBlock="1000" paddingInline="400">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {title}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {body}
        </Text>
      </BlockStack>
    </Box>
  );
}
