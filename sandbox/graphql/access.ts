// Pure. Which access scopes let a request at a type or a field, read out of the official schema's own words.
import { type GraphQLObjectType, getNamedType, isObjectType } from "graphql";

type Words = ReadonlyMap<string, string>;

const read = new Map<string, string[]>();

/** The scopes of which one is enough; empty when the words name none (a permission of the user, a plan …). */
export function scopesNamed(words: string): string[] {
  const known = read.get(words);
  if (known) return known;
  const [first] = words.split("Also:");
  const scopes = [...(first ?? "").matchAll(/`((?:read|write|unauthenticated)_[a-z_]+)`/g)].flatMap(
    (match) => match[1] ?? [],
  );
  read.set(words, scopes);
  return scopes;
}

/** Whether one of `scopes` is among the granted ones; write_x includes read_x. */
export const granted = (scopes: readonly string[], has: ReadonlySet<string>): boolean =>
  scopes.length === 0 ||
  scopes.some((scope) => has.has(scope) || (scope.startsWith("read_") && has.has(`write_${scope.slice(5)}`)));

interface Need {
  words: string;
  scopes: string[];
}

/** What a field of a type takes, for the field and for the type that it returns; the words are of the type's own schema. */
const needs = new WeakMap<GraphQLObjectType, Map<string, Need[]>>();

function needsOf(type: GraphQLObjectType, field: string, words: Words): Need[] {
  const ofType = needs.get(type);
  const known = ofType?.get(field);
  if (known) return known;
  const found = readNeeds(type, field, words);
  if (ofType) ofType.set(field, found);
  else needs.set(type, new Map([[field, found]]));
  return found;
}

function readNeeds(type: GraphQLObjectType, field: string, words: Words): Need[] {
  const definition = type.getFields()[field];
  const returned = definition && getNamedType(definition.type);
  const returnedName = isObjectType(returned) ? returned.name.replace(/Connection$/, "") : "";
  return [`${type.name}.${field}`, returnedName].flatMap((key) => {
    const said = words.get(key);
    return said ? [{ words: said, scopes: scopesNamed(said) }] : [];
  });
}

/** The words to refuse a field with, or null when it may be read. Looks at the field, then at the type it returns. */
export function deniedAccess(
  type: GraphQLObjectType,
  field: string,
  words: Words,
  has: ReadonlySet<string>,
): string | null {
  for (const { words: said, scopes } of needsOf(type, field, words))
    if (!granted(scopes, has)) return firstSentence(said);
  return null;
}

const firstSentence = (words: string) => words.split(" Also:")[0]?.trim() ?? words;
