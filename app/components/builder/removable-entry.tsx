// One entry of a list that a form edits: framed, with what removes it at the end of its first line.
import { BlockStack, Box, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";

interface Props {
  /** Beside the button. */
  first: ReactNode;
  onRemove: () => void;
  children?: ReactNode;
}

export function RemovableEntry({ first, onRemove, children }: Props) {
  return (
    <Box borderColor="border" borderWidth="025" borderRadius="200" padding="300">
      <BlockStack gap="200">
        <InlineStack gap="200" wrap={false} blockAlign="start">
          <div style={{ flex: 1, minWidth: 0 }}>{first}</div>
          <RemoveButton onRemove={onRemove} />
        </InlineStack>
        {children}
      </BlockStack>
    </Box>
  );
}
