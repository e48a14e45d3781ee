// Which items of a list count: all, or those that a condition picks.
import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { at, freshCondition, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  condition: unknown;
  /** Of what has the list. */
  place: Place;
  /** Inside the list. */
  fields: readonly LanguageField[];
  children: (condition: unknown, place: Place, fields: readonly LanguageField[], onRemove: () => void) => ReactNode;
}

export function OnlyWhere({ condition, place, fields, children }: Props) {
  const { language, set } = useBuilder();
  const where = at(place, "where");
  if (condition === undefined)
    return (
      <InlineStack>
        <Button variant="tertiary" onClick={() => set(where, { all: [freshCondition(language, fields)] })}>
          {words.addWhere}
        </Button>
      </InlineStack>
    );
  return (
    <Box paddingInlineStart="300">
      <BlockStack gap="100">
        <Text as="p" tone="subdued">
          {words.onlyWhere}
        </Text>
        {children(condition, where, fields, () => set(where, undefined))}
      </BlockStack>
    </Box>
  );
}
