// The versions of a rule, and what one of them changed, in words and as text.
import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { type Clock, formatWhenWithin } from "#app/components/format-when.ts";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { TitledCard } from "#app/components/titled-card.tsx";
import { missingWords } from "#app/components/words/missing-words.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { DiffLine } from "#app/lib/diff-lines.ts";

const words = ruleWords.versions;

interface Props {
  ruleId: string;
  current: number;
  /** Null, here and below: could not be had. */
  versions: { version: number; savedAt: string; savedBy: string }[] | null;
  diff: { version: number; before: number | null; words: DiffLine[]; text: DiffLine[] };
  matchedOrders: { orderId: string; name: string; at: string }[] | null;
  clock: Clock;
  reverting: boolean;
  /** Null: a built-in check makes it. */
  onRevert: ((to: number) => void) | null;
}

export function RuleVersions({ ruleId, current, versions, diff, matchedOrders, clock, reverting, onRevert }: Props) {
  return (
    <MainAndSide
      side={
        <BlockStack gap="400">
          <MissingParts
            parts={{ [missingWords.rule.versions]: versions, [missingWords.rule.matched]: matchedOrders }}
          />
          <TitledCard title={words.title}>
            {versions?.map(({ version, savedAt, savedBy }) => (
              <BlockStack gap="050" key={version}>
                <InlineStack gap="200" blockAlign="center">
                  <Text as="span" fontWeight={version === diff.version ? "semibold" : undefined}>
                    <Link url={`/app/rules/${ruleId}?view=versions&version=${version}`}>{String(version)}</Link>
                  </Text>
                  {version === current ? <Badge tone="success">{words.current}</Badge> : null}
                </InlineStack>
                <Text as="span" variant="bodySm" tone="subdued">
                  {words.by(actorInWords(savedBy), formatWhenWithin(savedAt, clock))}
                </Text>
              </BlockStack>
            ))}
          </TitledCard>
          {matchedOrders?.length ? (
            <TitledCard title={words.lately}>
              {matchedOrders.map(({ orderId, name, at }) => (
                <InlineStack align="space-between" gap="200" key={orderId}>
                  <Link url={`/app/orders/${orderId}`}>{name}</Link>
                  <Text as="span" variant="bodySm" tone="subdued">
                    {formatWhenWithin(at, clock)}
                  </Text>
                </InlineStack>
              ))}
            </TitledCard>
          ) : null}
        </BlockStack>
      }
    >
      <BlockStack gap="400">
        <TitledCard
          title={`${diff.version}: ${diff.before === null ? words.first : words.compare}`}
          aside={
            diff.version === current || !onRevert ? null : (
              <Button onClick={() => onRevert(diff.version)} loading={reverting}>
                {words.revert}
              </Button>
            )
          }
        >
          <Text as="h3" variant="headingSm">
            {words.words}
          </Text>
          <DiffLines lines={diff.words} />
        </TitledCard>
        <Card>
          <BlockStack gap="300">
            <Text as="h3" variant="headingSm">
              {words.text}
            </Text>
            <DiffLines lines={diff.text} monospaced />
          </BlockStack>
        </Card>
      </BlockStack>
    </MainAndSide>
  );
}

const MARKS = {
  same: { mark: "\u00a0", background: undefined, says: null },
  added: { mark: "+", background: "bg-surface-success", says: words.added },
  removed: { mark: "−", background: "bg-surface-critical", says: words.removed },
} as const;

function DiffLines({ lines, monospaced = false }: { lines: readonly DiffLine[]; monospaced?: boolean }) {
  if (lines.every(({ is }) => is === "same"))
    return (
      <Text as="p" tone="subdued">
        {words.same}
      </Text>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable by key
    <section style={{ overflowX: "auto" }} tabIndex={0} aria-label={monospaced ? words.text : words.words}>
      {lines.map(({ is, text }, index) => (
        // Lines have no ids and never change places within one difference.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Box background={MARKS[is].background} paddingInline="200" key={index}>
          <span style={{ whiteSpace: "pre", ...(monospaced ? { fontFamily: "var(--p-font-family-mono)" } : {}) }}>
            <span aria-hidden>{`${MARKS[is].mark} `}</span>
            {MARKS[is].says ? (
              <Text as="span" visuallyHidden>
                {`${MARKS[is].says}: `}
              </Text>
            ) : null}
            {text}
          </span>
        </Box>
      ))}
    </section>
  );
}
