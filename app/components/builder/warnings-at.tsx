// What the checks say of one part of a rule, where it stands: it may be meant, and keeps nothing from being saved.
import { Icon, InlineStack, Text } from "@shopify/polaris";
import { AlertTriangleIcon } from "@shopify/polaris-icons";
import { type Place, useBuilder } from "#app/components/builder/builder-context.ts";

/** @param parts of the place that have no mark of their own. */
export function WarningsAt({ place, parts }: { place: Place; parts?: readonly string[] }) {
  const { warningsAt } = useBuilder();
  return warningsAt(place, parts).map((message) => (
    <InlineStack key={message} gap="100" wrap={false} blockAlign="start">
      <div style={{ flex: "none" }}>
        <Icon source={AlertTriangleIcon} tone="caution" />
      </div>
      <Text as="p" tone="caution" breakWord>
        {message}
      </Text>
    </InlineStack>
  ));
}
