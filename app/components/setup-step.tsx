// One step of the set-up guide: done or not, with what there is to do.
import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { texts } from "#app/components/texts.ts";

export function SetupStep({
  step,
  title,
  done,
  children,
}: {
  step: number;
  title: string;
  done: boolean;
  children: ReactNode;
}) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {step}. {title}
          </Text>
          {done ? <Badge tone="success">{texts.setup.done}</Badge> : null}
        </InlineStack>
        {children}
      </BlockStack>
    </Card>
  );
}
