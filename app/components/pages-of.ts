// The arrows below a table that is paged by key.
import type { IndexTableProps } from "@shopify/polaris";

/** @param onBefore, onAfter null: there is no such page. Without either there are no arrows. */
export function pagesOf(
  onBefore: (() => void) | null,
  onAfter: (() => void) | null,
  { before, after }: { before: string; after: string },
): IndexTableProps["pagination"] {
  if (!onBefore && !onAfter) return undefined;
  return {
    hasPrevious: onBefore !== null,
    hasNext: onAfter !== null,
    onPrevious: () => onBefore?.(),
    onNext: () => onAfter?.(),
    accessibilityLabels: { previous: before, next: after },
  };
}
