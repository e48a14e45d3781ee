// A condition tree that is built: groups in groups, lists, comparisons. What it does not show stands as it is written.
import { BlockStack, Box, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { at, fieldAt, type OfferedLanguage, type Place, useBuilder } from "#app/components/builder-context.ts";
import { FieldPicker } from "#app/components/field-picker.tsx";
import { fitsInput, OperandInput } from "#app/components/operand-input.tsx";
import { RawPart } from "#app/components/raw-part.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;
const GROUPS = ["all", "any", "none"] as const;
const QUANTIFIERS = ["some", "every", "no"] as const;
type Plain = Record<string, unknown>;

interface Props {
  condition: unknown;
  place: Place;
  fields: readonly LanguageField[];
  onRemove: () => void;
}

/** A condition to begin with: on something that has a size, else on the first field; it asks whether there is any. */
export function freshCondition(language: OfferedLanguage, fields: readonly LanguageField[]): Plain {
  const field =
    fields.find(({ type }) => type === "money") ??
    fields.find(({ type, needsName }) => type === "text" && !needsName) ??
    fields.find(({ needsName }) => !needsName);
  const operators = (field && language.operators[field.type]) ?? [];
  const operator = operators.find(({ name }) => name === "is_not_empty") ?? operators[0];
  return { field: field?.path ?? "now", op: operator?.name ?? "is" };
}

/** Which group a condition is, and where its parts stand; null: it is none that can be built. */
function groupOf(
  condition: unknown,
  place: Place,
): { kind: (typeof GROUPS)[number]; parts: unknown[]; place: Place } | null {
  if (Array.isArray(condition))
    return { kind: "all", parts: condition, place: { raw: place.raw, said: [...place.said, "all"] } };
  const keys = typeof condition === "object" && condition !== null ? Object.keys(condition) : [];
  const kind = GROUPS.find((one) => keys.length === 1 && keys[0] === one);
  const parts = kind && (condition as Plain)[kind];
  return kind && Array.isArray(parts) ? { kind, parts, place: at(place, kind) } : null;
}

export function ConditionBuilder(props: Props) {
  const { condition, place } = props;
  const group = groupOf(condition, place);
  if (group) return <Group {...props} group={group} />;
  const plain = (typeof condition === "object" && condition !== null ? condition : {}) as Plain;
  const quantifier = QUANTIFIERS.find((one) => typeof plain[one] === "string");
  if (quantifier && Object.keys(plain).every((key) => key === quantifier || key === "where"))
    return <OverItems {...props} quantifier={quantifier} plain={plain} />;
  if (typeof plain.field === "string") return <Comparison {...props} plain={plain} />;
  return <Unbuilt {...props} />;
}

function Unbuilt({ condition, place, onRemove }: Props) {
  const { complaintAt } = useBuilder();
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <RawPart value={condition} error={complaintAt(place)} />
      </div>
      <RemoveButton onRemove={onRemove} />
    </InlineStack>
  );
}

function Group({
  condition,
  place,
  fields,
  onRemove,
  group,
}: Props & { group: NonNullable<ReturnType<typeof groupOf>> }) {
  const { language, set } = useBuilder();
  const change = (kind: string) => set(place, { [kind]: group.parts });
  const fresh = freshCondition(language, fields);
  const add = (part: unknown) =>
    set(place, Array.isArray(condition) ? [...group.parts, part] : { [group.kind]: [...group.parts, part] });
  return (
    <Box borderColor="border" borderInlineStartWidth="050" paddingInlineStart="300">
      <BlockStack gap="300">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <Select
            label={words.group}
            labelHidden
            options={GROUPS.map((value) => ({ value, label: words.groups[value] }))}
            value={group.kind}
            onChange={change}
          />
          <RemoveButton onRemove={onRemove} />
        </InlineStack>
        {group.parts.map((part, index) => (
          <ConditionBuilder
            // Conditions have no ids; each is drawn from the document alone.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            condition={part}
            place={at(group.place, index)}
            fields={fields}
            onRemove={() =>
              group.parts.length > 1 ? set({ ...group.place, raw: [...group.place.raw, index] }, undefined) : onRemove()
            }
          />
        ))}
        <InlineStack gap="200" align="start">
          <Button onClick={() => add(fresh)}>{words.addCondition}</Button>
          <Button variant="tertiary" onClick={() => add({ any: [fresh] })}>
            {words.addGroup}
          </Button>
          <AddList onAdd={add} />
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

function AddList({ onAdd }: { onAdd: (part: unknown) => void }) {
  const { language } = useBuilder();
  const [first] = language.lists;
  if (!first) return null;
  return (
    <Button
      variant="tertiary"
      onClick={() => onAdd({ some: first.path, where: { all: [freshCondition(language, first.fields)] } })}
    >
      {words.addList}
    </Button>
  );
}

function OverItems({
  plain,
  place,
  quantifier,
  onRemove,
}: Props & { plain: Plain; quantifier: (typeof QUANTIFIERS)[number] }) {
  const { language, set, complaintAt } = useBuilder();
  const path = String(plain[quantifier]);
  const list = language.lists.find((one) => one.path === path);
  return (
    <Box borderColor="border" borderInlineStartWidth="050" paddingInlineStart="300">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center" align="start">
          <Select
            label={words.quantifier}
            labelHidden
            options={QUANTIFIERS.map((value) => ({ value, label: words.quantifiers[value] }))}
            value={quantifier}
            onChange={(next) => set(place, { [next]: path, where: plain.where })}
          />
          <Select
            label={words.list}
            labelHidden
            options={[
              ...(list ? [] : [{ value: path, label: path }]),
              ...language.lists.map((one) => ({ value: one.path, label: one.says })),
            ]}
            value={path}
            error={complaintAt(at(place, quantifier))}
            onChange={(next) => {
              const inner = language.lists.find((one) => one.path === next)?.fields ?? [];
              set(place, { [quantifier]: next, where: { all: [freshCondition(language, inner)] } });
            }}
          />
          <RemoveButton onRemove={onRemove} />
        </InlineStack>
        <ConditionBuilder
          condition={plain.where}
          place={at(place, "where")}
          fields={[...(list?.fields ?? []), ...language.fields]}
          onRemove={onRemove}
        />
      </BlockStack>
    </Box>
  );
}

function Comparison({ condition, plain, place, fields, onRemove }: Props & { plain: Plain }) {
  const { language, set, complaintAt } = useBuilder();
  const path = String(plain.field);
  const field = fields.find((one) => one.path === path) ?? fieldAt(language, path);
  const { part, zone, compare, exact, name, days, op, value } = plain;
  const operators = (field && language.operators[field.type]) ?? [];
  const operator = operators.find((one) => one.name === op || one.aliases.includes(String(op)));
  // A part of a time, an alias, a missing operator: meant, and for the text.
  const isShown = part === undefined && zone === undefined && compare === undefined && exact === undefined;
  if (!isShown || !field || !operator || !fitsInput(operator.operand, value))
    return <Unbuilt condition={condition} place={place} fields={fields} onRemove={onRemove} />;
  const others = language.fields.filter((one) => one.type === "record" && one.of === field.of && one.path !== path);
  const choose = (next: string) => {
    const chosen = fields.find((one) => one.path === next);
    const fitting = (chosen && language.operators[chosen.type]) ?? [];
    const kept = fitting.find((one) => one.name === operator.name);
    set(place, {
      field: next,
      ...(chosen?.needsName ? { name: name ?? "" } : {}),
      ...(chosen?.takesDays && days !== undefined ? { days } : {}),
      op: kept?.name ?? fitting[0]?.name ?? "exists",
      ...(kept && kept.operand === operator.operand && chosen?.type === field.type && value !== undefined
        ? { value }
        : {}),
    });
  };
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <div style={ROW}>
        <FieldPicker fields={fields} value={path} error={complaintAt(at(place, "field"))} onChange={choose} />
        {field.needsName ? (
          <TextField
            label={words.name}
            labelHidden
            placeholder={words.name}
            autoComplete="off"
            value={typeof name === "string" ? name : ""}
            onChange={(next) => set(at(place, "name"), next)}
          />
        ) : null}
        {field.takesDays ? (
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
        <Select
          label={words.operator}
          labelHidden
          options={operators.map((one) => ({ value: one.name, label: one.says }))}
          value={operator.name}
          error={complaintAt(at(place, "op"))}
          onChange={(next) => {
            const chosen = operators.find((one) => one.name === next);
            const { value: _value, ...rest } = plain;
            set(place, {
              ...rest,
              op: next,
              ...(chosen?.operand === operator.operand && value !== undefined ? { value } : {}),
            });
          }}
        />
        <OperandInput
          operand={operator.operand}
          type={field.type}
          value={value}
          others={others}
          error={complaintAt(at(place, "value"))}
          onChange={(next) => set(at(place, "value"), next)}
        />
      </div>
      <RemoveButton onRemove={onRemove} />
    </InlineStack>
  );
}

const ROW = {
  flex: 1,
  minWidth: 0,
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(9rem, 1fr))",
  gap: "var(--p-space-200)",
};

export function RemoveButton({ onRemove }: { onRemove: () => void }) {
  return <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={words.remove} onClick={onRemove} />;
}

/** The line that stands where there is no condition yet. */
export function NoCondition({ onAdd }: { onAdd: () => void }) {
  return (
    <InlineStack gap="300" blockAlign="center" align="start">
      <Text as="p" tone="subdued">
        {words.always}
      </Text>
      <Button onClick={onAdd}>{words.addCondition}</Button>
    </InlineStack>
  );
}
