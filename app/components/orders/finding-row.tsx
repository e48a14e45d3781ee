// What one rule found about an order: its answer, the reason, and on demand every value it looked at.
import { Badge, BlockStack, Box, Button, Collapsible, InlineStack, Link, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import { useId, useState } from "react";
import { type Clock, formatWhen, formatWhenWithin } from "#app/components/format-when.ts";
import { ExplanationTree } from "#app/components/orders/explanation-tree.tsx";
import { StepNotes } from "#app/components/orders/step-notes.tsx";
import { texts } from "#app/components/texts.ts";
import type { Explanation, Finding } from "#app/rules/decision.ts";

interface Props {
  ruleId: string;
  ruleVersion: number;
  ruleName: string;
  about: "order" | "customer";
  outcome: Finding["outcome"];
  reason: string;
  notes: string[];
  doubts: string[];
  explanation: Explanation | null;
  at: string;
  clock: Clock;
  currency: string;
  approve: { onApprove: () => void; loading: boolean } | null;
}

export function FindingRow(props: Props) {
  const {
    ruleId,
    ruleVersion,
    ruleName,
    about,
    outcome,
    reason,
    notes,
    doubts,
    explanation,
    at,
    clock,
    currency,
    approve,
  } = props;
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const words = about === "customer" ? texts.order.customerOutcome : texts.order.outcome;
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="start" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            <Link url={`/app/rules/${ruleId}?view=versions&version=${ruleVersion}`} removeUnderline monochrome>
              {ruleName}
            </Link>
          </Text>
          <Badge tone={toneOf(outcome, about)}>{words[outcome]}</Badge>
        </InlineStack>
        {approve ? (
          <Button
            onClick={approve.onApprove}
            loading={approve.loading}
            accessibilityLabel={`${texts.order.approve}: ${ruleName}`}
          >
            {texts.order.approve}
          </Button>
        ) : null}
      </InlineStack>
      <Text as="p">{reason}</Text>
      <StepNotes notes={doubts} tone="caution" />
      <InlineStack gap="300" blockAlign="center">
        <Text as="span" variant="bodySm" tone="subdued">
          {about === "customer"
            ? `${texts.order.aboutCustomer}, ${formatWhenWithin(at, clock)}`
            : formatWhen(at, clock)}
        </Text>
        {explanation ? (
          <Button
            variant="plain"
            size="micro"
            onClick={() => setIsOpen(!isOpen)}
            ariaExpanded={isOpen}
            ariaControls={id}
            icon={isOpen ? ChevronUpIcon : ChevronDownIcon}
          >
            {isOpen ? texts.order.found.hide : texts.order.found.details}
          </Button>
        ) : null}
      </InlineStack>
      {explanation ? (
        <Collapsible id={id} open={isOpen}>
          <Box background="bg-surface-secondary" borderRadius="200" padding="300">
            <BlockStack gap="200">
              <ExplanationTree explanation={explanation} currency={currency} />
              <StepNotes notes={notes} />
            </BlockStack>
          </Box>
        </Collapsible>
      ) : null}
    </BlockStack>
  );
}

function toneOf(outcome: Finding["outcome"], about: "order" | "customer") {
  if (outcome === "matched") return about === "customer" ? "info" : "attention";
  if (outcome === "unknown" || outcome === "failed") return "warning";
  if (outcome === "not_matched" && about === "order") return "success";
  return undefined;
}
