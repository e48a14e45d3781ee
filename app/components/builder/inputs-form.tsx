// What a rule asks of a person who runs it by hand.
import { BlockStack, Button, Checkbox, InlineGrid, InlineStack, Select, TextField } from "@shopify/polaris";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { freshInput } from "#app/components/builder/fresh-part.ts";
import { GivenText } from "#app/components/builder/given-text.tsx";
import { ListInput, numberOf } from "#app/components/builder/list-input.tsx";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { RemovableEntry } from "#app/components/builder/removable-entry.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";

const words = ruleWords.parts.inputs;
type InputType = keyof typeof words.types;
const TYPES = Object.keys(words.types) as InputType[];
const COLUMNS = { xs: 1, sm: 2 } as const;

export function InputsForm({ inputs, place }: { inputs: readonly Plain[]; place: Place }) {
  const { set } = useBuilder();
  const names = inputs.map(({ name }) => String(name));
  return (
    <BlockStack gap="300">
      {inputs.map((input, index) => (
        // Inputs have no ids; a name that is being typed is another one with each letter.
        <RemovableEntry
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          first={<InputForm plain={input} place={at(place, index)} />}
          onRemove={() => set(place, inputs.length > 1 ? inputs.toSpliced(index, 1) : undefined)}
        />
      ))}
      <InlineStack>
        <Button variant="tertiary" onClick={() => set(place, [...inputs, freshInput(names)])}>
          {words.add}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function InputForm({ plain, place }: { plain: Plain; place: Place }) {
  const { set, complaintAt } = useBuilder();
  const type = TYPES.find((one) => one === plain.type) ?? "text";
  const name = String(plain.name ?? "");
  return (
    <BlockStack gap="200">
      <InlineGrid columns={COLUMNS} gap="200">
        <GivenText plain={plain} place={place} name="label" label={words.label} always />
        <Select
          label={words.type}
          options={TYPES.map((value) => ({ value, label: words.types[value] }))}
          value={type}
          error={complaintAt(at(place, "type"))}
          onChange={(next) => set(at(place, "type"), next)}
        />
      </InlineGrid>
      <TextField
        label={ruleWords.parts.named}
        helpText={words.nameHelp(name)}
        autoComplete="off"
        value={name}
        error={complaintAt(at(place, "name"))}
        onChange={(next) => set(at(place, "name"), next)}
      />
      {type === "yes_no" ? null : (
        <Checkbox
          label={words.required}
          checked={plain.required === true}
          onChange={(next) => set(at(place, "required"), next ? true : undefined)}
        />
      )}
      <Default type={type} plain={plain} place={place} />
      {type === "text" || type === "list" || plain.options !== undefined ? (
        <ListInput
          label={words.options}
          value={plain.options}
          error={complaintAt(at(place, "options"))}
          onChange={(next) => set(at(place, "options"), filled(next))}
        />
      ) : null}
    </BlockStack>
  );
}

function Default({ type, plain, place }: { type: InputType; plain: Plain; place: Place }) {
  const { set, complaintAt } = useBuilder();
  const here = at(place, "default");
  if (typeof plain.default === "object" && !Array.isArray(plain.default))
    return <RawPart value={{ default: plain.default }} error={complaintAt(here)} />;
  if (type === "yes_no")
    return (
      <Checkbox
        label={words.default}
        checked={plain.default === true}
        onChange={(next) => set(here, next ? true : undefined)}
      />
    );
  if (type === "list")
    return (
      <ListInput
        label={words.default}
        value={plain.default}
        error={complaintAt(here)}
        onChange={(next) => set(here, filled(next))}
      />
    );
  const meant = type === "number" ? numberOf : (text: string) => text;
  return <GivenText plain={plain} place={place} name="default" label={words.default} meant={meant} always />;
}

/** An empty list is as if there were none. */
const filled = (entries: unknown): unknown => (Array.isArray(entries) && !entries.length ? undefined : entries);
