// The way to a setting that may be left out and is.
import { Select } from "@shopify/polaris";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { emptySetting } from "#app/components/builder/fresh-step.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageSetting } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  settings: readonly LanguageSetting[];
  plain: Plain;
  place: Place;
}

export function AddSetting({ settings, plain, place }: Props) {
  const { set } = useBuilder();
  const optional = settings.filter(({ name, required }) => !required && plain[name] === undefined);
  if (!optional.length) return null;
  return (
    <Select
      label={words.addSetting}
      labelInline
      placeholder={words.chooseSetting}
      options={optional.map(({ name, about }) => ({
        value: name,
        label: [name.replaceAll("_", " "), about].filter(Boolean).join(" – ").slice(0, 90),
      }))}
      value=""
      onChange={(name) => {
        const setting = optional.find((one) => one.name === name);
        if (setting) set(at(place, name), emptySetting(setting));
      }}
    />
  );
}
