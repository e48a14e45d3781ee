// Pure. Which metafields rules name: only those are read.
import { SUBJECT_NAMES } from "#app/rules/scope.ts";
import type { StoredRule } from "#app/store/rules.server.ts";

const NAME = /\b([A-Za-z0-9_$-]{3,64})\.([A-Za-z0-9_-]{2,64})\b/g;
/** More than that no rule names. */
const MOST = 50;

/** "namespace.key" of every metafield that a rule may mean: what looks like one and is no path of a record. */
export function metafieldKeys(rules: readonly StoredRule[]): string[] {
  const records = new Set<string>([...SUBJECT_NAMES, "item", "event", "memory", "results", "tables", "before", "now"]);
  const named = rules
    .filter(({ text }) => text.includes("metafield"))
    .flatMap(({ text }) => [...text.matchAll(NAME)])
    .flatMap(([name, namespace = ""]) => (records.has(namespace) ? [] : [name]));
  return [...new Set(named)].sort().slice(0, MOST);
}
