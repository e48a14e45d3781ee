// Pure. Which customer segments rules ask after: by name in a condition, or by waiting for who joins and leaves.
import type { StoredRule } from "#app/store/rules.server.ts";

type Rule = Pick<StoredRule, "ruleId" | "version" | "text">;

/** A path that ends in a customer's segments, or the event. */
const ASKS = /\bcustomer\.segment_changed"|\bsegments\b/;

/** The rules that ask after any, as a text that changes when one of them does; null: none does. */
export function askingForSegments(rules: readonly Rule[]): string | null {
  const asking = rules.filter(({ text }) => ASKS.test(text));
  return asking.length
    ? asking
        .map(({ ruleId, version }) => `${ruleId}@${version}`)
        .sort()
        .join(" ")
    : null;
}

/**
 * Ids of the segments whose members have to be known. A rule that names none of them by its name (it waits for any, or has the name
 * from a table or an input) asks after all.
 * @param segments name by id.
 */
export function segmentsAskedAfter(rules: readonly Rule[], segments: ReadonlyMap<string, string>): string[] {
  const all = [...segments.keys()];
  const asked = rules
    .filter(({ text }) => ASKS.test(text))
    .flatMap(({ text }) => {
      const said = text.toLowerCase();
      const named = all.filter((id) => said.includes(JSON.stringify(segments.get(id) ?? "").toLowerCase()));
      return named.length ? named : all;
    });
  return [...new Set(asked)].sort();
}
