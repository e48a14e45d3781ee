// How far the reading of past orders has come.
import { BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";
import type { HistoryState } from "#app/components/words/history-words.ts";

export function HistoryBar({ history }: { history: HistoryState }) {
  const { orders, expected, trouble } = history;
  const progress = expected ? Math.min(100, Math.round((orders / expected) * 100)) : 0;
  return (
    <BlockStack gap="200">
      <Text as="p" id="history-progress">
        {`${texts.history.running(history)}. ${texts.history.goOn}`}
      </Text>
      <ProgressBar size="small" progress={progress} ariaLabelledBy="history-progress" />
      {trouble ? (
        <Text as="p" tone="caution">
          {texts.history.trouble(trouble)}
        </Text>
      ) : null}
    </BlockStack>
  );
}
