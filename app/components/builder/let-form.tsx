// What a name of a rule stands for: a text, a field, a figure, a part of a list, other records, or one of two by a condition.
import { BlockStack, Button, Checkbox, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { at, freshCondition, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { builtLeft, FIGURES, fieldsInside, fieldsOfItems, listOfPath } from "#app/components/builder/built-fields.ts";
import { LeftInputs } from "#app/components/builder/comparison-builder.tsx";
import { conditionOn } from "#app/components/builder/condition-builder.tsx";
import { FindForm } from "#app/components/builder/find-form.tsx";
import { freshLet, LET_KINDS, type LetKind, letKind } from "#app/components/builder/let-value.ts";
import { ListInput, numberOf } from "#app/components/builder/list-input.tsx";
import { listOptions } from "#app/components/builder/list-options.ts";
import { OnlyWhere } from "#app/components/builder/only-where.tsx";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";

const words = ruleWords.parts.let;

export function LetForm({ value, place }: { value: unknown; place: Place }) {
  const { language, set, complaintAt } = useBuilder();
  const kind = letKind(value, language);
  if (!kind) return <RawPart value={value} error={complaintAt(place)} />;
  const kinds: LetKind[] = kind === "template" ? [...LET_KINDS, kind] : [...LET_KINDS];
  return (
    <BlockStack gap="200">
      <Select
        label={words.kind}
        options={kinds.map((one) => ({ value: one, label: words.kinds[one] }))}
        value={kind}
        onChange={(next) => set(place, freshLet(next as LetKind, language))}
      />
      <OfKind kind={kind} value={value} place={place} />
    </BlockStack>
  );
}

function OfKind({ kind, value, place }: { kind: LetKind; value: unknown; place: Place }) {
  const { set, complaintAt } = useBuilder();
  const error = complaintAt(place);
  const plain = Object(value) as Plain;
  switch (kind) {
    case "value":
    case "number":
      return (
        <TextField
          label={words.value}
          autoComplete="off"
          multiline={kind === "value" ? 1 : false}
          inputMode={kind === "number" ? "decimal" : undefined}
          value={String(value)}
          error={error}
          onChange={(next) => set(place, kind === "number" ? numberOf(next) : next)}
        />
      );
    case "template":
      return (
        <TextField
          label={words.value}
          autoComplete="off"
          multiline={1}
          value={String(plain.template)}
          error={error}
          onChange={(next) => set(at(place, "template"), next)}
        />
      );
    case "yes_no":
      return <Checkbox label={words.kinds.yes_no} checked={value === true} onChange={(next) => set(place, next)} />;
    case "list":
      return <ListInput label={words.value} value={value} error={error} onChange={(next) => set(place, next)} />;
    case "choice":
      return <Choice plain={plain} place={place} />;
    case "find":
      return <Records plain={plain} place={place} />;
    case "items":
      return <Items plain={plain} place={place} />;
    default:
      return <Read plain={plain} place={place} />;
  }
}

function Choice({ plain, place }: { plain: Plain; place: Place }) {
  const { language, set } = useBuilder();
  const where = at(place, "if");
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {words.if}
      </Text>
      {conditionOn(plain.if, where, language.fields, () =>
        set(where, { all: [freshCondition(language, language.fields)] }),
      )}
      <Text as="p" tone="subdued">
        {words.then}
      </Text>
      <LetForm value={plain.then} place={at(place, "then")} />
      {plain.else === undefined ? (
        <InlineStack>
          <Button variant="tertiary" onClick={() => set(at(place, "else"), "")}>
            {words.addElse}
          </Button>
        </InlineStack>
      ) : (
        <>
          <Text as="p" tone="subdued">
            {words.else}
          </Text>
          <LetForm value={plain.else} place={at(place, "else")} />
        </>
      )}
    </BlockStack>
  );
}

function Records({ plain, place }: { plain: Plain; place: Place }) {
  const { language, set, complaintAt } = useBuilder();
  const kind = String(plain.find);
  return (
    <BlockStack gap="200">
      <Select
        label={ruleWords.parts.find.kind}
        options={[...new Set([kind, ...language.findable])].map((one) => ({
          value: one,
          label: one.replaceAll("_", " "),
        }))}
        value={kind}
        error={complaintAt(at(place, "find"))}
        onChange={(next) => set(at(place, "find"), next)}
      />
      <FindForm
        plain={plain}
        place={place}
        fields={fieldsOfItems(language.found[kind] ?? [], plain.as, language.fields)}
      />
    </BlockStack>
  );
}

function Items({ plain, place }: { plain: Plain; place: Place }) {
  const { language, set, complaintAt } = useBuilder();
  const path = String(plain.field);
  return (
    <BlockStack gap="200">
      <Select
        label={ruleWords.builder.list}
        labelHidden
        options={listOptions(language.lists, path)}
        value={path}
        error={complaintAt(at(place, "field"))}
        onChange={(next) => set(at(place, "field"), next)}
      />
      <FindForm plain={plain} place={place} fields={fieldsInside(path, plain.as, language.fields, language)} isList />
    </BlockStack>
  );
}

/** A field, or a figure over a list: what stands on the left of a comparison. */
function Read({ plain, place }: { plain: Plain; place: Place }) {
  const { language, set } = useBuilder();
  const left = builtLeft(plain, language.fields, language);
  if (!left) return null;
  const figure = FIGURES.find((one) => one === left.is);
  const list = figure ? (listOfPath(String(plain[figure]), language)?.path ?? "") : "";
  return (
    <BlockStack gap="200">
      <LeftInputs
        left={left}
        plain={plain}
        place={place}
        fields={language.fields}
        onReplace={(next) => set(place, next)}
      />
      {figure ? (
        <OnlyWhere
          condition={plain.where}
          place={place}
          fields={fieldsInside(list, plain.as, language.fields, language)}
        >
          {conditionOn}
        </OnlyWhere>
      ) : null}
    </BlockStack>
  );
}
