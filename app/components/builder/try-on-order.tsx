// Tries the rule as it stands in the editor on one order: what it would do, and each condition with the value it saw.
import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, InlineStack, List, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { ExplanationTree } from "#app/components/orders/explanation-tree.tsx";
import { StepNotes } from "#app/components/orders/step-notes.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Explanation, Finding } from "#app/rules/decision.ts";

const words = ruleWords.trying;

interface Tried {
  order: { orderId: string; name: string };
  findings: {
    target: string;
    outcome: Finding["outcome"];
    reason: string;
    explanation: Explanation | null;
    notes: string[];
  }[];
  effects: { target: string; kind: string; payload: object; needsApproval: boolean }[];
  waits: { for: string; until: string | null }[];
}
type Answer =
  | { outcome: "tried"; tried: Tried }
  | { outcome: "refused" | "no_order" }
  | { outcome: "no_facts"; name: string }
  | { outcome: "not_about_orders"; about: string };

const TONES = {
  matched: "success",
  unknown: "warning",
  failed: "critical",
  not_matched: undefined,
  waived: undefined,
  skipped: undefined,
} as const;
const OUTCOMES = texts.order.customerOutcome;

export function TryOnOrder({
  text,
  recentOrder,
  currency,
}: {
  text: string;
  recentOrder: string | null;
  currency: string;
}) {
  const fetcher = useFetcher<Answer>();
  const [order, setOrder] = useState(recentOrder ?? "");
  const run = () =>
    fetcher.submit({ text, order }, { method: "post", action: "/app/rule-try", encType: "application/json" });
  const answer = fetcher.data;
  return (
    <TitledCard title={words.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <TextField
          label={words.order}
          helpText={words.help}
          value={order}
          onChange={setOrder}
          autoComplete="off"
          connectedRight={
            <Button submit loading={fetcher.state !== "idle"} disabled={!order.trim()}>
              {words.action}
            </Button>
          }
        />
      </form>
      <div aria-live="polite">
        {answer ? (
          answer.outcome === "tried" ? (
            <TriedRule {...answer.tried} currency={currency} />
          ) : (
            <Text as="p" tone="caution">
              {whyNot(answer)}
            </Text>
          )
        ) : null}
      </div>
    </TitledCard>
  );
}

function whyNot(answer: Exclude<Answer, { outcome: "tried" }>): string {
  switch (answer.outcome) {
    case "refused":
      return words.refused;
    case "no_order":
      return words.noOrder;
    case "no_facts":
      return words.noFacts(answer.name);
    case "not_about_orders":
      return words.notAboutOrders(answer.about.replaceAll("_", " "));
  }
}

function TriedRule({ findings, effects, waits, currency }: Tried & { currency: string }) {
  const acts = findings.some(({ outcome }) => outcome === "matched");
  return (
    <BlockStack gap="300">
      {findings.length ? null : <Text as="p">{words.none}</Text>}
      {findings.map(({ target, outcome, reason, explanation, notes }) => (
        <BlockStack gap="200" key={target}>
          <InlineStack gap="200" blockAlign="center">
            <Badge tone={TONES[outcome]}>{OUTCOMES[outcome]}</Badge>
            {findings.length > 1 ? (
              <Text as="span" variant="bodySm" tone="subdued">
                {target.split("/").slice(-2).join(" ")}
              </Text>
            ) : null}
          </InlineStack>
          <Text as="p" breakWord>
            {reason}
          </Text>
          <StepNotes notes={notes} />
          {explanation ? (
            <Box background="bg-surface-secondary" borderRadius="200" padding="300">
              <ExplanationTree explanation={explanation} currency={currency} />
            </Box>
          ) : null}
        </BlockStack>
      ))}
      {effects.length ? (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words.would}
          </Text>
          <List>
            {effects.map(({ target, kind, payload, needsApproval }, index) => (
              // What one trial would do has no ids and never changes places.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <List.Item key={index}>
                {effectInWords(kind, payload)}
                {target.includes("/Order/") ? "" : ` (${target.split("/").slice(-2).join(" ")})`}
                {needsApproval ? `, ${words.approval}` : ""}
              </List.Item>
            ))}
          </List>
        </BlockStack>
      ) : acts || findings.length ? (
        <Text as="p">{words.nothing}</Text>
      ) : null}
      {waits.length ? <Text as="p">{words.later}</Text> : null}
    </BlockStack>
  );
}
