// A comparison that is built: a field, a part of a time, a figure over a list or a text, an operator, and what it is compared with.
import { BlockStack, Checkbox, InlineStack, Select, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import {
  type BuiltLeft,
  builtLeft,
  builtOperator,
  fieldsInside,
  listOfPath,
  TIME_PARTS,
  withLeft,
  withOperator,
} from "#app/components/builder/built-fields.ts";
import { FieldPicker } from "#app/components/builder/field-picker.tsx";
import { FigureInput } from "#app/components/builder/figure-input.tsx";
import { OnlyWhere } from "#app/components/builder/only-where.tsx";
import { fitsInput, OperandInput } from "#app/components/builder/operand-input.tsx";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;

interface Props {
  plain: Plain;
  place: Place;
  fields: readonly LanguageField[];
  onRemove: () => void;
  /** What stands there where it cannot be built. */
  unbuilt: ReactNode;
  /** The condition on a list's items. */
  where: (condition: unknown, place: Place, fields: readonly LanguageField[], onRemove: () => void) => ReactNode;
}

export function ComparisonBuilder({ plain, place, fields, onRemove, unbuilt, where }: Props) {
  const { language, set, complaintAt } = useBuilder();
  const left = builtLeft(plain, fields, language);
  const operator = left ? builtOperator(plain, left.type, language) : undefined;
  if (!left || !operator || !fitsInput(operator.operand, plain.value)) return unbuilt;
  const operators = language.operators[left.type] ?? [];
  const { value, exact, compare } = plain;
  const others = language.fields.filter(
    (one) => one.type === "record" && one.of === left.field?.of && one.path !== plain.field,
  );
  const replace = (next: Plain) => {
    const type = builtLeft(next, fields, language)?.type ?? "any";
    set(place, withLeft(plain, next, { from: left.type, to: type }, language));
  };
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <BlockStack gap="200">
          <div style={ROW}>
            <LeftInputs left={left} plain={plain} place={place} fields={fields} onReplace={replace} />
            <Select
              label={words.operator}
              labelHidden
              options={operators.map((one) => ({ value: one.name, label: one.says }))}
              value={operator.name}
              error={complaintAt(at(place, "op"))}
              onChange={(next) => {
                const chosen = operators.find((one) => one.name === next);
                if (chosen) set(place, withOperator(plain, operator, chosen));
              }}
            />
            <OperandInput
              operand={operator.operand}
              type={left.type}
              value={value}
              others={others}
              fields={fields}
              error={complaintAt(at(place, "value"))}
              onChange={(next) => set(at(place, "value"), next)}
            />
          </div>
          {exact === undefined ? null : (
            <Checkbox
              label={words.exact}
              checked={exact === true}
              error={complaintAt(at(place, "exact"))}
              onChange={(next) => set(at(place, "exact"), next ? true : undefined)}
            />
          )}
          {Array.isArray(compare) ? (
            <TextField
              label={words.compared}
              autoComplete="off"
              value={compare.join(", ")}
              error={complaintAt(at(place, "compare"))}
              onChange={(text) => set(at(place, "compare"), text.split(/,\s*/))}
            />
          ) : null}
          {left.is === "field" || left.is === "template" ? null : (
            <OnlyWhere
              condition={plain.where}
              place={place}
              fields={fieldsInside(
                listOfPath(String(plain[left.is]), language)?.path ?? "",
                plain.as,
                fields,
                language,
              )}
            >
              {where}
            </OnlyWhere>
          )}
        </BlockStack>
      </div>
      <RemoveButton onRemove={onRemove} />
    </InlineStack>
  );
}

interface LeftProps {
  left: BuiltLeft;
  plain: Plain;
  place: Place;
  fields: readonly LanguageField[];
  onReplace: (left: Plain) => void;
}

export function LeftInputs(props: LeftProps) {
  const { left, plain, place, onReplace } = props;
  const { set, complaintAt } = useBuilder();
  if (left.is === "template")
    return (
      <TextField
        label={words.template}
        labelHidden
        autoComplete="off"
        value={String(plain.template)}
        error={complaintAt(at(place, "template"))}
        onChange={(next) => set(at(place, "template"), next)}
      />
    );
  if (left.is !== "field") return <FigureInput plain={plain} place={place} figure={left.is} onReplace={onReplace} />;
  return <FieldInputs {...props} />;
}

function FieldInputs({ left: { field }, plain, place, fields, onReplace }: LeftProps) {
  const { set, complaintAt } = useBuilder();
  const { name, days, part, zone } = plain;
  const isTime = field?.type === "time" || part !== undefined;
  const choose = (next: string) => {
    const chosen = fields.find((one) => one.path === next);
    onReplace({
      field: next,
      ...(chosen?.needsName ? { name: name ?? "" } : {}),
      ...(chosen?.takesDays && days !== undefined ? { days } : {}),
      ...(chosen?.type === "time" && part !== undefined ? { part, ...(zone === undefined ? {} : { zone }) } : {}),
    });
  };
  const left = () => ({
    field: plain.field,
    ...(name === undefined ? {} : { name }),
    ...(days === undefined ? {} : { days }),
  });
  return (
    <>
      <FieldPicker
        fields={fields}
        value={String(plain.field)}
        error={complaintAt(at(place, "field"))}
        onChange={choose}
      />
      {field?.needsName || name !== undefined ? (
        <TextField
          label={words.name}
          labelHidden
          placeholder={words.name}
          autoComplete="off"
          value={typeof name === "string" ? name : ""}
          error={complaintAt(at(place, "name"))}
          onChange={(next) => set(at(place, "name"), next)}
        />
      ) : null}
      {field?.takesDays || days !== undefined ? (
        <TextField
          label={words.days}
          labelHidden
          placeholder={words.days}
          inputMode="numeric"
          autoComplete="off"
          value={days === undefined ? "" : String(days)}
          error={complaintAt(at(place, "days"))}
          onChange={(next) =>
            set(at(place, "days"), next === "" ? undefined : /^\d+$/.test(next) ? Number(next) : next)
          }
        />
      ) : null}
      {isTime ? (
        <Select
          label={words.part}
          labelHidden
          options={["moment" as const, ...TIME_PARTS].map((value) => ({ value, label: words.parts[value] }))}
          value={typeof part === "string" ? part : "moment"}
          error={complaintAt(at(place, "part"))}
          onChange={(next) =>
            onReplace(next === "moment" ? left() : { ...left(), part: next, ...(zone === undefined ? {} : { zone }) })
          }
        />
      ) : null}
      {part === undefined ? null : (
        <Select
          label={words.zone}
          labelHidden
          options={[
            { value: "", label: words.zones.shop },
            { value: "customer", label: words.zones.customer },
            ...(typeof zone === "string" && zone !== "customer" ? [{ value: zone, label: zone }] : []),
          ]}
          value={typeof zone === "string" ? zone : ""}
          error={complaintAt(at(place, "zone"))}
          onChange={(next) => set(at(place, "zone"), next === "" ? undefined : next)}
        />
      )}
    </>
  );
}

const ROW = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(9rem, 1fr))",
  gap: "var(--p-space-200)",
};
