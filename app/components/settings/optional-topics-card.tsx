// Which news hang on an access that the store may grant or not, whether they come in, and the way to grant it.
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { useLookAgain } from "#app/components/use-look-again.ts";

interface Props {
  topics: { topic: string; scope: string; state: "on" | "off" | "refused"; reason: string | null }[];
}

const TONE = { on: "success", off: undefined, refused: "critical" } as const;

export function OptionalTopicsCard({ topics }: Props) {
  const words = texts.settings.topics;
  const shopify = useAppBridge();
  const [granted, setGranted] = useState<string[]>([]);
  // Shopify tells the worker of what was granted, and the worker subscribes: the page sees it a moment later.
  useLookAgain(topics.some(({ scope, state }) => state === "off" && granted.includes(scope)));
  const allow = async (scope: string) => {
    const { result } = await shopify.scopes.request([scope]);
    if (result === "granted-all") setGranted((before) => [...before, scope]);
  };
  return (
    <TitledCard title={words.title}>
      <Text as="p" tone="subdued">
        {topics.length ? words.body : words.none}
      </Text>
      {topics.map(({ topic, scope, state, reason }) => (
        <InlineStack key={topic} gap="200" blockAlign="center">
          <Text as="span">{topic}</Text>
          <Badge {...(TONE[state] ? { tone: TONE[state] } : {})}>{words.state[state]}</Badge>
          <Text as="span" variant="bodySm" tone="subdued">
            {reason ?? words.needs(scope)}
          </Text>
          {state === "off" ? (
            <Button variant="plain" accessibilityLabel={words.allowTopic(topic)} onClick={() => void allow(scope)}>
              {words.allow}
            </Button>
          ) : null}
        </InlineStack>
      ))}
    </TitledCard>
  );
}
