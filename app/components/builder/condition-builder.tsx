// A condition tree that is built: groups in groups, lists, comparisons. What it does not show stands as it is written.
import { BlockStack, Box, Button, InlineStack, Select, Text } from "@shopify/polaris";
import { at, firstList, freshCondition, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { fieldsInside } from "#app/components/builder/built-fields.ts";
import { ComparisonBuilder } from "#app/components/builder/comparison-builder.tsx";
import { listOptions } from "#app/components/builder/list-options.ts";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";
import { WarningsAt } from "#app/components/builder/warnings-at.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;
const GROUPS = ["all", "any", "none"] as const;
const QUANTIFIERS = ["some", "every", "no"] as const;

interface Props {
  condition: unknown;
  place: Place;
  fields: readonly LanguageField[];
  onRemove: () => void;
}

interface BuiltGroup {
  kind: (typeof GROUPS)[number];
  parts: unknown[];
  partAt(index: number): Place;
}

/** Which group a condition is, and where its parts stand; null: it is none that can be built. */
function groupOf(condition: unknown, place: Place): BuiltGroup | null {
  if (Array.isArray(condition)) {
    const inner = { raw: place.raw, said: [...place.said, "all"] };
    return { kind: "all", parts: condition, partAt: (index) => at(inner, index) };
  }
  const keys = typeof condition === "object" && condition !== null ? Object.keys(condition) : [];
  // “not” is “none” of one.
  if (keys.length === 1 && keys[0] === "not")
    return { kind: "none", parts: [(condition as Plain).not], partAt: () => at(place, "not") };
  const kind = GROUPS.find((one) => keys.length === 1 && keys[0] === one);
  const parts = kind && (condition as Plain)[kind];
  return kind && Array.isArray(parts) ? { kind, parts, partAt: (index) => at(place, kind, index) } : null;
}

export function ConditionBuilder(props: Props) {
  const { condition, place } = props;
  const group = groupOf(condition, place);
  return group ? (
    <Group {...props} group={group} />
  ) : (
    <BlockStack gap="100">
      <Ungrouped {...props} />
      <WarningsAt place={place} />
    </BlockStack>
  );
}

function Ungrouped(props: Props) {
  const { condition } = props;
  const plain = (typeof condition === "object" && condition !== null ? condition : {}) as Plain;
  const quantifier = QUANTIFIERS.find((one) => typeof plain[one] === "string");
  if (quantifier && Object.keys(plain).every((key) => [quantifier, "where", "as"].includes(key)))
    return <OverItems {...props} quantifier={quantifier} plain={plain} />;
  return <ComparisonBuilder {...props} plain={plain} unbuilt={<Unbuilt {...props} />} where={conditionOn} />;
}

/** The condition on a list's items. */
export const conditionOn = (
  condition: unknown,
  place: Place,
  fields: readonly LanguageField[],
  onRemove: () => void,
) => <ConditionBuilder condition={condition} place={place} fields={fields} onRemove={onRemove} />;

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

function Group({ condition, place, fields, onRemove, group }: Props & { group: BuiltGroup }) {
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
            place={group.partAt(index)}
            fields={fields}
            onRemove={() => (group.parts.length > 1 ? set(group.partAt(index), undefined) : onRemove())}
          />
        ))}
        <InlineStack gap="200" align="start">
          <Button onClick={() => add(fresh)}>{words.addCondition}</Button>
          <Button variant="tertiary" onClick={() => add({ any: [fresh] })}>
            {words.addGroup}
          </Button>
          <AddOfList onAdd={add} />
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

/** A condition on the items of a list, or on a figure over it. */
function AddOfList({ onAdd }: { onAdd: (part: unknown) => void }) {
  const { language } = useBuilder();
  const first = firstList(language);
  if (!first) return null;
  return (
    <>
      <Button
        variant="tertiary"
        onClick={() => onAdd({ some: first.path, where: { all: [freshCondition(language, first.fields)] } })}
      >
        {words.addList}
      </Button>
      <Button variant="tertiary" onClick={() => onAdd({ count: first.path, op: "at_least", value: 1 })}>
        {words.addFigure}
      </Button>
    </>
  );
}

function OverItems({
  plain,
  place,
  fields,
  quantifier,
  onRemove,
}: Props & { plain: Plain; quantifier: (typeof QUANTIFIERS)[number] }) {
  const { language, set, complaintAt } = useBuilder();
  const path = String(plain[quantifier]);
  return (
    <Box borderColor="border" borderInlineStartWidth="050" paddingInlineStart="300">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center" align="start">
          <Select
            label={words.quantifier}
            labelHidden
            options={QUANTIFIERS.map((value) => ({ value, label: words.quantifiers[value] }))}
            value={quantifier}
            onChange={(next) => {
              const { [quantifier]: _list, ...rest } = plain;
              set(place, { [next]: path, ...rest });
            }}
          />
          <Select
            label={words.list}
            labelHidden
            options={listOptions(language.lists, path)}
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
          fields={fieldsInside(path, plain.as, fields, language)}
          onRemove={onRemove}
        />
      </BlockStack>
    </Box>
  );
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
