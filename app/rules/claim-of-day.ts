// Pure. The claim on a rule's share of the day, counted where all its orders count.
import { DateTime } from "luxon";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts, Memory } from "#app/rules/facts.ts";
import { calendarOf } from "#app/rules/rule-env.ts";

/** Of the count: no step of a rule has such an id. */
export const CAP_ID = "@cap";

/** The effect that takes one of `caps.per_day`, taken under a lock when it is recorded; null: the rule has no cap. */
export function claimOfDay(
  { ruleId, document }: CompiledRule,
  facts: Facts,
  memory: Memory,
  now: string,
): Omit<DecidedEffect, "ruleVersion" | "target" | "lane"> | "reached" | null {
  const cap = document.caps?.per_day;
  if (cap === undefined) return null;
  const { zone } = calendarOf(facts);
  const name = `cap ${ruleId} ${DateTime.fromISO(now, { zone }).toISODate()}`;
  if (Number(memory.shop[name] ?? 0) >= cap) return "reached";
  const body = { kind: "remember", scope: "shop", owner: String(facts.shop.domain), name, add: 1, cap } as const;
  return { ruleId, actionId: CAP_ID, acts: "each", occasion: "@run", body, approval: false };
}
