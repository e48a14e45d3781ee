// Records that a rule does not look at, each sort with the reason that is shown.
import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { at, freshCondition, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { conditionOn } from "#app/components/builder/condition-builder.tsx";
import { freshSkip } from "#app/components/builder/fresh-part.ts";
import { RemovableEntry } from "#app/components/builder/removable-entry.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";

const words = ruleWords.parts.skip;

export function SkipForm({ skips, place }: { skips: readonly Plain[]; place: Place }) {
  const { language, set, complaintAt } = useBuilder();
  return (
    <BlockStack gap="300">
      {skips.map((skip, index) => {
        const here = at(place, index);
        const when = at(here, "when");
        return (
          // They have no ids; each is drawn from the document alone.
          <RemovableEntry
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            first={
              <TextField
                label={words.because}
                autoComplete="off"
                value={String(skip.because ?? "")}
                error={complaintAt(at(here, "because"))}
                onChange={(next) => set(at(here, "because"), next)}
              />
            }
            onRemove={() => set(place, skips.length > 1 ? skips.toSpliced(index, 1) : undefined)}
          >
            <Text as="p" tone="subdued">
              {words.when}
            </Text>
            {/* Without a condition it would leave out everything. */}
            {conditionOn(skip.when, when, language.fields, () =>
              set(when, { all: [freshCondition(language, language.fields)] }),
            )}
          </RemovableEntry>
        );
      })}
      <InlineStack>
        <Button variant="tertiary" onClick={() => set(place, [...skips, freshSkip(language)])}>
          {words.add}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
