// Rules that the last look at an order passed by: why, and what they would have said.
import { Badge, BlockStack, Button, Collapsible, InlineStack, Link, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import { useId, useState } from "react";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import type { Finding } from "#app/rules/decision.ts";

interface PassedBy {
  ruleId: string;
  name: string;
  /** The built-in check that makes it. */
  checkId: string | null;
  reason: string;
  /** What it would have said; null: not known. */
  would: { outcome: Finding["outcome"]; reason: string } | null;
}

export function PassedByCard({ rules }: { rules: PassedBy[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const words = texts.order.passedBy;
  if (!rules.length) return null;
  return (
    <TitledCard
      title={words.title(rules.length)}
      aside={
        <Button
          variant="plain"
          onClick={() => setIsOpen(!isOpen)}
          ariaExpanded={isOpen}
          ariaControls={id}
          icon={isOpen ? ChevronUpIcon : ChevronDownIcon}
        >
          {isOpen ? words.hide : words.show}
        </Button>
      }
    >
      <Collapsible id={id} open={isOpen}>
        <BlockStack gap="300">
          {rules.map(({ ruleId, checkId, name, reason, would }) => (
            <BlockStack key={ruleId} gap="050">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  <Link url={checkId ? `/app/checks/${checkId}` : `/app/rules/${ruleId}`} removeUnderline monochrome>
                    {name}
                  </Link>
                </Text>
                {would ? <Badge>{texts.order.outcome[would.outcome]}</Badge> : null}
              </InlineStack>
              <Text as="p">{reason}</Text>
              {would ? (
                <Text as="p" variant="bodySm" tone="subdued">
                  {words.would}: {would.reason}
                </Text>
              ) : null}
            </BlockStack>
          ))}
        </BlockStack>
      </Collapsible>
    </TitledCard>
  );
}
