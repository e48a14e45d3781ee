// Since when orders are known, and the way to know all of them.
import { Button, Text } from "@shopify/polaris";
import { HistoryBar } from "#app/components/home/history-bar.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import type { HistoryState } from "#app/components/words/history-words.ts";

interface Props {
  past: HistoryState & { isWhole: boolean; canReadAll: boolean };
  onReadAll(): void;
}

export function PastCard({ past, onReadAll }: Props) {
  const words = texts.settings.past;
  return (
    <TitledCard title={words.title}>
      {past.completedAt ? (
        <Text as="p" tone="subdued">
          {past.isWhole
            ? words.whole(past.orders)
            : past.canReadAll
              ? words.more(past.orders)
              : words.part(past.orders)}
        </Text>
      ) : (
        <HistoryBar history={past} />
      )}
      {past.completedAt && past.canReadAll && !past.isWhole ? (
        <div>
          <Button onClick={onReadAll}>{words.readAll}</Button>
        </div>
      ) : null}
    </TitledCard>
  );
}
