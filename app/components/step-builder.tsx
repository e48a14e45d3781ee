// The steps of a rule that is built: an action each, with a form from its declaration. Branches, loops and what else the builder
// does not show stand as they are written.
import { BlockStack, Box, Button, Checkbox, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { at, type Place, useBuilder } from "#app/components/builder-context.ts";
import { RemoveButton } from "#app/components/condition-builder.tsx";
import { RawPart } from "#app/components/raw-part.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { LanguageAction, LanguageSetting } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;
type Plain = Record<string, unknown>;
/** Beside an action's own settings. */
const COMMON = new Set(["do", "id", "acts"]);

export function StepBuilder({ steps, place }: { steps: unknown[]; place: Place }) {
  const { language, set } = useBuilder();
  const move = (from: number, to: number) => {
    const moved = steps.toSpliced(from, 1).toSpliced(to, 0, steps[from]);
    set(place, moved);
  };
  return (
    <BlockStack gap="300">
      {steps.map((step, index) => (
        // Steps have no ids of their own; each is drawn from the document alone.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Box key={index} borderColor="border" borderWidth="025" borderRadius="200" padding="300">
          <InlineStack gap="200" wrap={false} blockAlign="start" align="space-between">
            <div style={{ flex: 1, minWidth: 0 }}>
              <OneStep step={step} place={at(place, index)} />
            </div>
            <InlineStack wrap={false} align="end">
              <Button
                icon={ArrowUpIcon}
                variant="tertiary"
                accessibilityLabel={words.up}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <Button
                icon={ArrowDownIcon}
                variant="tertiary"
                accessibilityLabel={words.down}
                disabled={index === steps.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <RemoveButton onRemove={() => set(place, steps.toSpliced(index, 1))} />
            </InlineStack>
          </InlineStack>
        </Box>
      ))}
      <Select
        label={words.addStep}
        labelInline
        placeholder={words.chooseAction}
        options={[
          { value: "wait", label: words.wait },
          ...language.actions.map(({ name, title }) => ({ value: name, label: title })),
        ]}
        value=""
        onChange={(name) =>
          set(place, [...steps, name === "wait" ? { do: "wait", for: "1 day" } : fresh(name, language.actions)])
        }
      />
    </BlockStack>
  );
}

/** With the settings that it cannot be without, empty. */
function fresh(name: string, actions: readonly LanguageAction[]): Plain {
  const settings = actions.find((action) => action.name === name)?.settings.filter(({ required }) => required) ?? [];
  const empty = ({ input, choices }: LanguageSetting) =>
    input === "texts"
      ? []
      : input === "choice"
        ? (choices[0] ?? "")
        : input === "yes_no"
          ? false
          : input === "json"
            ? {}
            : "";
  return { do: name, ...Object.fromEntries(settings.map((setting) => [setting.name, empty(setting)])) };
}

function OneStep({ step, place }: { step: unknown; place: Place }) {
  const { language, set, complaintAt } = useBuilder();
  const plain = (typeof step === "object" && step !== null ? step : {}) as Plain;
  if (plain.do === "wait" && Object.keys(plain).every((key) => ["do", "for"].includes(key)))
    return (
      <TextField
        label={words.waitFor}
        autoComplete="off"
        value={String(plain.for ?? "")}
        error={complaintAt(place)}
        onChange={(next) => set(at(place, "for"), next)}
      />
    );
  const action = language.actions.find(({ name }) => name === plain.do);
  if (!action) return <RawPart value={step} error={complaintAt(place)} />;
  const known = new Set(action.settings.map(({ name }) => name));
  const others = Object.keys(plain).filter((key) => !known.has(key) && !COMMON.has(key));
  const optional = action.settings.filter(({ name, required }) => !required && plain[name] === undefined);
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="h4" variant="headingSm">
          {action.title}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {action.about}
        </Text>
      </BlockStack>
      {action.settings
        .filter(({ name, required }) => required || plain[name] !== undefined)
        .map((setting) => (
          <SettingInput
            key={setting.name}
            setting={setting}
            value={plain[setting.name]}
            place={at(place, setting.name)}
          />
        ))}
      {action.acts.length > 1 ? (
        <Select
          label={words.acts}
          options={[
            { value: "", label: words.actsDefault },
            ...action.acts.map((value) => ({
              value,
              label: words.actsAs[value as keyof typeof words.actsAs] ?? value,
            })),
          ]}
          value={typeof plain.acts === "string" ? plain.acts : ""}
          error={complaintAt(at(place, "acts"))}
          onChange={(next) => set(at(place, "acts"), next === "" ? undefined : next)}
        />
      ) : null}
      {optional.length ? (
        <Select
          label={words.addSetting}
          labelInline
          placeholder={words.chooseSetting}
          options={optional.map(({ name, about }) => ({
            value: name,
            label: `${name.replaceAll("_", " ")} – ${about}`.slice(0, 90),
          }))}
          value=""
          onChange={(name) => {
            const setting = action.settings.find((one) => one.name === name);
            if (setting)
              set(
                at(place, name),
                fresh(action.name, [{ ...action, settings: [{ ...setting, required: true }] }])[name],
              );
          }}
        />
      ) : null}
      {others.length ? (
        <RawPart value={Object.fromEntries(others.map((key) => [key, plain[key]]))} error={complaintAt(place)} />
      ) : null}
    </BlockStack>
  );
}

function SettingInput({ setting, value, place }: { setting: LanguageSetting; value: unknown; place: Place }) {
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
        onChange={(text) => change(text.split("\n"))}
        connectedRight={
          <InsertValue
            onInsert={(path) =>
              change([...(Array.isArray(value) ? value : [String(value ?? "")]).filter(Boolean), path])
            }
          />
        }
      />
    );
  if ((setting.input === "text" || setting.input === "number") && isPlain)
    return (
      <TextField
        label={label}
        helpText={setting.about}
        labelAction={clear}
        autoComplete="off"
        multiline={setting.input === "text" ? 1 : false}
        inputMode={setting.input === "number" ? "decimal" : undefined}
        value={String(value ?? "")}
        error={error}
        onChange={(text) =>
          change(setting.input === "number" && text !== "" && String(Number(text)) === text ? Number(text) : text)
        }
        connectedRight={<InsertValue onInsert={(path) => change(`${value ?? ""}${path}`)} />}
      />
    );
  return (
    <BlockStack gap="100">
      <Text as="span">{label}</Text>
      <RawPart value={value} error={error} />
    </BlockStack>
  );
}

/** Puts a value of the record into the text, as a template. */
function InsertValue({ onInsert }: { onInsert: (template: string) => void }) {
  const { language } = useBuilder();
  const plain = language.fields.filter(({ type }) => ["text", "number", "money", "id", "time", "tags"].includes(type));
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
