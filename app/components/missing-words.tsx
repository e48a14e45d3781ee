// Instead of what could not be had: that it is so, and the way to try again.
import { useRevalidator } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

/** @param of what is missing, for those who only hear the button. */
export function MissingWords({ of, body = texts.errors.missingPart }: { of: string; body?: string }) {
  const { revalidate, state } = useRevalidator();
  return (
    <BlockStack gap="300">
      <Text as="p" tone="caution">
        {body}
      </Text>
      <InlineStack>
        <Button onClick={revalidate} loading={state === "loading"} accessibilityLabel={`${texts.errors.again}: ${of}`}>
          {texts.errors.again}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
