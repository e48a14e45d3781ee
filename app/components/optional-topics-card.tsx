// Which news hang on an access that the store may grant or not, and whether they come in.
import { Badge, InlineStack, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

interface Props {
  topics: { topic: string; scope: string; state: "on" | "off" | "refused"; reason: string | null }[];
}

const TONE = { on: "success", off: undefined, refused: "critical" } as const;

export function OptionalTopicsCard({ topics }: Props) {
  const words = texts.settings.topics;
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
        </InlineStack>
      ))}
    </TitledCard>
  );
}
