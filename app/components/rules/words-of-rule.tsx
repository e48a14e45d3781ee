// A rule in words, line by line, deeper parts further in.
import { BlockStack, Box, Text } from "@shopify/polaris";
import type { Line } from "#app/rules/condition-in-words.ts";

const INDENTS = ["0", "400", "800", "1200", "1600"] as const;

export function WordsOfRule({ lines }: { lines: readonly Line[] }) {
  return (
    <BlockStack gap="100">
      {lines.map(({ depth, text }, index) => (
        // Lines have no ids and never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Box paddingInlineStart={INDENTS[Math.min(depth, INDENTS.length - 1)]} key={index}>
          <Text as="p" breakWord fontWeight={depth === 0 ? "semibold" : undefined}>
            {text}
          </Text>
        </Box>
      ))}
    </BlockStack>
  );
}
