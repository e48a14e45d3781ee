// The settings of one rule. What was typed stays until it is saved or discarded; the admin's save bar says that it is not.
import { SaveBar } from "@shopify/app-bridge-react";
import {
  Banner,
  BlockStack,
  Card,
  Checkbox,
  FormLayout,
  Layout,
  List,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { type Clock, formatWhenWithin } from "#app/components/format-when.ts";
import {
  type FormValues,
  fromForm,
  SETTINGS_FIELDS,
  type SettingsField,
  toForm,
} from "#app/components/settings-fields.ts";
import { texts } from "#app/components/texts.ts";

const words = texts.rules;
const HOLD_REASONS = Object.entries(texts.holdReason).map(([value, label]) => ({ value, label }));

export type SavedForm = {
  version: number;
  enabled: boolean;
  settings: Record<string, string | number | boolean | null>;
};

interface Props {
  rule: {
    ruleId: string;
    summary: string;
    enabled: boolean;
    version: number;
    currency: string;
    settings: Record<string, unknown>;
    versions: { version: number; savedAt: string; savedBy: string }[];
  };
  clock: Clock;
  /** What is wrong, by field. */
  errors: Record<string, string>;
  saving: boolean;
  onSave: (form: SavedForm) => void;
}

export function SettingsForm({ rule, clock, errors, saving, onSave }: Props) {
  const saved = { enabled: rule.enabled, values: toForm(rule.ruleId, rule.settings) };
  const [enabled, setEnabled] = useState(saved.enabled);
  const [values, setValues] = useState<FormValues>(saved.values);
  const fields = SETTINGS_FIELDS[rule.ruleId] ?? [];
  const isDirty = enabled !== saved.enabled || fields.some(({ name }) => values[name] !== saved.values[name]);
  const labels = texts.settings[rule.ruleId] ?? {};
  const wrong = Object.entries(errors);

  const save = () =>
    onSave({
      version: rule.version,
      enabled,
      settings: fromForm(rule.ruleId, values) as SavedForm["settings"],
    });
  const discard = () => {
    setEnabled(saved.enabled);
    setValues(saved.values);
  };

  return (
    <>
      <SaveBar id="rule-settings" open={isDirty}>
        <button type="button" variant="primary" onClick={save} loading={saving ? "" : undefined}>
          {words.save}
        </button>
        <button type="button" onClick={discard}>
          {words.discard}
        </button>
      </SaveBar>
      <Layout>
        {wrong.length ? (
          <Layout.Section variant="fullWidth">
            <Banner tone="critical" title={words.invalid}>
              <List>
                {wrong.map(([name, message]) => (
                  <List.Item key={name}>
                    {labels[name]?.label ? `${labels[name].label}: ` : ""}
                    {message}
                  </List.Item>
                ))}
              </List>
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <Card>
            <BlockStack gap="400">
              <Text as="p">{rule.summary}</Text>
              <FormLayout>
                <Checkbox
                  label={words.enabled.label}
                  helpText={words.enabled.help}
                  checked={enabled}
                  onChange={setEnabled}
                />
                {fields
                  .filter(({ onlyWith }) => !onlyWith || values[onlyWith] === true)
                  .map((field) => (
                    <Field
                      key={field.name}
                      field={field}
                      label={labels[field.name]?.label ?? field.name}
                      help={labels[field.name]?.help}
                      value={values[field.name] ?? ""}
                      error={errors[field.name]}
                      currency={rule.currency}
                      onChange={(value) => setValues({ ...values, [field.name]: value })}
                    />
                  ))}
              </FormLayout>
            </BlockStack>
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <Card>
            <BlockStack gap="300">
              <Text as="h2" variant="headingSm">
                {words.versions}
              </Text>
              {rule.versions.map(({ version, savedAt, savedBy }) => (
                <BlockStack gap="050" key={version}>
                  <Text as="span" fontWeight={version === rule.version ? "semibold" : undefined}>
                    {version === rule.version ? `${version} · ${words.current}` : String(version)}
                  </Text>
                  <Text as="span" variant="bodySm" tone="subdued">
                    {actorInWords(savedBy)}, {formatWhenWithin(savedAt, clock)}
                  </Text>
                </BlockStack>
              ))}
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
    </>
  );
}

interface FieldProps {
  field: SettingsField;
  label: string;
  help: string | undefined;
  value: string | boolean;
  error: string | undefined;
  currency: string;
  onChange: (value: string | boolean) => void;
}

function Field({ field, label, help, value, error, currency, onChange }: FieldProps) {
  const shared = { label, helpText: help, error, onChange };
  const text = { ...shared, id: field.name, name: field.name, value: String(value), autoComplete: "off" };
  switch (field.look) {
    case "yes-no":
      return <Checkbox {...shared} checked={value === true} />;
    case "hold-reason":
      return <Select {...shared} options={HOLD_REASONS} value={String(value)} />;
    case "paragraph":
      return <TextField {...text} multiline={3} />;
    case "amount":
      return <TextField {...text} inputMode="decimal" prefix={currency} />;
    case "days":
      return <TextField {...text} inputMode="numeric" suffix={words.days} />;
    case "email":
      return <TextField {...text} type="email" />;
    case "text":
      return <TextField {...text} />;
  }
}
