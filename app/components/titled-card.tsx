import { BlockStack, type BlockStackProps, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  title: ReactNode;
  /** Beside the title, at the other end of its line. */
  aside?: ReactNode;
  gap?: BlockStackProps["gap"];
  children?: ReactNode;
}

/** A card that begins with its title. */
export function TitledCard({ title, aside = null, gap = "300", children }: Props) {
  const heading = (
    <Text as="h2" variant="headingSm">
      {title}
    </Text>
  );
  return (
    <Card>
      <BlockStack gap={gap}>
        {aside === null ? (
          heading
        ) : (
          <InlineStack align="space-between" blockAlign="center" gap="200">
            {heading}
            {aside}
          </InlineStack>
        )}
        {children}
      </BlockStack>
    </Card>
  );
}
