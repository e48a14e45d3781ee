// Pure.
import { DateTime } from "luxon";
import type { RuleTrigger } from "#app/rules/rule-trigger.ts";
import { fallsDueAt, nextTick } from "#app/rules/schedule.ts";
import { schedulesOf } from "#app/rules/trial/schedules-of.ts";
import type { TrialWorld } from "#app/rules/trial/trial-world.ts";

/** What the facts of a moment leave open, where they only say that it is time (“schedule”); null: it is. */
export function offTime(
  { now, triggers, shop, focus }: TrialWorld,
  rules: readonly { document: { id: string; on: readonly RuleTrigger[] } }[],
): string | null {
  const isSaid = triggers.length > 0 && triggers.every(({ on, rule }) => on === "schedule" && rule === undefined);
  const tried = isSaid ? rules.find(({ document }) => document.id === focus.id) : undefined;
  const late = tried && offSchedule(tried.document, now, String(shop.timezone));
  return late ? `${late} To try whether it is time, write "event": "clock".` : null;
}

/** That the clock would not set the rule off at that instant, and when it will; null: it would, or has no say in it. */
export function offSchedule(rule: { on: readonly RuleTrigger[] }, instant: string, zone: string): string | null {
  const schedules = schedulesOf(rule);
  if (!schedules.length || schedules.some((one) => fallsDueAt(one, instant, zone))) return null;
  const said = (at: string) => DateTime.fromISO(at, { zone }).toFormat("cccc, d LLLL yyyy, HH:mm");
  const [next] = schedules.flatMap((one) => nextTick(one, instant, zone) ?? []).sort();
  return `By the store's clock it is ${said(instant)}; the schedule falls due ${next ? `next on ${said(next)}` : "no more"}.`;
}
