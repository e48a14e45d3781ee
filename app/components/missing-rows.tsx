// In a table, in the place of rows that could not be had.
import { Box } from "@shopify/polaris";
import { MissingWords } from "#app/components/missing-words.tsx";

export function MissingRows({ of }: { of: string }) {
  return (
    <Box padding="400">
      <MissingWords of={of} />
    </Box>
  );
}
