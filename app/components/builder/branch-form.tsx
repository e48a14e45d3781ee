// A branch: if, or else if, otherwise.
import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { at, freshCondition, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { conditionOn } from "#app/components/builder/condition-builder.tsx";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  plain: Plain;
  place: Place;
  fields: readonly LanguageField[];
  steps: (steps: unknown, place: Place, fields: readonly LanguageField[]) => ReactNode;
}

export function BranchForm({ plain, place, fields, steps }: Props) {
  const { language, set } = useBuilder();
  const others = Array.isArray(plain.else_if) ? (plain.else_if as Plain[]) : [];
  const fresh = () => ({ if: { all: [freshCondition(language, fields)] }, then: [] });
  return (
    <BlockStack gap="300">
      <Way title={words.blocks.if} plain={plain} place={place} fields={fields} steps={steps} />
      {others.map((way, index) => (
        <Way
          // Ways have no ids; each is drawn from the document alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          title={words.orElseIf}
          plain={way}
          place={at(place, "else_if", index)}
          fields={fields}
          steps={steps}
          onRemove={() => set(at(place, "else_if"), others.length > 1 ? others.toSpliced(index, 1) : undefined)}
        />
      ))}
      {plain.else === undefined ? null : (
        <Inner title={words.otherwise} onRemove={() => set(at(place, "else"), undefined)}>
          {steps(plain.else, at(place, "else"), fields)}
        </Inner>
      )}
      <InlineStack gap="200">
        <Button variant="tertiary" onClick={() => set(at(place, "else_if"), [...others, fresh()])}>
          {words.addElseIf}
        </Button>
        {plain.else === undefined ? (
          <Button variant="tertiary" onClick={() => set(at(place, "else"), [])}>
            {words.addOtherwise}
          </Button>
        ) : null}
      </InlineStack>
    </BlockStack>
  );
}

function Way({ title, plain, place, fields, steps, onRemove }: Props & { title: string; onRemove?: () => void }) {
  const { language, set } = useBuilder();
  const where = at(place, "if");
  return (
    <BlockStack gap="200">
      <Inner title={title} onRemove={onRemove}>
        {/* Without a condition it is no branch: the last part that is removed becomes one to begin with. */}
        {conditionOn(plain.if, where, fields, () => set(where, { all: [freshCondition(language, fields)] }))}
      </Inner>
      <Inner title={words.then}>{steps(plain.then, at(place, "then"), fields)}</Inner>
    </BlockStack>
  );
}

interface InnerProps {
  title: string;
  children: ReactNode;
  onRemove?: (() => void) | undefined;
}

function Inner({ title, children, onRemove }: InnerProps) {
  return (
    <Box paddingInlineStart="200">
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h4" variant="headingSm">
            {title}
          </Text>
          {onRemove ? <RemoveButton onRemove={onRemove} /> : null}
        </InlineStack>
        {children}
      </BlockStack>
    </Box>
  );
}
