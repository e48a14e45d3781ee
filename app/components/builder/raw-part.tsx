// A part of a rule that the builder does not show: as it is written, and left as it is.
import { BlockStack, Box, Text } from "@shopify/polaris";
import { ErrorWords } from "#app/components/builder/error-words.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { printJson } from "#app/lib/print-json.ts";

export function RawPart({ value, error }: { value: unknown; error?: string | undefined }) {
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="300">
      <BlockStack gap="100">
        <Text as="p" variant="bodySm" tone="subdued">
          {ruleWords.builder.asWritten}
        </Text>
        <pre style={{ margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{printJson(value)}</pre>
        <ErrorWords error={error} />
      </BlockStack>
    </Box>
  );
}
