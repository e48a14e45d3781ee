// The settings of a template. What was typed stays when something is wrong with it.
import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  ChoiceList,
  FormLayout,
  InlineStack,
  List,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { TemplateSetting } from "#app/rules/templates/template.ts";

const words = ruleWords.template;
type Value = string | boolean;
interface Setting {
  name: string;
  label: string;
  type: TemplateSetting["type"];
  choices: { value: string; label: string }[];
  value: Value;
}
interface Props {
  purpose: string;
  settings: Setting[];
  currency: string;
  errors: Record<string, string>;
  saving: boolean;
  onSave: (form: { settings: Record<string, Value>; state: "on" | "watching" }) => void;
}

export function TemplateForm({ purpose, settings, currency, errors, saving, onSave }: Props) {
  const [values, setValues] = useState(() => Object.fromEntries(settings.map(({ name, value }) => [name, value])));
  const [state, setState] = useState<"on" | "watching">("watching");
  const wrong = Object.entries(errors);
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave({ settings: values, state });
        }}
        noValidate
      >
        <BlockStack gap="400">
          <Text as="p">{purpose}</Text>
          {wrong.length ? (
            <Banner tone="critical" title={words.invalid}>
              <List>
                {wrong.map(([name, message]) => (
                  <List.Item key={name}>
                    {[settings.find((setting) => setting.name === name)?.label, message].filter(Boolean).join(": ")}
                  </List.Item>
                ))}
              </List>
            </Banner>
          ) : null}
          <FormLayout>
            {settings.map((setting) => (
              <SettingField
                key={setting.name}
                setting={setting}
                value={values[setting.name] ?? ""}
                currency={currency}
                error={errors[setting.name]}
                onChange={(value) => setValues({ ...values, [setting.name]: value })}
              />
            ))}
            <ChoiceList
              title={words.state}
              choices={(["watching", "on"] as const).map((value) => ({
                ...{ value, label: words[value].label, helpText: words[value].help },
              }))}
              selected={[state]}
              onChange={([chosen]) => setState(chosen === "on" ? "on" : "watching")}
            />
          </FormLayout>
          <InlineStack align="end">
            <Button submit variant="primary" loading={saving}>
              {words.save}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  );
}

interface FieldProps {
  setting: Setting;
  value: Value;
  currency: string;
  error: string | undefined;
  onChange: (value: Value) => void;
}

function SettingField({ setting: { name, label, type, choices }, value, currency, error, onChange }: FieldProps) {
  if (type === "yes_no") return <Checkbox label={label} checked={value === true} error={error} onChange={onChange} />;
  const shared = { label, error, onChange, id: name, name, value: String(value), autoComplete: "off" };
  switch (type) {
    case "choice":
      return <Select {...shared} options={choices} />;
    case "money":
      return <TextField {...shared} inputMode="decimal" prefix={currency} />;
    case "number":
      return <TextField {...shared} inputMode="numeric" />;
    case "email":
      return <TextField {...shared} type="email" />;
    case "list":
      return <TextField {...shared} helpText={words.list} multiline={2} />;
    case "text":
    case "tag":
    case "span":
    case "clock":
    case "location":
      return <TextField {...shared} />;
  }
}
