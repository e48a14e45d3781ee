// In the place of a part of a page that could not be had: which one, and the way to try again.
import { useRevalidator } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

export function MissingPart({ title }: { title: string }) {
  const { revalidate, state } = useRevalidator();
  return (
    <TitledCard title={title}>
      <Text as="p" tone="caution">
        {texts.errors.missingPart}
      </Text>
      <InlineStack>
        <Button
          onClick={revalidate}
          loading={state === "loading"}
          accessibilityLabel={`${texts.errors.again}: ${title}`}
        >
          {texts.errors.again}
        </Button>
      </InlineStack>
    </TitledCard>
  );
}
