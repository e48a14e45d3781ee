// A figure over a list: how many items there are, what a field of theirs adds up to.
import { Select } from "@shopify/polaris";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { FIGURES, listOfPath } from "#app/components/builder/built-fields.ts";
import { FieldPicker } from "#app/components/builder/field-picker.tsx";
import { listOptions } from "#app/components/builder/list-options.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Aggregate } from "#app/rules/condition-schema.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField, LanguageList } from "#app/rules/rule-language.ts";

const words = ruleWords.builder;
const ADDED: ReadonlySet<string> = new Set(["number", "money"]);

interface Props {
  plain: Plain;
  place: Place;
  figure: Aggregate;
  onReplace: (left: Plain) => void;
}

/** Fields of a list's items that such a figure can be taken of. */
const fieldsFor = (figure: Aggregate, { fields }: LanguageList): LanguageField[] =>
  figure === "count"
    ? []
    : fields.filter(({ type, needsName }) =>
        figure === "distinct"
          ? !needsName && type !== "record" && type !== "list"
          : ADDED.has(type) || (type === "time" && (figure === "min" || figure === "max")),
      );

export function FigureInput({ plain, place, figure, onReplace }: Props) {
  const { language, complaintAt } = useBuilder();
  const path = String(plain[figure]);
  const list = listOfPath(path, language);
  const { where, as } = plain;
  const kept = { ...(where === undefined ? {} : { where }), ...(as === undefined ? {} : { as }) };
  const pathFor = (next: Aggregate, of: LanguageList | undefined, field: string | undefined) => {
    if (!of) return path;
    const fitting = fieldsFor(next, of);
    const chosen = fitting.find((one) => insideOf(one) === field) ?? fitting[0];
    return next === "count" || !chosen ? of.path : `${of.path}.${insideOf(chosen)}`;
  };
  const inner = list && path.length > list.path.length ? path.slice(list.path.length + 1) : undefined;
  const offered = list ? fieldsFor(figure, list) : [];
  return (
    <>
      <Select
        label={words.figure}
        labelHidden
        options={FIGURES.map((value) => ({ value, label: words.figures[value] }))}
        value={figure}
        onChange={(next) => onReplace({ [next]: pathFor(next as Aggregate, list, inner), ...kept })}
      />
      <Select
        label={words.list}
        labelHidden
        options={listOptions(language.lists, list?.path ?? path)}
        value={list?.path ?? path}
        error={complaintAt(at(place, figure))}
        onChange={(next) => {
          const of = language.lists.find((one) => one.path === next);
          // What was asked of the items of another list means nothing here.
          onReplace({ [figure]: pathFor(figure, of, inner) });
        }}
      />
      {list && figure !== "count" ? (
        <FieldPicker
          fields={offered}
          value={inner === undefined ? "" : (offered.find((one) => insideOf(one) === inner)?.path ?? inner)}
          error={complaintAt(at(place, figure))}
          onChange={(next) => {
            const chosen = offered.find((one) => one.path === next);
            if (chosen) onReplace({ [figure]: `${list.path}.${insideOf(chosen)}`, ...kept });
          }}
        />
      ) : null}
    </>
  );
}

/** The path without the name of the item. */
const insideOf = ({ path }: LanguageField): string => path.slice(path.indexOf(".") + 1);
