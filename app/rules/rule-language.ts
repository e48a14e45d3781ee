// Pure. What the builder offers to a rule about one kind of record: its fields with their types, the operators that fit, lists,
// events and actions. All of it from the declarations that also check, run and explain.
import { type ActionSetting, partsOf, settingsIn, settingsOf } from "#app/rules/action-settings.ts";
import { ACTIONS } from "#app/rules/actions/index.ts";
import type { LeftType, OperandKind } from "#app/rules/operator.ts";
import { operatorsFor } from "#app/rules/operators/index.ts";
import { PathError, pathIn } from "#app/rules/path.ts";
import { type Field, recordKind } from "#app/rules/record.ts";
import { FINDABLE, type Findable } from "#app/rules/rule-document.ts";
import { type Scope, SUBJECT_NAMES, SUBJECTS, type Subject, scopeOf, withNames } from "#app/rules/scope.ts";
import { EVENT_NAMES, EVENTS, lanesOf } from "#app/rules/trigger.ts";

export interface LanguageField {
  path: string;
  /** In a sentence: "shipping address’s postcode". */
  says: string;
  type: LeftType;
  /** Of a record or list: what it is of. */
  of: string | null;
  /** Means nothing without a name ("Gift note", "custom.gift"). */
  needsName: boolean;
  /** Takes a window of days. */
  takesDays: boolean;
}
export interface LanguageOperator {
  name: string;
  /** Other ways in which a document may write it. */
  aliases: readonly string[];
  says: string;
  operand: OperandKind;
}
export interface LanguageList {
  path: string;
  says: string;
  /** Of each of its items. */
  fields: LanguageField[];
}
export interface LanguageAction {
  name: string;
  title: string;
  about: string;
  /** On something that every such rule has; else only on what it looks for itself. */
  fits: boolean;
  acts: readonly string[];
  settings: LanguageSetting[];
}
export interface LanguageSetting {
  name: string;
  required: boolean;
  about: string;
  /** How it is asked for; named: names with values; entries: a list of them; json: as it is written. */
  input: "text" | "texts" | "number" | "yes_no" | "choice" | "named" | "entries" | "json";
  choices: string[];
  /** What each of its entries holds. */
  entry: LanguageSetting[];
}
export interface RuleLanguage {
  about: Subject;
  fields: LanguageField[];
  lists: LanguageList[];
  /** What a name may stand for: “orders”, “products” … */
  findable: string[];
  /** Fields of such records, of those kinds that were asked for. */
  found: Record<string, LanguageField[]>;
  /** By type of the left side. */
  operators: Record<string, LanguageOperator[]>;
  events: { name: string; says: string }[];
  actions: LanguageAction[];
}

/** Names that stand for no record of the store. */
const NOT_OFFERED = new Set(["event", "memory", "results", "tables", "before", "locations"]);
/** Types of texts, figures and parts of a time, which no field need have. */
const ALWAYS: readonly LeftType[] = ["any", "text", "number", "money", "time", "clock", "date"];
const DEPTH = 3;
/** What a rule that is being built may be about: the first ones are what most rules are about. */
export const BUILT_SUBJECTS: readonly Subject[] = SUBJECT_NAMES;

/** @param found kinds of other records that the rule looks for: with their fields. */
export function ruleLanguage(about: Subject, found: readonly Findable[] = []): RuleLanguage {
  const scope = scopeOf(about);
  const fields: LanguageField[] = [];
  const lists: LanguageList[] = [];
  for (const [name, { type, of }] of scope) {
    if (NOT_OFFERED.has(name)) continue;
    if (type === "record" && of) walk(name, of, scope, fields, lists, 1);
    else fields.push(fieldAt(name, scope, null));
  }
  const ofFound = Object.fromEntries(found.map((kind) => [kind, fieldsOfOne(FINDABLE[kind], scope)]));
  const inLists = [...lists.flatMap((list) => list.fields), ...Object.values(ofFound).flat()];
  const types = new Set([...ALWAYS, ...[...fields, ...inLists].map(({ type }) => type)]);
  return {
    about,
    fields,
    lists,
    findable: Object.keys(FINDABLE),
    found: ofFound,
    operators: Object.fromEntries(
      [...types].map((type) => [
        type,
        operatorsFor(type).map(({ name, aliases = [], says, operand }) => ({ name, aliases, says: says[0], operand })),
      ]),
    ),
    events: EVENT_NAMES.filter((event) => reaches(event, about)).map((name) => ({ name, says: EVENTS[name].says })),
    actions: ACTIONS.map((action) => ({
      name: action.name,
      title: action.title,
      about: withoutQuotes(firstSentence(action.about)),
      fits: action.targets.includes("shop") || action.targets.some((kind) => scope.has(kind)),
      acts: action.acts.allowed,
      settings: settingsOf(action).map(settingOf),
    })),
  };
}

/** Whoever builds sees settings and records by their words: what is about the document's own names is left to its pages. */
const firstSentence = (about: string): string => about.split(/(?<=[.!?]) /, 1)[0] ?? about;
const withoutQuotes = (about: string): string => about.replaceAll("`", "");

const INTERNAL = new Set(["timer", "settings", "stage", "schedule", "rule"]);

function reaches(event: (typeof EVENT_NAMES)[number], about: Subject): boolean {
  if (INTERNAL.has(event)) return false;
  const lanes = lanesOf(event);
  return !lanes.length || lanes.includes(SUBJECTS[about].lane);
}

function walk(
  path: string,
  kind: string,
  scope: Scope,
  fields: LanguageField[],
  lists: LanguageList[] | null,
  depth: number,
): void {
  for (const [name, field] of Object.entries(recordKind(kind).fields)) {
    const at = `${path}.${name}`;
    if (!canRead(at, scope)) continue;
    if (field.type === "record" && field.of) {
      if (field.type === "record") fields.push(fieldAt(at, scope, field));
      // An order's customer and a line's order are known by their own names.
      if (depth < DEPTH && !scope.has(field.of)) walk(at, field.of, scope, fields, lists, depth + 1);
    } else if (field.type === "list" && field.of) {
      fields.push(fieldAt(at, scope, field));
      lists?.push(listAt(at, field.of, scope));
    } else if (field.type !== "values" || field.needsName) fields.push(fieldAt(at, scope, field));
  }
}

const listAt = (path: string, of: string, scope: Scope): LanguageList => ({
  path,
  says: pathIn(path, scope).says,
  fields: fieldsOfOne(of, scope),
});

function fieldsOfOne(of: string, scope: Scope): LanguageField[] {
  const inner = withNames(
    scope,
    ["item", of].map((name) => [name, { type: "record" as const, of }] as const),
  );
  const fields: LanguageField[] = [];
  walk(of, of, inner, fields, null, DEPTH - 1);
  return fields;
}

function fieldAt(path: string, scope: Scope, field: Field | null): LanguageField {
  const { type, of, says } = pathIn(path, scope);
  const needsName = field?.needsName === true;
  return {
    path,
    says,
    type: needsName ? "any" : type,
    of: of ?? null,
    needsName,
    takesDays: field?.params?.includes("days") === true,
  };
}

function canRead(path: string, scope: Scope): boolean {
  try {
    pathIn(path, scope);
    return true;
  } catch (error) {
    if (error instanceof PathError) return false;
    throw error;
  }
}

const isText = ({ type }: ActionSetting["schema"]): boolean => type === "string";

function settingOf({ name, required, about, schema }: ActionSetting): LanguageSetting {
  const { $ref: ref, type } = schema as { $ref?: string; type?: unknown };
  const shared = {
    name,
    required,
    about: withoutQuotes(about),
    choices: [] as string[],
    entry: [] as LanguageSetting[],
  };
  if (ref === "#/$defs/texts") return { ...shared, input: "texts" };
  if (ref === "#/$defs/text") return { ...shared, input: "text" };
  if (ref === "#/$defs/amount" || type === "number" || type === "integer") return { ...shared, input: "number" };
  if (ref === "#/$defs/yes_no" || type === "boolean") return { ...shared, input: "yes_no" };
  const parts = partsOf(schema);
  const choices = parts.flatMap((part) => (part.enum as unknown[] | undefined) ?? []);
  if (choices.length && parts.every(isText)) return { ...shared, input: "choice", choices: choices.map(String) };
  const entry = parts.map(({ items }) => items as ActionSetting["schema"] | undefined).find((one) => one?.properties);
  const fields = entry ? settingsIn(entry, () => "").map(settingOf) : [];
  // Words that stand beside lists of texts (“all”, or SKUs) are typed like these.
  if (parts.some(({ type, items }) => type === "array" && partsOf(items as ActionSetting["schema"]).every(isText)))
    return { ...shared, input: "texts", entry: fields };
  // The fields of an entry say what the words about the document spell out.
  if (entry) return { ...shared, about: "", input: "entries", entry: fields };
  const isNamed = parts.length > 0 && parts.every((part) => part.type === "object" && part.additionalProperties);
  return { ...shared, input: isNamed ? "named" : "json" };
}
