// What a run found, with the explanations that nobody stored: worked out again from its facts by the rules as they stood.

import type { ShopTransaction } from "#app/db.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { withSettings } from "#app/queries/last-facts.server.ts";
import type { RuleAt, RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Finding } from "#app/rules/decision.ts";
import { ENGINE } from "#app/rules/engine.ts";
import type { Facts } from "#app/rules/facts.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";

export interface StoredRun {
  facts: unknown;
  /** Null: they are kept under `ruleSet`. */
  rules: unknown;
  ruleSet: string | null;
  now: Date;
  engine: string;
  findings: unknown;
  outcomeDigest: string;
}

export interface ExplainedRun {
  findings: Finding[];
  /** The rules as they stood. */
  rules: RuleAt[];
  /** False: what was decided then does not come out again; the findings are those that were recorded. */
  agrees: boolean;
  /** What the rules in force would have said that nothing set off; empty where it cannot be worked out. */
  unasked: Finding[];
}

/** Findings of a run of this engine are worked out again; of another one, or without its facts, they are as recorded. */
export async function explainRun(tx: ShopTransaction, shop: string, run: StoredRun): Promise<ExplainedRun> {
  const { rules: rulesThen, settings } = await setOf(tx, shop, run);
  const recorded = {
    rules: rulesThen,
    findings: (Array.isArray(run.findings) ? run.findings : []) as Finding[],
    agrees: true,
    unasked: [],
  };
  const stored = run.facts as Facts | { redacted: true };
  if (run.engine !== ENGINE || !("lane" in stored)) return recorded;
  const facts = withSettings(stored, settings);
  const rules = await rulesOf(tx, shop, rulesThen);
  const options = { now: instantOf(run.now), explainAll: true };
  const decision = decide(facts, rules, options);
  if (decision.digest !== run.outcomeDigest) return { ...recorded, agrees: false };
  const found = new Set(decision.findings.map(({ ruleId }) => ruleId));
  // As if a person had asked: that looks at all of them.
  const asked = { ...facts, triggers: [{ on: "by_hand" as const }], stages: [] };
  return {
    rules: rulesThen,
    findings: decision.findings,
    agrees: true,
    unasked: decide(asked, rules, options).findings.filter(({ ruleId }) => !found.has(ruleId)),
  };
}

async function setOf(
  tx: ShopTransaction,
  shop: string,
  { rules, ruleSet }: StoredRun,
): Promise<{ rules: RuleAt[]; settings: Facts["settings"] | null }> {
  const kept = ruleSet && (await tx.ruleSet.findUnique({ where: { shop_digest: { shop, digest: ruleSet } } }));
  const stored: unknown = kept ? kept.rules : rules;
  return {
    rules: Array.isArray(stored) ? (stored as RuleAt[]) : [],
    settings: kept ? (kept.settings as Facts["settings"] | null) : null,
  };
}

async function rulesOf(tx: ShopTransaction, shop: string, wanted: readonly RuleAt[]): Promise<RuleInForce[]> {
  if (!wanted.length) return [];
  const versions = await tx.ruleVersion.findMany({
    where: { shop, OR: wanted.map(({ ruleId, version }) => ({ ruleId, version })) },
  });
  return wanted.flatMap(({ ruleId, version, position = 0 }) => {
    const found = versions.find((one) => one.ruleId === ruleId && one.version === version);
    return found ? [{ ruleId, version, position, document: RuleSchema.parse(found.document) }] : [];
  });
}
