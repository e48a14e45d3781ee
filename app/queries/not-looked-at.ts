// Pure. Why a rule was not looked at when an order, or its customer, was looked at last.
import { checkOfRule } from "#app/checks/check-of-rule.ts";
import type { Finding } from "#app/rules/decision.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { EVENTS, type EventName, type Trigger } from "#app/rules/trigger.ts";
import { triggersInWords } from "#app/rules/trigger-in-words.ts";

export interface RuleOfStore {
  ruleId: string;
  version: number;
  enabled: boolean;
  document: RuleDocument;
}
/** The last look at a lane; null: there was none. */
export interface LastLook {
  triggers: readonly Trigger[];
  /** The rules that were in force then. */
  rules: readonly { ruleId: string; version: number }[];
  /** Ids of the rules that it found something about. */
  found: ReadonlySet<string>;
  /** What those that were not looked at would have said. */
  unasked: readonly Finding[];
}
export interface NotLookedAt {
  ruleId: string;
  name: string;
  /** The built-in check that makes it. */
  checkId: string | null;
  /** Why it was not looked at. */
  reason: string;
  /** What it would have said; null: not known. */
  would: { outcome: Finding["outcome"]; reason: string } | null;
}

/** @param looks by lane. @param now ISO instant. */
export function notLookedAt(
  rules: readonly RuleOfStore[],
  looks: Readonly<Record<"order" | "customer", LastLook | null>>,
  now: string,
): NotLookedAt[] {
  return rules.flatMap((rule): NotLookedAt[] => {
    const { ruleId, document } = rule;
    const { lane } = SUBJECTS[document.about];
    if (lane !== "order" && lane !== "customer") return [];
    const look = looks[lane];
    if (look?.found.has(ruleId)) return [];
    const check = checkOfRule(ruleId);
    const isOff = !rule.enabled || !document.enabled;
    // A check that is off is said once; a rule that its settings do not ask for is no rule of the store.
    if (check && isOff && check.ruleIds[0] !== ruleId) return [];
    const own = look?.unasked.find((finding) => finding.ruleId === ruleId);
    return [
      {
        ...{ ruleId, checkId: check?.id ?? null, name: check && isOff ? check.name : (document.name ?? ruleId) },
        reason: isOff ? "It is switched off." : reasonOf(rule, lane, look, now),
        would: isOff || !own?.reason ? null : { outcome: own.outcome, reason: own.reason },
      },
    ];
  });
}

function reasonOf(
  { ruleId, version, document }: RuleOfStore,
  lane: "order" | "customer",
  look: LastLook | null,
  now: string,
): string {
  const { active_from, active_until } = document;
  if (active_from !== undefined && Date.parse(active_from) > Date.parse(now)) return `It begins on ${active_from}.`;
  if (active_until !== undefined && Date.parse(active_until) <= Date.parse(now)) return `It ended on ${active_until}.`;
  if (!look) return lane === "customer" ? "The customer was not looked at yet." : "The order was not looked at yet.";
  if (!look.rules.some((one) => one.ruleId === ruleId && one.version === version))
    return "It was saved after the last look: check the order again to have it looked at.";
  const happened = [...new Set(look.triggers.map(({ on }) => EVENTS[on as EventName]?.says ?? on))];
  const before = happened.length
    ? ` What happened last: ${happened.join(", ")}.`
    : " At the last look nothing happened.";
  return `It is set off ${triggersInWords(document.on).replace(/^W/, "w")}.${before}`;
}
