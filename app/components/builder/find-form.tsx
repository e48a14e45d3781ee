// Which records are looked for: by a condition, by Shopify's search, of the last days; sorted, and how many.
import { BlockStack, Checkbox, InlineGrid } from "@shopify/polaris";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { conditionOn } from "#app/components/builder/condition-builder.tsx";
import { GivenText } from "#app/components/builder/given-text.tsx";
import { numberOf } from "#app/components/builder/list-input.tsx";
import { OnlyWhere } from "#app/components/builder/only-where.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.parts.find;

interface Props {
  plain: Plain;
  place: Place;
  /** Of what is looked for, before those around it. */
  fields: readonly LanguageField[];
  /** A part of a list is neither searched nor bounded by a span. */
  isList?: boolean;
}

export function FindForm({ plain, place, fields, isList }: Props) {
  const { set, complaintAt } = useBuilder();
  const text = { plain, place, always: true };
  return (
    <BlockStack gap="200">
      <OnlyWhere condition={plain.where} place={place} fields={fields}>
        {conditionOn}
      </OnlyWhere>
      <GivenText plain={plain} place={place} name="as" label={ruleWords.builder.named} />
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
        {isList ? null : (
          <GivenText {...text} name="within" label={words.within} placeholder={ruleWords.builder.duration} />
        )}
        {isList ? null : <GivenText {...text} name="search" label={words.search} />}
        <GivenText {...text} name="sort_by" label={words.sort} />
        <GivenText {...text} name="limit" label={words.limit} inputMode="numeric" meant={numberOf} />
      </InlineGrid>
      {plain.sort_by === undefined && plain.descending === undefined ? null : (
        <Checkbox
          label={words.descending}
          checked={plain.descending === true}
          error={complaintAt(at(place, "descending"))}
          onChange={(next) => set(at(place, "descending"), next ? true : undefined)}
        />
      )}
    </BlockStack>
  );
}
