// The way to newer and older entries beneath a list that is no table of Polaris' own.
import { InlineStack, Pagination } from "@shopify/polaris";

interface Props {
  /** Null: there are none. */
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
  /** What each turns to, for who does not see the arrows. */
  words: { newer: string; older: string };
}

export function TurnPages({ onNewer, onOlder, words }: Props) {
  if (!onNewer && !onOlder) return null;
  return (
    <InlineStack align="center">
      <Pagination
        hasPrevious={onNewer !== null}
        hasNext={onOlder !== null}
        onPrevious={() => onNewer?.()}
        onNext={() => onOlder?.()}
        accessibilityLabels={{ previous: words.newer, next: words.older }}
      />
    </InlineStack>
  );
}
