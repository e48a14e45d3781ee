import { InlineGrid } from "@shopify/polaris";
import type { ReactNode } from "react";

/**
 * Two columns of a page, the second under the first where it is narrow; without a second, the first alone.
 * The columns stand before their content does: Polaris's `Layout` gives the main part the whole width until its side has arrived, and the page jumps.
 */
export function MainAndSide({ children, side }: { children: ReactNode; side: ReactNode }) {
  if (!side) return children;
  return (
    <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400" alignItems="start">
      <div>{children}</div>
      <div>{side}</div>
    </InlineGrid>
  );
}
