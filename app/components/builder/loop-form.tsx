// Steps that are done several times: for each item of a list, or so many times.
import { BlockStack, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { fieldsInside } from "#app/components/builder/built-fields.ts";
import { conditionOn } from "#app/components/builder/condition-builder.tsx";
import { GivenText } from "#app/components/builder/given-text.tsx";
import { numberOf } from "#app/components/builder/list-input.tsx";
import { listOptions } from "#app/components/builder/list-options.ts";
import { OnlyWhere } from "#app/components/builder/only-where.tsx";
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

export function LoopForm({ plain, place, fields, steps }: Props) {
  const { language, set, complaintAt } = useBuilder();
  const path = String(plain.for_each);
  const inner = fieldsInside(path, plain.as, fields, language);
  return (
    <BlockStack gap="300">
      <Select
        label={words.eachOf}
        options={listOptions(language.lists, path)}
        value={path}
        error={complaintAt(at(place, "for_each"))}
        onChange={(next) => set(at(place, "for_each"), next)}
      />
      <GivenText plain={plain} place={place} name="as" label={words.named} />
      <OnlyWhere condition={plain.where} place={place} fields={inner}>
        {conditionOn}
      </OnlyWhere>
      <GivenText plain={plain} place={place} name="distinct" label={words.distinct} />
      <GivenText plain={plain} place={place} name="limit" label={words.limit} inputMode="numeric" meant={numberOf} />
      <Text as="p" tone="subdued">
        {words.then}
      </Text>
      {steps(plain.then, at(place, "then"), inner)}
    </BlockStack>
  );
}

export function RepeatForm({ plain, place, fields, steps }: Props) {
  const { set, complaintAt } = useBuilder();
  return (
    <BlockStack gap="300">
      <TextField
        label={words.times}
        autoComplete="off"
        value={String(plain.repeat)}
        error={complaintAt(at(place, "repeat"))}
        onChange={(next) => set(at(place, "repeat"), numberOf(next, plain.repeat))}
      />
      <GivenText plain={plain} place={place} name="as" label={words.named} />
      <Text as="p" tone="subdued">
        {words.then}
      </Text>
      {steps(plain.then, at(place, "then"), fields)}
    </BlockStack>
  );
}
