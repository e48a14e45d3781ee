// The entry of the worker thread that decides: a batch of lanes in, their decisions out, in the same order. Pure itself.

// What the built-in checks find out is known to rules from here on.
import "#app/checks/index.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";

/** `key`: the same for the same document. A thread is handed copies: by the key it finds what it compiled before. */
export type KeyedRule = RuleInForce & { key?: string };

export interface DecideTask {
  facts: Facts;
  rules: readonly KeyedRule[];
  /** ISO instant, UTC, whole seconds. */
  now: string;
  /** Versions that stages of these facts go on with. */
  pinned?: readonly KeyedRule[];
}

/** Rules of several tasks: a store's thousand documents go over to a thread once, and by their name from then on. */
export interface RuleList {
  /** The same for the same rules in the same order; null: they have no keys. */
  name: string | null;
  /** Null: the thread was handed it before. */
  rules: readonly KeyedRule[] | null;
}
export interface DecideBatch {
  lists: readonly RuleList[];
  /** `list`: the place of its rules among the lists. */
  tasks: readonly (Omit<DecideTask, "rules"> & { list: number })[];
}
/** "unknown_list": a list that was to be here is not any more; it has to be handed over again. */
export type BatchDecided = { outcome: "decided"; decisions: Decision[] } | { outcome: "unknown_list" };

const documents = new Map<string, RuleInForce["document"]>();
const MOST_DOCUMENTS = 5_000;
/** By their names: of the same list of rules the same object, so that what was made of it is found again. */
const lists = new Map<string, readonly RuleInForce[]>();
const MOST_LISTS = 100;

export default function decideBatch({ lists: given, tasks }: DecideBatch): BatchDecided {
  const found: (readonly RuleInForce[])[] = [];
  for (const list of given) {
    const rules = listOf(list);
    if (!rules) return { outcome: "unknown_list" };
    found.push(rules);
  }
  const decisions = tasks.map(({ facts, list, now, pinned = [] }) =>
    decide(facts, found[list] ?? NO_RULES, { now, findings: "telling" }, pinned.map(known)),
  );
  return { outcome: "decided", decisions };
}

const NO_RULES: never[] = [];

function listOf({ name, rules }: RuleList): readonly RuleInForce[] | null {
  if (name === null) return rules;
  let list = lists.get(name);
  if (list || !rules) return list ?? null;
  if (lists.size >= MOST_LISTS) lists.clear();
  list = rules.map(known);
  lists.set(name, list);
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
