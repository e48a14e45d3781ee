// What every part of the builder needs: the document, how to change it, what the language offers, what is wrong.
import { createContext, useContext } from "react";
import type { CheckedRule, RuleWarning } from "#app/components/builder/use-checked-rule.ts";
import { capital } from "#app/lib/capital.ts";
import { type JsonPath, setAt } from "#app/lib/edit-json.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField, LanguageList, RuleLanguage } from "#app/rules/rule-language.ts";

export interface OfferedLanguage extends RuleLanguage {
  subjects: readonly string[];
  examples: Record<string, string[]>;
}

interface Builder {
  document: unknown;
  language: OfferedLanguage;
  complaints: CheckedRule["complaints"];
  warnings: RuleWarning[];
  onChange: (document: unknown) => void;
}

/** Where a part stands: in the document as it is written, and in the longer form that complaints speak of. */
export interface Place {
  raw: JsonPath;
  said: JsonPath;
}
export const at = ({ raw, said }: Place, ...parts: (string | number)[]): Place => ({
  raw: [...raw, ...parts],
  said: [...said, ...parts],
});

const BuilderContext = createContext<Builder | null>(null);
export const BuilderProvider = BuilderContext.Provider;

export function useBuilder() {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("a part of the builder outside of it");
  const { document, complaints, warnings, onChange } = builder;
  return {
    ...builder,
    set: ({ raw }: Place, value: unknown) => onChange(setAt(document, raw, value)),
    /** The first complaint about that place, or anything in it, which names where in it; undefined: it is right. */
    complaintAt: ({ said }: Place): string | undefined => {
      const found = complaints.find(({ path }) => said.every((part, index) => part === path[index]));
      return found?.path.length === said.length ? capital(found.says) : found?.message;
    },
    /** What may be meant, and speaks of that place or of one of those parts of it. */
    warningsAt: ({ said }: Place, parts: readonly string[] = []): string[] => {
      const wanted = [said, ...parts.map((part) => [...said, part])].map((path) => JSON.stringify(path));
      return warnings.flatMap(({ message, places }) =>
        places.some(({ path }) => wanted.includes(JSON.stringify(path))) ? [message] : [],
      );
    },
  };
}

/** A list of steps, or the one step that stands for it: where each of them is. */
export const stepAt = (steps: unknown, place: Place, index: number): Place =>
  Array.isArray(steps) ? at(place, index) : { raw: place.raw, said: [...place.said, index] };

/** A condition to begin with: on something that has a size, else on the first field; it asks whether there is any. */
export function freshCondition(language: RuleLanguage, fields: readonly LanguageField[]): Plain {
  const field =
    fields.find(({ path }) => path.endsWith(".total_price")) ??
    fields.find(({ type }) => type === "money") ??
    fields.find(({ type, needsName }) => type === "text" && !needsName) ??
    fields.find(({ needsName }) => !needsName);
  const operators = (field && language.operators[field.type]) ?? [];
  const operator = operators.find(({ name }) => name === "is_not_empty") ?? operators[0];
  return { field: field?.path ?? "now", op: operator?.name ?? "is" };
}

/** The list to begin with: what was ordered, where there is such. */
export const firstList = ({ lists }: RuleLanguage): LanguageList | undefined =>
  lists.find(({ path }) => path.endsWith(".line_items")) ?? lists[0];
