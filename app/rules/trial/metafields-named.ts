// Pure.
import type { RuleInForce } from "#app/rules/compile-rule.ts";

/** “custom.gift” wherever a rule says it: as a name, a key, in a path or a template. */
export function metafieldsNamed(rules: readonly RuleInForce[]): string[] {
  const text = JSON.stringify(rules.map(({ document }) => document));
  const found = text.matchAll(/(?:"(?:name|key)":"|metafields(?:\.|\[\s*(?:'|\\")))([a-z0-9_$:-]+\.[a-z0-9_-]+)/gi);
  return [...new Set([...found].flatMap(([, name]) => name ?? []))];
}
