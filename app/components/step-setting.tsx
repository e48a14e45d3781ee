// One setting of an action: an input that fits it.
import { Checkbox, Select, TextField } from "@shopify/polaris";
import { type Place, useBuilder } from "#app/components/builder-context.ts";
import { JsonInput } from "#app/components/json-input.tsx";
import { numberOf } from "#app/components/list-input.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { LanguageField, LanguageSetting } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  setting: LanguageSetting;
  value: unknown;
  place: Place;
  /** Whose values can be put into its text. */
  fields: readonly LanguageField[];
}

export function StepSetting({ setting, value, place, fields }: Props) {
  const { set, complaintAt } = useBuilder();
  const label = setting.name.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());
  const error = complaintAt(place);
  const change = (next: unknown) => set(place, next);
  const isPlain = value === undefined || ["string", "number"].includes(typeof value);
  const isTexts = isPlain || (Array.isArray(value) && value.every((entry) => typeof entry === "string"));
  const clear = setting.required ? undefined : { content: words.leaveOut, onAction: () => change(undefined) };
  if (setting.input === "yes_no" && typeof value === "boolean")
    return <Checkbox label={label} helpText={setting.about} checked={value} error={error} onChange={change} />;
  if (setting.input === "choice" && (value === undefined || setting.choices.includes(String(value))))
    return (
      <Select
        label={label}
        helpText={setting.about}
        labelAction={clear}
        options={setting.choices}
        value={String(value ?? "")}
        error={error}
        onChange={change}
      />
    );
  if (setting.input === "texts" && isTexts)
    return (
      <TextField
        label={label}
        helpText={setting.about}
        labelAction={clear}
        autoComplete="off"
        multiline
        value={Array.isArray(value) ? value.join("\n") : String(value ?? "")}
        error={error}
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
  // What may be of any shape is mostly a text.
  const isText = setting.input === "text" || (setting.input === "json" && typeof value === "string");
  if ((isText || setting.input === "number") && isPlain)
    return (
      <TextField
        label={label}
        helpText={setting.about}
        labelAction={clear}
        autoComplete="off"
        multiline={isText ? 1 : false}
        inputMode={setting.input === "number" ? "decimal" : undefined}
        value={String(value ?? "")}
        error={error}
        onChange={(text) => change(setting.input === "number" ? numberOf(text, value) : text)}
        connectedRight={<InsertValue fields={fields} onInsert={(path) => change(`${value ?? ""}${path}`)} />}
      />
    );
  return <JsonInput label={label} help={setting.about} value={value} error={error} onChange={change} />;
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
