// A rule being written: its text, what the checks say of it, itself in words, and a trial on an order beside it.
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Layout, List, Text } from "@shopify/polaris";
import { DocumentEditor } from "#app/components/document-editor.tsx";
import { ruleTexts } from "#app/components/rule-texts.ts";
import { TryOnOrder } from "#app/components/try-on-order.tsx";
import { useCheckedRule } from "#app/components/use-checked-rule.ts";
import { useDraft } from "#app/components/use-draft.ts";
import { WordsOfRule } from "#app/components/words-of-rule.tsx";

const words = ruleTexts.rule;

interface Props {
  /** Tells drafts apart. */
  draftKey: string;
  saved: string;
  /** Not saved yet at all: the bar is open from the beginning. */
  isNew?: boolean;
  readOnly?: boolean;
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
  isNew,
  readOnly,
  recentOrder,
  currency,
  saving,
  problem,
  onSave,
}: Props) {
  const draft = useDraft(draftKey, saved);
  const checked = useCheckedRule(draft.text);
  const isCurrent = checked?.text === draft.text;
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
        <Layout.Section>
          <Card>
            <BlockStack gap="300">
              {draft.isFound && draft.isDirty ? (
                <Text as="p" tone="caution">
                  {words.draft}
                </Text>
              ) : null}
              <DocumentEditor
                text={draft.text}
                complaints={checked?.complaints ?? []}
                readOnly={readOnly}
                onChange={draft.change}
              />
              <div aria-live="polite">
                <Text as="p" tone={isCurrent && checked && !checked.complaints.length ? "success" : "subdued"}>
                  {verdictOf(isCurrent ? checked : null)}
                </Text>
              </div>
            </BlockStack>
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {checked?.says.length ? (
              <Card>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingSm">
                    {ruleTexts.document.words}
                  </Text>
                  <WordsOfRule lines={checked.says} />
                </BlockStack>
              </Card>
            ) : null}
            {checked?.warnings.length ? (
              <Banner tone="warning" title={ruleTexts.document.warnings}>
                <List>
                  {checked.warnings.map((warning) => (
                    <List.Item key={warning}>{warning}</List.Item>
                  ))}
                </List>
              </Banner>
            ) : null}
            <TryOnOrder text={draft.text} recentOrder={recentOrder} currency={currency} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </>
  );
}

function verdictOf(checked: { complaints: unknown[] } | null): string {
  if (!checked) return ruleTexts.document.checking;
  return checked.complaints.length ? ruleTexts.document.mistakes(checked.complaints.length) : ruleTexts.document.good;
}
