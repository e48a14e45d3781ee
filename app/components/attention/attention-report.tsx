// How a verb ended for the items it was asked for: what could not be done is said one by one.
import { Banner, List } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

export interface AttentionAnswer {
  done: number;
  failed: { itemId: string; name: string | null; why: string }[];
}

const words = texts.attention.report;
const MOST_NAMED = 10;

export function AttentionReport({ answer, onDismiss }: { answer: AttentionAnswer; onDismiss: () => void }) {
  const { done, failed } = answer;
  if (!failed.length) return null;
  return (
    <Banner tone="warning" title={done ? words.some(done, failed.length) : words.none} onDismiss={onDismiss}>
      <List>
        {failed.slice(0, MOST_NAMED).map(({ itemId, name, why }) => (
          <List.Item key={itemId}>
            {name ?? itemId}: {words.why[why] ?? why}
          </List.Item>
        ))}
        {failed.length > MOST_NAMED ? <List.Item>…</List.Item> : null}
      </List>
    </Banner>
  );
}
