// Searches a field by its name in words or its path; shows what recent orders have there.
import { Autocomplete, BlockStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useBuilder } from "#app/components/builder/builder-context.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { capital } from "#app/lib/capital.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;
const MOST_SHOWN = 40;

interface Props {
  fields: readonly LanguageField[];
  value: string;
  error: string | undefined;
  /** Shown; without one it is only read out. */
  label?: string;
  onChange: (path: string) => void;
}

export function FieldPicker({ fields, value, error, label, onChange }: Props) {
  const { language } = useBuilder();
  const chosen = fields.find(({ path }) => path === value);
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = fields.filter(({ path, says }) =>
    wanted.every((word) => `${says} ${path}`.toLowerCase().includes(word)),
  );
  return (
    <Autocomplete
      options={fitting.slice(0, MOST_SHOWN).map(({ path, says }) => ({
        value: path,
        label: (
          <BlockStack>
            <Text as="span">{capital(says)}</Text>
            <Text as="span" variant="bodySm" tone="subdued">
              {[path, language.examples[path]?.join(", ")].filter(Boolean).join(" · ")}
            </Text>
          </BlockStack>
        ),
      }))}
      selected={[value]}
      onSelect={([path]) => {
        setTyped(null);
        if (path !== undefined) onChange(path);
      }}
      emptyState={<Text as="p">{words.noField}</Text>}
      textField={
        <Autocomplete.TextField
          label={label ?? words.field}
          labelHidden={label === undefined}
          autoComplete="off"
          value={typed ?? (chosen ? capital(chosen.says) : value)}
          error={error}
          onChange={setTyped}
          onFocus={() => setTyped("")}
          onBlur={() => setTyped(null)}
          placeholder={words.searchField}
        />
      }
    />
  );
}
