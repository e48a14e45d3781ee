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

/** The words to refuse a field with, or null when it may be read. Looks at the field, then at the type it returns. */
export function deniedAccess(
  type: GraphQLObjectType,
  field: string,
  words: Words,
  has: ReadonlySet<string>,
): string | null {
  const definition = type.getFields()[field];
  const returned = definition && getNamedType(definition.type);
  const returnedName = isObjectType(returned) ? returned.name.replace(/Connection$/, "") : null;
  for (const key of [`${type.name}.${field}`, returnedName]) {
    const needed = key ? words.get(key) : undefined;
    if (needed && !granted(scopesNamed(needed), has)) return firstSentence(needed);
  }
  return null;
}

const firstSentence = (words: string) => words.split(" Also:")[0]?.trim() ?? words;
