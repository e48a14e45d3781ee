// Pure. Which metafields rules name: only those are read, unless a rule goes through all of a record.
import { ALL_METAFIELDS } from "#app/admin/asked-keys.ts";
import { SUBJECT_NAMES } from "#app/rules/scope.ts";
import type { StoredRule } from "#app/store/rules.server.ts";

const NAME = /\b([A-Za-z0-9_$-]{3,64})\.([A-Za-z0-9_-]{2,64})\b/g;
/** More than that no rule names. */
const MOST = 50;

/** “product.metafields” with no name after it: a list, a loop, a template over all of them. */
const ALL = /\.metafields(?=\s*(?:[|%}]|-%|-\}|\\?"))/;

/**
 * "namespace.key" of every metafield that a rule may mean: what looks like one and is no path of a record; with ALL_METAFIELDS
 * where a rule means all.
 */
export function metafieldKeys(rules: readonly StoredRule[]): string[] {
  const records = new Set<string>([...SUBJECT_NAMES, "item", "event", "memory", "results", "tables", "before", "now"]);
  const named = rules
    .filter(({ text }) => text.includes("metafield"))
    .flatMap(({ text }) => [...text.matchAll(NAME)])
    .flatMap(([name, namespace = ""]) => (records.has(namespace) ? [] : [name]));
  const all = rules.some(({ text }) => ALL.test(text)) ? [ALL_METAFIELDS] : [];
  return [...[...new Set(named)].sort().slice(0, MOST), ...all];
}
