// The input that fits a setting of a check; a table is a list of rows of such inputs.
import { BlockStack, Box, Button, Checkbox, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import type { FormField, FormRow, FormValue } from "#app/components/checks/check-form-values.ts";
import { toCheckForm } from "#app/components/checks/check-form-values.ts";
import { texts } from "#app/components/texts.ts";

const words = texts.checks;
/** Texts that may be longer than this are written on several lines. */
const ONE_LINE = 60;

interface Props {
  field: FormField;
  value: FormValue;
  currency: string;
  /** What is wrong, by "field" or "field.row.column". */
  errors: Record<string, string>;
  path: string;
  onChange: (value: FormValue) => void;
}

export function SettingInput({ field, value, currency, errors, path, onChange }: Props) {
  const error = errors[path];
  const common = { label: field.label, helpText: field.help ?? undefined, error };
  const text = { ...common, value: String(value), onChange, autoComplete: "off" };
  switch (field.type) {
    case "yes_no":
      return <Checkbox {...common} checked={value === true} onChange={onChange} />;
    case "number":
      return <TextField {...text} inputMode="numeric" suffix={field.unit ?? undefined} />;
    case "amount":
      return <TextField {...text} inputMode="decimal" prefix={currency} />;
    case "choice":
      return <Select {...common} options={field.choices} value={String(value)} onChange={onChange} />;
    case "list":
      return (
        <TextField
          {...text}
          helpText={[field.help, words.listHelp].filter(Boolean).join(" ")}
          multiline={3}
          maxHeight={240}
        />
      );
    case "rows":
      return <Rows {...{ field, currency, errors, path, onChange }} rows={Array.isArray(value) ? value : []} />;
    case "text":
      return <TextField {...text} multiline={String(value).length > ONE_LINE ? 2 : undefined} />;
  }
}

function Rows({ field, rows, currency, errors, path, onChange }: Omit<Props, "value"> & { rows: FormRow[] }) {
  const change = (at: number, row: FormRow) => onChange(rows.map((old, index) => (index === at ? row : old)));
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd">
          {field.label}
        </Text>
        {field.help ? (
          <Text as="p" tone="subdued">
            {field.help}
          </Text>
        ) : null}
        {errors[path] ? (
          <Text as="p" tone="critical">
            {errors[path]}
          </Text>
        ) : null}
        {rows.length ? null : (
          <Text as="p" tone="subdued">
            {words.noRows}
          </Text>
        )}
      </BlockStack>
      {rows.map((row, at) => (
        // Rows have no ids; their inputs hold no state of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Box key={at} borderWidth="025" borderColor="border" borderRadius="200" padding="300">
          <BlockStack gap="300">
            <FormLayout>
              <FormLayout.Group condensed>
                {field.columns.map((column) => (
                  <SettingInput
                    key={column.name}
                    field={column}
                    value={row[column.name] ?? ""}
                    currency={currency}
                    errors={errors}
                    path={`${path}.${at}.${column.name}`}
                    onChange={(value) => change(at, { ...row, [column.name]: value as string | boolean })}
                  />
                ))}
              </FormLayout.Group>
            </FormLayout>
            <InlineStack>
              <Button
                variant="plain"
                tone="critical"
                accessibilityLabel={`${field.label}: ${words.removeRow(at + 1)}`}
                onClick={() => onChange(rows.filter((_, index) => index !== at))}
              >
                {words.removeRow(at + 1)}
              </Button>
            </InlineStack>
          </BlockStack>
        </Box>
      ))}
      <InlineStack>
        <Button
          accessibilityLabel={`${field.label}: ${words.addRow}`}
          onClick={() => onChange([...rows, toCheckForm(field.columns, field.fresh) as FormRow])}
        >
          {words.addRow}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
