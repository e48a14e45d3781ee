// A rule being written: its text, what the checks say of it, itself in words, and a trial on an order beside it.
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Layout, Text } from "@shopify/polaris";
import { DocumentEditor } from "#app/components/builder/document-editor.tsx";
import { RuleBuilder } from "#app/components/builder/rule-builder.tsx";
import { RuleWarnings } from "#app/components/builder/rule-warnings.tsx";
import { TryOnOrder } from "#app/components/builder/try-on-order.tsx";
import { type CheckedRule, useCheckedRule } from "#app/components/builder/use-checked-rule.ts";
import { useDraft } from "#app/components/builder/use-draft.ts";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { WordsOfRule } from "#app/components/rules/words-of-rule.tsx";
import { TitledCard } from "#app/components/titled-card.tsx";
import { missingWords } from "#app/components/words/missing-words.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";

const words = ruleWords.rule;

interface Props {
  /** Tells drafts apart. */
  draftKey: string;
  saved: string;
  /** What the checks say of it. */
  checked: CheckedRule;
  /** Not saved yet at all: the bar is open from the beginning. */
  isNew?: boolean;
  readOnly?: boolean;
  /** Built part by part, or written as text: both are the same draft. */
  view: "build" | "document";
  recentOrder: string | null;
  currency: string;
  saving: boolean;
  /** Why the last attempt saved nothing. */
  problem: string | null;
  onSave: (text: string) => void;
}

export function RuleEditor({
  draftKey,
  saved,
  checked: first,
  isNew,
  readOnly,
  view,
  recentOrder,
  currency,
  saving,
  problem,
  onSave,
}: Props) {
  const draft = useDraft(draftKey, saved);
  const { checked, checkAgain } = useCheckedRule(draft.text, first);
  const warnings = checked.warnings ?? [];
  const isCurrent = checked.text === draft.text;
  return (
    <>
      <SaveBar id="rule-document" open={!readOnly && (draft.isDirty || isNew === true)}>
        <button type="button" variant="primary" onClick={() => onSave(draft.text)} loading={saving ? "" : undefined}>
          {words.save}
        </button>
        <button type="button" onClick={draft.discard}>
          {words.discard}
        </button>
      </SaveBar>
      <Layout>
        {problem ? (
          <Layout.Section variant="fullWidth">
            <Banner tone="critical">
              <p>{problem}</p>
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section variant="fullWidth">
          <MainAndSide
            side={
              <BlockStack gap="400">
                {checked.says.length ? (
                  <TitledCard title={ruleWords.document.words}>
                    <WordsOfRule lines={checked.says} />
                  </TitledCard>
                ) : null}
                <MissingParts parts={{ [missingWords.rule.warnings]: checked.warnings }} />
                <RuleWarnings warnings={warnings} withLines={view === "document"} onGranted={checkAgain} />
                <TryOnOrder text={draft.text} recentOrder={recentOrder} currency={currency} />
              </BlockStack>
            }
          >
            <BlockStack gap="400">
              {draft.isFound && draft.isDirty ? (
                <Text as="p" tone="caution">
                  {words.draft}
                </Text>
              ) : null}
              {view === "build" ? (
                <RuleBuilder
                  text={draft.text}
                  complaints={checked.complaints}
                  warnings={warnings}
                  onChange={draft.change}
                />
              ) : (
                <Card>
                  <DocumentEditor
                    text={draft.text}
                    complaints={checked.complaints}
                    doubtful={warnings.flatMap(({ places }) => places.map(({ line }) => line))}
                    readOnly={readOnly}
                    onChange={draft.change}
                  />
                </Card>
              )}
              <div aria-live="polite">
                <Text as="p" tone={isCurrent && !checked.complaints.length ? "success" : "subdued"}>
                  {verdictOf(isCurrent ? checked : null)}
                </Text>
              </div>
            </BlockStack>
          </MainAndSide>
        </Layout.Section>
      </Layout>
    </>
  );
}

function verdictOf(checked: { complaints: unknown[] } | null): string {
  if (!checked) return ruleWords.document.checking;
  return checked.complaints.length ? ruleWords.document.mistakes(checked.complaints.length) : ruleWords.document.good;
}
