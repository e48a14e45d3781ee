// The settings of one check. What was typed stays until it is saved or discarded; the admin's save bar says that it is not.
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, ChoiceList, FormLayout, List, Text } from "@shopify/polaris";
import { useState } from "react";
import {
  type CheckForm as Form,
  type FormField,
  fromCheckForm,
  toCheckForm,
} from "#app/components/checks/check-form-values.ts";
import { SettingInput } from "#app/components/checks/setting-input.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

const words = texts.checks;

export interface CheckToSave {
  version: number;
  state: string;
  settings: Record<string, unknown>;
}

interface Props {
  check: {
    checkId: string;
    summary: string;
    state: string;
    version: number;
    currency: string;
    fields: FormField[];
    settings: Record<string, unknown>;
  };
  errors: Record<string, string>;
  saving: boolean;
  onSave: (form: CheckToSave) => void;
  /** Told at every change: what would be saved now. */
  onDraft: (form: CheckToSave) => void;
}

export function CheckForm({ check, errors, saving, onSave, onDraft }: Props) {
  const { fields, version } = check;
  const saved = { state: check.state, values: toCheckForm(fields, check.settings) };
  const [state, setState] = useState(saved.state);
  const [values, setValues] = useState<Form>(saved.values);
  const isDirty = state !== saved.state || JSON.stringify(values) !== JSON.stringify(saved.values);
  const draft = (next: { state?: string; values?: Form }) => {
    const form = { state, values, ...next };
    setState(form.state);
    setValues(form.values);
    onDraft({ version, state: form.state, settings: fromCheckForm(fields, form.values) });
  };
  const wrong = Object.entries(errors);
  const labelOf = (path: string) => fields.find(({ name }) => name === path.split(".")[0])?.label;
  return (
    <>
      <SaveBar id="check-settings" open={isDirty}>
        <button
          variant="primary"
          type="button"
          loading={saving ? "" : undefined}
          onClick={() => onSave({ version, state, settings: fromCheckForm(fields, values) })}
        >
          {words.save}
        </button>
        <button type="button" onClick={() => draft(saved)}>
          {words.discard}
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {wrong.length ? (
          <Banner tone="critical" title={words.invalid}>
            <List>
              {wrong.map(([path, message]) => (
                <List.Item key={path}>
                  {labelOf(path) ? `${labelOf(path)}: ` : ""}
                  {message}
                </List.Item>
              ))}
            </List>
          </Banner>
        ) : null}
        <Card>
          <BlockStack gap="400">
            <Text as="p">{check.summary}</Text>
            <ChoiceList
              title={words.state.label}
              choices={["on", "watch", "off"].map((value) => ({
                value,
                label: words.state[value] ?? value,
                helpText: words.stateHelp[value],
              }))}
              selected={[state]}
              onChange={([next]) => draft({ state: next ?? state })}
            />
          </BlockStack>
        </Card>
        <TitledCard title={words.settings} gap="400">
          <FormLayout>
            {fields.map((field) => (
              <SettingInput
                key={field.name}
                field={field}
                value={values[field.name] ?? ""}
                currency={check.currency}
                errors={errors}
                path={field.name}
                onChange={(value) => draft({ values: { ...values, [field.name]: value } })}
              />
            ))}
          </FormLayout>
        </TitledCard>
      </BlockStack>
    </>
  );
}
