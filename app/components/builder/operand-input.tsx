// The right side of a comparison: an input that fits the operator and the type of the field.
import { BlockStack, Button, InlineStack, Select, TextField } from "@shopify/polaris";
import { FieldPicker } from "#app/components/builder/field-picker.tsx";
import { ListInput, numberOf } from "#app/components/builder/list-input.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  operand: string;
  type: string;
  value: unknown;
  /** Records that it may be compared with. */
  others: readonly LanguageField[];
  /** What a value can be compared with instead. */
  fields: readonly LanguageField[];
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** Whether the value can be shown and changed in an input of this kind; else it stays as it is written. */
export function fitsInput(operand: string, value: unknown): boolean {
  if (value === undefined || operand === "nothing") return true;
  if (BY_REFERENCE.has(operand) && (isField(value) || isTemplate(value))) return true;
  const isPlain = (one: unknown) => ["string", "number", "boolean"].includes(typeof one);
  switch (operand) {
    case "same":
    case "text":
    case "number":
    case "duration":
    case "pattern":
    case "table":
      return isPlain(value);
    case "list":
    case "postcodes":
    case "countries":
      return isPlain(value) || (Array.isArray(value) && value.every(isPlain));
    case "pair":
      return Array.isArray(value) && value.length === 2 && value.every(isPlain);
    case "record":
      return isField(value);
    default:
      return false;
  }
}

/** Right sides for which another field, or a template, may stand. */
const BY_REFERENCE: ReadonlySet<string> = new Set(["same", "list", "pair", "text", "number", "duration", "pattern"]);

/** Whether it stands for what another field holds. */
const isField = (value: unknown): value is { field: string } =>
  typeof (value as { field?: unknown } | null)?.field === "string" && Object.keys(value as object).length === 1;

const isTemplate = (value: unknown): value is { template: string } =>
  typeof (value as { template?: unknown } | null)?.template === "string" && Object.keys(value as object).length === 1;

export function OperandInput({ operand, type, value, others, fields, error, onChange }: Props) {
  const shared = { label: words.value, labelHidden: true, error };
  if (operand !== "record" && isField(value))
    return (
      <BlockStack gap="100">
        <FieldPicker fields={fields} value={value.field} error={error} onChange={(field) => onChange({ field })} />
        <Button variant="plain" onClick={() => onChange(undefined)}>
          {words.useValue}
        </Button>
      </BlockStack>
    );
  if (isTemplate(value))
    return (
      <PlainInput
        label={words.value}
        type="text"
        value={value.template}
        error={error}
        onChange={(template) => onChange({ template })}
      />
    );
  switch (operand) {
    case "nothing":
      return null;
    case "record":
      return (
        <Select
          {...shared}
          options={others.map(({ path, says }) => ({ value: path, label: says }))}
          placeholder={words.chooseRecord}
          value={(value as { field?: string } | undefined)?.field ?? ""}
          onChange={(field) => onChange({ field })}
        />
      );
    case "pair": {
      const [from, to] = Array.isArray(value) ? value : ["", ""];
      return (
        <InlineStack gap="200" wrap={false}>
          <PlainInput
            label={words.from}
            type={type}
            value={from}
            error={error}
            onChange={(next) => onChange([next, to])}
          />
          <PlainInput
            label={words.to}
            type={type}
            value={to}
            error={undefined}
            onChange={(next) => onChange([from, next])}
          />
        </InlineStack>
      );
    }
    case "list":
    case "postcodes":
    case "countries":
      return (
        <ListInput
          label={words.value}
          labelHidden
          value={value}
          isNumber={type === "number" || type === "money"}
          error={error}
          onChange={onChange}
        />
      );
    case "same":
      if (type === "yes_no")
        return (
          <Select
            {...shared}
            options={[
              { value: "true", label: words.yes },
              { value: "false", label: words.no },
            ]}
            value={String(value ?? "true")}
            onChange={(next) => onChange(next === "true")}
          />
        );
      return <PlainInput label={words.value} type={type} value={value} error={error} onChange={onChange} />;
    default:
      return (
        <PlainInput
          label={words.value}
          type={operand === "number" ? "number" : "text"}
          value={value}
          error={error}
          placeholder={operand === "duration" ? words.duration : undefined}
          onChange={onChange}
        />
      );
  }
}

interface PlainProps {
  label: string;
  type: string;
  value: unknown;
  error: string | undefined;
  placeholder?: string | undefined;
  onChange: (value: unknown) => void;
}

function PlainInput({ label, type, value, error, placeholder, onChange }: PlainProps) {
  const isNumber = type === "number" || type === "money" || typeof value === "number";
  return (
    <TextField
      label={label}
      labelHidden
      autoComplete="off"
      inputMode={isNumber ? "decimal" : undefined}
      placeholder={placeholder ?? (type === "time" ? words.time : type === "clock" ? words.clock : undefined)}
      value={value === undefined ? "" : String(value)}
      error={error}
      onChange={(text) => onChange(isNumber ? numberOf(text, value) : text)}
    />
  );
}
