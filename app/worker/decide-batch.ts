// The entry of the worker thread that decides: a batch of lanes in, their decisions out, in the same order. Pure itself.

// What the built-in checks find out is known to rules from here on.
import "#app/checks/index.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";

export interface DecideTask {
  facts: Facts;
  rules: readonly KeyedRule[];
  /** ISO instant, UTC, whole seconds. */
  now: string;
  /** Versions that stages of these facts go on with. */
  pinned?: readonly KeyedRule[];
}

/** `key`: the same for the same document. A thread is handed copies: by the key it finds what it compiled before. */
export type KeyedRule = RuleInForce & { key?: string };

const documents = new Map<string, RuleInForce["document"]>();
const MOST_DOCUMENTS = 5_000;

export default function decideBatch(tasks: DecideTask[]): Decision[] {
  return tasks.map(({ facts, rules, now, pinned = [] }) => decide(facts, rules.map(known), { now }, pinned.map(known)));
}

function known(rule: KeyedRule): RuleInForce {
  if (rule.key === undefined) return rule;
  const name = `${rule.key} ${rule.position}`;
  const document = documents.get(name);
  if (document) return { ...rule, document };
  if (documents.size >= MOST_DOCUMENTS) documents.clear();
  documents.set(name, rule.document);
  return rule;
}
