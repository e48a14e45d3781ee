// The settings of an action that are there or have to be: for each an input that fits it.
import { BlockStack, Button, Checkbox, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { AddSetting } from "#app/components/builder/add-setting.tsx";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { ErrorWords } from "#app/components/builder/error-words.tsx";
import { emptySetting } from "#app/components/builder/fresh-step.ts";
import { JsonInput } from "#app/components/builder/json-input.tsx";
import { numberOf } from "#app/components/builder/list-input.tsx";
import { NamedEntries } from "#app/components/builder/named-entries.tsx";
import { RemovableEntry } from "#app/components/builder/removable-entry.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import type { LanguageField, LanguageSetting } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  settings: readonly LanguageSetting[];
  plain: Plain;
  /** Of what has the settings. */
  place: Place;
  /** Whose values can be put into a text. */
  fields: readonly LanguageField[];
}

export function StepSettings({ settings, plain, place, fields }: Props) {
  return settings
    .filter(({ name, required }) => required || plain[name] !== undefined)
    .map((setting) => (
      <OneSetting
        key={setting.name}
        setting={setting}
        value={plain[setting.name]}
        place={at(place, setting.name)}
        fields={fields}
      />
    ));
}

interface SettingProps extends Pick<Props, "place" | "fields"> {
  setting: LanguageSetting;
  value: unknown;
}

function OneSetting({ setting, value, place, fields }: SettingProps) {
  const { set, complaintAt } = useBuilder();
  const label = words.settingLabel(setting.name);
  const error = complaintAt(place);
  const change = (next: unknown) => set(place, next);
  const isOne = value === undefined || ["string", "number"].includes(typeof value);
  const isTexts = isOne || (Array.isArray(value) && value.every((entry) => typeof entry === "string"));
  const clear = setting.required ? undefined : { content: words.leaveOut, onAction: () => change(undefined) };
  const field = { label, helpText: setting.about, labelAction: clear, error };
  if ((setting.input === "yes_no" || setting.input === "json") && typeof value === "boolean")
    return <Checkbox label={label} helpText={setting.about} checked={value} error={error} onChange={change} />;
  if (setting.input === "choice" && (value === undefined || setting.choices.includes(String(value))))
    return <Select {...field} options={setting.choices} value={String(value ?? "")} onChange={change} />;
  if (setting.input === "texts" && isTexts)
    return (
      <TextField
        {...field}
        autoComplete="off"
        multiline
        value={Array.isArray(value) ? value.join("\n") : String(value ?? "")}
        onChange={(text) => change(typeof value === "string" ? text : text.split("\n"))}
        connectedRight={
          <InsertValue
            fields={fields}
            onInsert={(path) =>
              change([...(Array.isArray(value) ? value : [String(value ?? "")]).filter(Boolean), path])
            }
          />
        }
      />
    );
  const shared = { setting, label, place, fields };
  if ((setting.input === "named" || (setting.input === "json" && value !== undefined)) && isNamed(value))
    return <NamedValues {...shared} values={value} />;
  // A list of texts may be one of objects instead: lines with units of their own.
  if (["entries", "texts"].includes(setting.input) && areEntries(value, setting.entry))
    return <Entries {...shared} entries={value} />;
  // What may be of another shape is mostly a text; a yes or no may be a template.
  const isText =
    setting.input === "text" || (!["number", "choice"].includes(setting.input) && typeof value === "string");
  if ((isText || setting.input === "number") && isOne)
    return (
      <TextField
        {...field}
        autoComplete="off"
        multiline={isText ? 1 : false}
        inputMode={setting.input === "number" ? "decimal" : undefined}
        value={String(value ?? "")}
        onChange={(text) => change(setting.input === "number" ? numberOf(text, value) : text)}
        connectedRight={<InsertValue fields={fields} onInsert={(path) => change(`${value ?? ""}${path}`)} />}
      />
    );
  return <JsonInput label={label} help={setting.about} value={value} error={error} onChange={change} />;
}

interface PartsProps extends Omit<SettingProps, "value"> {
  label: string;
}

const isNamed = (value: unknown = {}): value is Plain | undefined =>
  isPlain(value) && Object.values(value).every((one) => typeof one !== "object");
const areEntries = (value: unknown = [], entry: readonly LanguageSetting[] = []): value is Plain[] | undefined =>
  Array.isArray(value) &&
  value.every((one) => isPlain(one) && Object.keys(one).every((key) => entry.some(({ name }) => name === key)));

/** Names with values, such as attributes, columns of a row, headers. */
function NamedValues({ setting, label, values = {}, place, fields }: PartsProps & { values: Plain | undefined }) {
  const { complaintAt } = useBuilder();
  return (
    <BlockStack gap="100">
      <SettingHead label={label} about={setting.about} error={complaintAt(place)} />
      <NamedEntries entries={values} place={place} add={words.addNamed} wanted={words.freshName} fresh={() => ""}>
        {(value, where) => <OneSetting setting={settingLike(value)} value={value} place={where} fields={fields} />}
      </NamedEntries>
    </BlockStack>
  );
}

/** A value of no declared form is edited as what it is. */
const settingLike = (value: unknown): LanguageSetting => ({
  ...{ name: "value", about: "", required: true, choices: [], entry: [] },
  input: typeof value === "boolean" ? "yes_no" : typeof value === "number" ? "number" : "text",
});

/** A list of entries with settings of their own, such as attachments, lines of a draft, reasons of a verdict. */
function Entries({ setting, label, entries = [], place, fields }: PartsProps & { entries: Plain[] | undefined }) {
  const { set, complaintAt } = useBuilder();
  const needed = setting.entry.filter(({ required }) => required);
  const fresh = Object.fromEntries(
    (needed.length ? needed : setting.entry.slice(0, 1)).map((one) => [one.name, emptySetting(one)]),
  );
  return (
    <BlockStack gap="200">
      <SettingHead label={label} about={setting.about} error={complaintAt(place)} />
      {entries.map((entry, index) => (
        <RemovableEntry
          // Entries have no ids of their own; each is drawn from the document alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          first={<Text as="p">{words.entryOf(label, index + 1)}</Text>}
          onRemove={() => set(place, entries.toSpliced(index, 1))}
        >
          <StepSettings settings={setting.entry} plain={entry} place={at(place, index)} fields={fields} />
          <AddSetting settings={setting.entry} plain={entry} place={at(place, index)} />
        </RemovableEntry>
      ))}
      <InlineStack>
        <Button variant="tertiary" onClick={() => set(place, [...entries, fresh])}>
          {words.addEntry}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function SettingHead({ label, about, error }: { label: string; about: string; error: string | undefined }) {
  return (
    <BlockStack gap="050">
      <Text as="p">{label}</Text>
      {about ? (
        <Text as="p" tone="subdued">
          {about}
        </Text>
      ) : null}
      <ErrorWords error={error} />
    </BlockStack>
  );
}

/** Puts a value of the record into the text, as a template. */
function InsertValue({ fields, onInsert }: Pick<Props, "fields"> & { onInsert: (template: string) => void }) {
  const plain = fields.filter(({ type }) => ["text", "number", "money", "id", "time", "tags"].includes(type));
  return (
    <Select
      label={words.insert}
      labelHidden
      placeholder={words.insert}
      options={plain.map(({ path, says }) => ({ value: path, label: `${says} (${path})` }))}
      value=""
      onChange={(path) => onInsert(`{{ ${path} }}`)}
    />
  );
}
