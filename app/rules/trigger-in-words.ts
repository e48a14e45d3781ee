// Pure. What sets a rule off, as it is said after "When": "an order is placed", "on every weekday at 09:00".
import type { RuleTrigger, Schedule } from "#app/rules/rule-trigger.ts";
import { EVENTS } from "#app/rules/trigger.ts";

export function triggerInWords(trigger: RuleTrigger): string {
  if (typeof trigger === "string") return eventInWords(trigger);
  if ("schedule" in trigger) return `it is time: ${scheduleInWords(trigger.schedule)}`;
  if ("after" in trigger)
    return `${trigger.after} have passed since ${eventInWords(trigger.event)}${trigger.weekdays_only ? " (weekdays only)" : ""}`;
  if ("rule" in trigger) return `the rule “${trigger.rule}” starts it`;
  const from = trigger.from === undefined ? "" : ` from ${JSON.stringify(trigger.from)}`;
  const to = trigger.to === undefined ? "" : ` to ${JSON.stringify(trigger.to)}`;
  return `${trigger.changed} changes${from}${to}`;
}

export function triggersInWords(triggers: readonly RuleTrigger[]): string {
  return `When ${triggers.map(triggerInWords).join(", or ")}`;
}

function eventInWords(event: keyof typeof EVENTS): string {
  return EVENTS[event].says;
}

function scheduleInWords(schedule: Schedule): string {
  if ("cron" in schedule) return `“${schedule.cron}”`;
  if ("once" in schedule) return `on ${schedule.once.replace("T", " at ")}`;
  const at = schedule.at === undefined ? "" : ` at ${schedule.at}`;
  return `every ${schedule.every}${schedule.on === undefined ? "" : ` on day ${schedule.on}`}${at}`;
}
