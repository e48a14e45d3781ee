// Pure. Which rules an event sets off, for which of a lane's records, and what our own effects mean as events.
import { canonicalJson, digestOf } from "#app/lib/canonical-json.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { isCaseOf, isStoreEvent } from "#app/rules/compile-trigger.ts";
import type { OpenedStage } from "#app/rules/decision.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Env } from "#app/rules/env.ts";
import { isCall } from "#app/rules/is-call.ts";
import { onBusinessDay } from "#app/rules/next-clock.ts";
import { type LaneKind, SUBJECTS } from "#app/rules/scope.ts";
import type { SubjectRecord } from "#app/rules/subject-records.ts";
import type { EventName, Trigger } from "#app/rules/trigger.ts";

/** Whether the event concerns the rule. A rule on a changed field is looked at closer: see isDue. */
export function setsOff(rule: CompiledRule, trigger: Trigger): boolean {
  if (trigger.rule !== undefined && trigger.on !== "rule") return trigger.rule === rule.ruleId;
  switch (trigger.on) {
    case "rule":
      return trigger.rule === rule.ruleId || rule.triggers.some((one) => one.is === "rule" && one.rule === trigger.of);
    // Looks that a person, a setting or the clock asked for: for all rules.
    case "by_hand":
    case "settings":
    case "timer":
    case "order.approved":
      return true;
    case "stage":
      return false;
    case "schedule":
      return rule.triggers.some((one) => one.is === "schedule");
    default:
      return rule.triggers.some(
        (one) =>
          ((one.is === "event" || one.is === "after") && isCaseOf(trigger.on, one.event)) ||
          (one.is === "change" && isStoreEvent(trigger)),
      );
  }
}

/** One run for each call and for each child that an event names, one for all other events together. */
export function runsFor(rule: CompiledRule, { record }: SubjectRecord, own: readonly Trigger[]): Trigger[] {
  const child = SUBJECTS[rule.subject].list === null ? null : rule.subject;
  const mine = own.filter((trigger) => {
    if (!child || trigger.of === undefined) return true;
    const names = trigger.on.split(".")[0];
    if (names === child) return trigger.of === record?.id || trigger.body?.[`${child}_id`] === record?.id;
    return true;
  });
  const ofChildren = child ? [] : mine.filter(({ on, of }) => of !== undefined && on.includes("."));
  const calls = mine.filter(isCall);
  const others = mine.filter((trigger) => !ofChildren.includes(trigger) && !calls.includes(trigger));
  // The event that says most comes first: what else came with it changes nothing for the rule.
  return [...ofChildren, ...others.slice(0, 1), ...calls];
}

/** A rule on a changed field is set off only if it changed so. */
export function isDue(rule: CompiledRule, trigger: Trigger, env: Env): boolean {
  if (!isStoreEvent(trigger) || trigger.rule !== undefined) return trigger.on !== "stage";
  return rule.triggers.some(
    (one) => (one.is === "event" && isCaseOf(trigger.on, one.event)) || (one.is === "change" && one.happened(env)),
  );
}

/** What a rule “so long after” an event waits for, once that happened. */
export function openDelayed(
  rule: CompiledRule,
  { target }: SubjectRecord,
  trigger: Trigger,
  { now, calendar }: Pick<Env, "now" | "calendar">,
): OpenedStage[] {
  return rule.triggers.flatMap((one, index): OpenedStage[] => {
    if (one.is !== "after" || !isCaseOf(trigger.on, one.event)) return [];
    const span = parseDuration(one.span);
    if (!span) return [];
    const due = addDuration(now, span, calendar);
    const until = one.weekdaysOnly ? onBusinessDay(due, calendar) : due;
    return [
      {
        ruleId: rule.ruleId,
        ruleVersion: rule.version,
        target,
        block: "then",
        pointer: [],
        waits: { for: "time", until, recheck: true },
        results: {},
        trigger,
        key: digestOf([rule.ruleId, target, "after", index, trigger.on, trigger.of ?? null]).slice(0, 32),
      },
    ];
  });
}

/** Looks that are no event: what acts each time stays quiet, what acts once or when it becomes true does not. */
export function isQuiet({ on, rule }: Trigger): boolean {
  return rule === undefined && (on === "settings" || on === "timer" || on === "order.approved");
}

/** Events that a change of the lane's record by our own effects means for the rules that wait for such. */
export function eventsOfChange(
  kind: LaneKind,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): Trigger[] {
  if (!before || !after || before === after) return [];
  const triggers: Trigger[] = [];
  const differs = (name: string) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null);
  if (differs("tags")) triggers.push({ on: TAGS_CHANGED[kind] ?? "order.tags_changed" });
  if (kind === "order" && differs("note")) triggers.push({ on: "order.note_changed" });
  if (kind === "order" && (differs("note_attributes") || differs("metafields"))) triggers.push({ on: "order.updated" });
  return triggers;
}

const TAGS_CHANGED: Partial<Record<LaneKind, EventName>> = {
  customer: "customer.tags_changed",
  product: "product.updated",
  draft_order: "draft_order.updated",
};

/** Rules that our own effects start. */
export function startedRules(effects: readonly DecidedEffect[]): Trigger[] {
  return effects.flatMap(({ body, ruleId }): Trigger[] =>
    body.kind === "start_rule" ? [{ on: "rule", rule: body.rule, inputs: body.inputs, of: ruleId }] : [],
  );
}
