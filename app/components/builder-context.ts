// What every part of the builder needs: the document, how to change it, what the language offers, what is wrong.
import { createContext, useContext } from "react";
import { type JsonPath, setAt } from "#app/lib/edit-json.ts";
import type { LanguageField, RuleLanguage } from "#app/rules/rule-language.ts";

export interface OfferedLanguage extends RuleLanguage {
  subjects: readonly string[];
  examples: Record<string, string[]>;
}
interface Builder {
  document: unknown;
  language: OfferedLanguage;
  complaints: readonly { path: (string | number)[]; message: string }[];
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
  const { document, complaints, onChange } = builder;
  return {
    ...builder,
    set: ({ raw }: Place, value: unknown) => onChange(setAt(document, raw, value)),
    /** The first complaint about that place, or anything in it; undefined: it is right. */
    complaintAt: ({ said }: Place): string | undefined =>
      complaints.find(({ path }) => said.every((part, index) => part === path[index]))?.message,
  };
}

/** The field at a path, of the record or of a list's items; undefined: the builder does not know it. */
export function fieldAt(language: RuleLanguage, path: string): LanguageField | undefined {
  return (
    language.fields.find((field) => field.path === path) ??
    language.lists.flatMap(({ fields }) => fields).find((field) => field.path === path)
  );
}
