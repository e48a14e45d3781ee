// The parts of a rule beside “when, if, then”: each in its place once it is there, and one list of those that can be added.
import { BlockStack, Card, InlineStack, Select, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { FindForm } from "#app/components/builder/find-form.tsx";
import { freshPart, freshTable, PARTS, type Part, pathOfPart } from "#app/components/builder/fresh-part.ts";
import { InputsForm } from "#app/components/builder/inputs-form.tsx";
import { LetForm } from "#app/components/builder/let-form.tsx";
import { LIMITS, LimitsForm } from "#app/components/builder/limits-form.tsx";
import { NamedEntries } from "#app/components/builder/named-entries.tsx";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";
import { SkipForm } from "#app/components/builder/skip-form.tsx";
import { TableLines } from "#app/components/builder/table-lines.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { getAt } from "#app/lib/edit-json.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

const words = ruleWords.parts;

/** Those with a card of their own. */
const CARDS = ["inputs", "find", "skip", "let", "tables"] as const;
type CardPart = (typeof CARDS)[number];
export const PARTS_SHOWN: readonly string[] = [...CARDS, ...LIMITS];

const placeOf = (name: string): Place => ({ raw: [name], said: [name] });
const isList = (value: unknown): value is Plain[] => Array.isArray(value) && value.every(isPlain);

export function RuleParts({ document }: { document: Plain }) {
  return CARDS.filter((name) => document[name] !== undefined).map((name) => (
    <PartCard key={name} part={name} value={document[name]} />
  ));
}

function PartCard({ part, value }: { part: CardPart; value: unknown }) {
  const { set, complaintAt } = useBuilder();
  const title = words.titles[part];
  return (
    <Titled title={title} onRemove={() => set(placeOf(part), undefined)}>
      {formOf(part, value) ?? <RawPart value={value} error={complaintAt(placeOf(part))} />}
    </Titled>
  );
}

/** Null: what is there is not of the part's shape. */
function formOf(part: CardPart, value: unknown): ReactNode {
  const place = placeOf(part);
  switch (part) {
    case "inputs":
      return isList(value) ? <InputsForm inputs={value} place={place} /> : null;
    case "skip":
      return isList(value) ? <SkipForm skips={value} place={place} /> : null;
    case "find":
      return isPlain(value) ? <FindOwn plain={value} place={place} /> : null;
    case "let":
      return isPlain(value) ? (
        <NamedEntries entries={value} place={place} add={words.let.add} wanted="value" fresh={() => ""}>
          {(one, at) => <LetForm value={one} place={at} />}
        </NamedEntries>
      ) : null;
    case "tables":
      return isPlain(value) ? (
        <NamedEntries entries={value} place={place} add={words.tables.add} wanted="list" fresh={freshTable}>
          {(one, at) => <TableLines table={one} place={at} />}
        </NamedEntries>
      ) : null;
  }
}

function FindOwn({ plain, place }: { plain: Plain; place: Place }) {
  const { language } = useBuilder();
  return <FindForm plain={plain} place={place} fields={language.fields} />;
}

export function RuleLimits({ document }: { document: Plain }) {
  if (!LIMITS.some((name) => document[name] !== undefined)) return null;
  return (
    <Titled title={words.titles.limits}>
      <LimitsForm document={document} />
    </Titled>
  );
}

function Titled({ title, onRemove, children }: { title: string; onRemove?: () => void; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h3" variant="headingMd">
            {title}
          </Text>
          {onRemove ? <RemoveButton of={title} onRemove={onRemove} /> : null}
        </InlineStack>
        {children}
      </BlockStack>
    </Card>
  );
}

export function AddPart({ document }: { document: Plain }) {
  const { language, set } = useBuilder();
  const missing = PARTS.filter((part) => getAt(document, pathOfPart(part)) === undefined);
  const add = (part: Part) => {
    const path = pathOfPart(part);
    set({ raw: path, said: path }, freshPart(part, language, new Date().toISOString().slice(0, 10)));
  };
  return (
    <Select
      label={words.add}
      placeholder={words.choose}
      options={missing.map((value) => ({ value, label: words.parts[value] }))}
      value=""
      onChange={(part) => add(part as Part)}
    />
  );
}
