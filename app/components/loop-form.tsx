// Steps that are done several times: for each item of a list, or so many times.
import { BlockStack, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { at, type Place, type Plain, useBuilder } from "#app/components/builder-context.ts";
import { fieldsInside } from "#app/components/built-fields.ts";
import { conditionOn } from "#app/components/condition-builder.tsx";
import { OnlyWhere } from "#app/components/only-where.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  plain: Plain;
  place: Place;
  fields: readonly LanguageField[];
  steps: (steps: unknown, place: Place, fields: readonly LanguageField[]) => ReactNode;
}

/** A number as a number where it comes back the same; nothing: it is left out. */
const numberOf = (text: string): string | number | undefined =>
  text === "" ? undefined : String(Number(text)) === text ? Number(text) : text;

export function LoopForm({ plain, place, fields, steps }: Props) {
  const { language, set, complaintAt } = useBuilder();
  const path = String(plain.for_each);
  const inner = fieldsInside(path, plain.as, fields, language);
  const isOffered = language.lists.some((one) => one.path === path);
  return (
    <BlockStack gap="300">
      <Select
        label={words.eachOf}
        options={[
          ...(isOffered ? [] : [{ value: path, label: path }]),
          ...language.lists.map((one) => ({ value: one.path, label: one.says })),
        ]}
        value={path}
        error={complaintAt(at(place, "for_each"))}
        onChange={(next) => set(at(place, "for_each"), next)}
      />
      {plain.as === undefined ? null : (
        <TextField
          label={words.named}
          autoComplete="off"
          value={String(plain.as)}
          error={complaintAt(at(place, "as"))}
          onChange={(next) => set(at(place, "as"), next === "" ? undefined : next)}
        />
      )}
      <OnlyWhere condition={plain.where} place={place} fields={inner}>
        {conditionOn}
      </OnlyWhere>
      {plain.distinct === undefined ? null : (
        <TextField
          label={words.distinct}
          autoComplete="off"
          value={String(plain.distinct)}
          error={complaintAt(at(place, "distinct"))}
          onChange={(next) => set(at(place, "distinct"), next === "" ? undefined : next)}
        />
      )}
      {plain.limit === undefined ? null : (
        <TextField
          label={words.limit}
          autoComplete="off"
          inputMode="numeric"
          value={String(plain.limit)}
          error={complaintAt(at(place, "limit"))}
          onChange={(next) => set(at(place, "limit"), numberOf(next))}
        />
      )}
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
        onChange={(next) => set(at(place, "repeat"), numberOf(next) ?? "")}
      />
      {plain.as === undefined ? null : (
        <TextField
          label={words.named}
          autoComplete="off"
          value={String(plain.as)}
          error={complaintAt(at(place, "as"))}
          onChange={(next) => set(at(place, "as"), next === "" ? undefined : next)}
        />
      )}
      <Text as="p" tone="subdued">
        {words.then}
      </Text>
      {steps(plain.then, at(place, "then"), fields)}
    </BlockStack>
  );
}
