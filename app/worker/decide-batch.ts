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
/** By what is in them: of the same list of rules the same object, so that what was made of it is found again. */
const lists = new Map<string, readonly RuleInForce[]>();
const MOST_LISTS = 100;

export default function decideBatch(tasks: DecideTask[]): Decision[] {
  const ofBatch = new Map<readonly KeyedRule[], readonly RuleInForce[]>();
  return tasks.map(({ facts, rules, now, pinned = [] }) => {
    let list = ofBatch.get(rules);
    if (!list) {
      list = knownList(rules);
      ofBatch.set(rules, list);
    }
    return decide(facts, list, { now, findings: "telling" }, pinned.map(known));
  });
}

function knownList(rules: readonly KeyedRule[]): readonly RuleInForce[] {
  if (!rules.every(({ key }) => key !== undefined)) return rules;
  const name = rules.map(({ key, position }) => `${key} ${position}`).join("\n");
  let list = lists.get(name);
  if (!list) {
    if (lists.size >= MOST_LISTS) lists.clear();
    list = rules.map(known);
    lists.set(name, list);
  }
  return list;
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
