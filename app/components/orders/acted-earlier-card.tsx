// Rules that acted in looks before the last one: what each did, when, and the version that it was.
import { BlockStack, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import { type Clock, formatWhenWithin } from "#app/components/format-when.ts";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

interface ActedEarlier {
  ruleId: string;
  ruleVersion: number;
  ruleName: string;
  at: string;
  did: { kind: string; payload?: unknown }[];
}

const SHOWN = 3;

/** Nothing at all where the last look tells everything. */
export function ActedEarlierCard({ rules, clock }: { rules: ActedEarlier[]; clock: Clock }) {
  const [showsAll, setShowsAll] = useState(false);
  const words = texts.order.actedEarlier;
  if (!rules.length) return null;
  return (
    <TitledCard title={words.title}>
      {(showsAll ? rules : rules.slice(0, SHOWN)).map(({ ruleId, ruleVersion, ruleName, at, did }) => (
        <BlockStack key={`${ruleId}@${ruleVersion}`} gap="050">
          <Text as="h3" variant="headingSm" breakWord>
            <Link url={`/app/rules/${ruleId}?view=versions&version=${ruleVersion}`} removeUnderline monochrome>
              {ruleName}
            </Link>
          </Text>
          <Text as="p" breakWord>
            {did.map(({ kind, payload }) => effectInWords(kind, payload)).join(" · ")}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {words.version(ruleVersion, formatWhenWithin(at, clock))}
          </Text>
        </BlockStack>
      ))}
      {rules.length > SHOWN ? (
        <InlineStack>
          <Button variant="plain" onClick={() => setShowsAll(!showsAll)} ariaExpanded={showsAll}>
            {showsAll ? words.fewer : words.all(rules.length)}
          </Button>
        </InlineStack>
      ) : null}
    </TitledCard>
  );
}
