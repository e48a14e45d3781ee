// Why a rule came to its answer: its conditions as a tree, each with the value seen.
import { BlockStack, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckIcon, QuestionCircleIcon, XIcon } from "@shopify/polaris-icons";
import { seenInWords } from "#app/components/orders/seen-in-words.ts";
import { texts } from "#app/components/texts.ts";
import type { Explanation } from "#app/rules/decision.ts";
import type { Verdict } from "#app/rules/ternary.ts";

const MARK: Record<Verdict, { source: typeof CheckIcon; tone: "success" | "subdued" | "warning" }> = {
  true: { source: CheckIcon, tone: "success" },
  false: { source: XIcon, tone: "subdued" },
  unknown: { source: QuestionCircleIcon, tone: "warning" },
};

export function ExplanationTree({ explanation, currency }: { explanation: Explanation; currency: string }) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      <Node node={explanation} currency={currency} />
    </ul>
  );
}

function Node({ node, currency }: { node: Explanation; currency: string }) {
  const mark = MARK[node.verdict];
  return (
    <li style={{ paddingBlock: "var(--p-space-100)" }}>
      <InlineStack gap="200" wrap={false} blockAlign="start">
        <span style={{ flex: "none" }}>
          <Icon source={mark.source} tone={mark.tone} accessibilityLabel={texts.order.verdict[node.verdict]} />
        </span>
        <BlockStack gap="050">
          <Text as="span">{texts.order.group[node.says] ?? node.says}</Text>
          {node.why ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {node.why}
            </Text>
          ) : null}
          {node.seen === undefined ? null : (
            <Text as="span" variant="bodySm" tone="subdued" breakWord>
              {texts.order.seen}: {seenInWords(node.seen, currency)}
            </Text>
          )}
          {node.before === undefined ? null : (
            <Text as="span" variant="bodySm" tone="subdued" breakWord>
              {texts.order.before}: {seenInWords(node.before, currency)}
            </Text>
          )}
          {node.expected === undefined ? null : (
            <Text as="span" variant="bodySm" tone="subdued" breakWord>
              {texts.order.expected}: {seenInWords(node.expected, currency)}
            </Text>
          )}
        </BlockStack>
      </InlineStack>
      {node.parts?.length ? (
        <ul style={{ listStyle: "none", margin: 0, paddingInlineStart: "var(--p-space-600)" }}>
          {node.parts.map((part, index) => (
            // A rule's conditions have no ids and never change places within one explanation.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Node key={index} node={part} currency={currency} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
