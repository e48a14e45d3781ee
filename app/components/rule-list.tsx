// The rules with what each does now.
import { Badge, BlockStack, InlineStack, ResourceItem, ResourceList, Text } from "@shopify/polaris";
import { type Clock, formatWhenWithin } from "#app/components/format-when.ts";
import { texts } from "#app/components/texts.ts";

interface Rule {
  ruleId: string;
  name: string;
  summary: string;
  about: string;
  enabled: boolean;
  version: number;
  savedAt: string;
  flagging: number;
}

const words = texts.rules;

export function RuleList({ rules, clock }: { rules: Rule[]; clock: Clock }) {
  return (
    <ResourceList
      resourceName={{ singular: "rule", plural: "rules" }}
      items={rules}
      renderItem={(rule) => (
        <ResourceItem
          id={rule.ruleId}
          url={`/app/rules/${rule.ruleId}`}
          accessibilityLabel={rule.name}
          name={rule.name}
        >
          <BlockStack gap="100">
            <InlineStack align="space-between" gap="200">
              <Text as="h2" variant="bodyMd" fontWeight="semibold">
                {rule.name}
              </Text>
              <Badge tone={rule.enabled ? "success" : undefined}>{rule.enabled ? words.on : words.off}</Badge>
            </InlineStack>
            <Text as="span">{rule.summary}</Text>
            <Text as="span" variant="bodySm" tone="subdued">
              {words.flagging[rule.about === "customer" ? "customer" : "order"](rule.flagging)} ·{" "}
              {words.version(rule.version, formatWhenWithin(rule.savedAt, clock))}
            </Text>
          </BlockStack>
        </ResourceItem>
      )}
    />
  );
}
