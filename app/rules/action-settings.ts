// Pure. The settings of an action as people and editors need them: what each takes, whether it has to be there, its default.
import { z } from "zod";
import type { Action } from "#app/rules/action.ts";
import { settingWords } from "#app/rules/setting-words.ts";

type Json = Record<string, unknown>;

export interface ActionSetting {
  name: string;
  required: boolean;
  /** Undefined: none. */
  default: unknown;
  about: string;
  /** In words: “a text”, “one of a, b”. */
  takes: string;
  /** As JSON Schema, with references to TYPES. */
  schema: Json;
}

/** Shared forms of settings, by name. Any text may be a template. */
export const SETTING_TYPES: Readonly<Record<string, Json>> = {
  text: { type: "string", description: "A text; may be a Liquid template." },
  texts: {
    description: "A list of texts, or one text with commas or line breaks. Templates may give several.",
    anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }],
  },
  yes_no: {
    description: "true or false, or a template that gives it: “{{ notify }}”.",
    anyOf: [{ type: "boolean" }, { type: "string", pattern: "\\{[{%]" }],
  },
  amount: {
    description: "A number or decimal text such as 19.90, or a template that gives one.",
    anyOf: [{ type: "number" }, { type: "string" }],
  },
};
const ref = (name: string): Json => ({ $ref: `#/$defs/${name}` });

export function settingsOf({ name, settings }: Action): ActionSetting[] {
  const made = z.toJSONSchema(settings, { io: "input", unrepresentable: "any", target: "draft-2020-12" }) as Json;
  return settingsIn(made, (key) => settingWords(name, key) ?? "");
}

/**
 * What an object of such a form holds, one setting each.
 * @param form JSON Schema of an object
 */
export function settingsIn(form: Json, wordsOf: (key: string) => string): ActionSetting[] {
  const required = new Set((form.required as string[] | undefined) ?? []);
  return Object.entries((form.properties ?? {}) as Record<string, Json>).map(([key, schema]) => {
    const { default: otherwise, ...own } = schema;
    const simple = simplified(own);
    const about = wordsOf(key);
    return {
      name: key,
      required: required.has(key),
      default: otherwise,
      about,
      takes: simple.words,
      schema: {
        ...simple.schema,
        ...(about ? { description: about } : {}),
        ...(otherwise === undefined ? {} : { default: otherwise }),
      },
    };
  });
}

interface Simple {
  words: string;
  schema: Json;
}

/** Most settings are one of a few forms, whatever their limits. */
function simplified(form: Json): Simple {
  if (Array.isArray(form.enum)) return { words: `one of ${form.enum.join(", ")}`, schema: { enum: form.enum } };
  const parts = partsOf(form);
  const types = new Set(parts.map(({ type }) => String(type)));
  const words = parts.flatMap((part) =>
    part.const !== undefined ? [String(part.const)] : ((part.enum as string[] | undefined) ?? []),
  );
  const or = words.length
    ? `${words.map((word) => (word === "" ? "an empty text" : `“${word}”`)).join(", ")}, or `
    : "";
  if (types.has("object")) return { words: `${or}an object`, schema: form };
  if (types.has("array")) {
    const isOfTexts = parts
      .filter(({ type }) => type === "array")
      .every(({ items }) => partsOf((items ?? {}) as Json).every(({ type }) => type === "string"));
    return isOfTexts ? { words: `${or}texts`, schema: ref("texts") } : { words: `${or}a list`, schema: form };
  }
  if (types.has("boolean") && types.size > 1)
    return { words: "a text, a number, true or false", schema: { type: [...types] } };
  if (types.has("number") || types.has("integer"))
    return types.size > 1
      ? { words: `${or}${types.has("integer") ? "a whole number" : "an amount"}`, schema: ref("amount") }
      : { words: types.has("integer") ? "a whole number" : "a number", schema: form };
  if (types.has("boolean")) return { words: "true or false", schema: ref("yes_no") };
  if (types.has("string")) {
    const isChoice = parts.some((part) => part.enum) && parts.length > 1;
    return { words: isChoice ? `one of ${words.join(", ")}` : `${or}text`, schema: ref("text") };
  }
  return { words: "any value", schema: {} };
}

/** The forms that a value may have, one of them each. */
export function partsOf(form: Json): Json[] {
  const inner = (form.anyOf ?? form.oneOf) as Json[] | undefined;
  if (inner) return inner.flatMap(partsOf);
  return Object.keys(form).length === 0 ||
    (form.type === undefined && form.const === undefined && form.enum === undefined)
    ? []
    : [{ type: typeof form.const === "string" || form.enum ? "string" : form.type, ...form }];
}
