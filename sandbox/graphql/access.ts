// Pure. Which access scopes let a request at a type or a field, read out of the official schema's own words.
import { type GraphQLObjectType, getNamedType, isObjectType } from "graphql";

type Words = ReadonlyMap<string, string>;

const cache = new WeakMap<Words, Map<string, string[]>>();

/** The scopes of which one is enough; empty when the words name none (a permission of the user, a plan …). */
export function scopesNamed(words: string): string[] {
  const [first] = words.split("Also:");
  return [...(first ?? "").matchAll(/`((?:read|write|unauthenticated)_[a-z_]+)`/g)].flatMap((match) => match[1] ?? []);
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
  const returned = type.getFields()[field] && getNamedType(type.getFields()[field].type);
  const returnedName = isObjectType(returned) ? returned.name.replace(/Connection$/, "") : null;
  for (const key of [`${type.name}.${field}`, returnedName]) {
    const needed = key ? words.get(key) : undefined;
    if (needed && key && !granted(scopesOf(words, key, needed), has)) return firstSentence(needed);
  }
  return null;
}

function scopesOf(words: Words, key: string, needed: string): string[] {
  let scopes = cache.get(words);
  if (!scopes) cache.set(words, (scopes = new Map()));
  let found = scopes.get(key);
  if (!found) scopes.set(key, (found = scopesNamed(needed)));
  return found;
}

const firstSentence = (words: string) => words.split(" Also:")[0]?.trim() ?? words;
