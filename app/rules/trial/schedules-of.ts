// Pure.
import type { RuleTrigger, Schedule } from "#app/rules/rule-trigger.ts";

/** The schedules among what sets a rule off. */
export const schedulesOf = ({ on }: { on: readonly RuleTrigger[] }): Schedule[] =>
  on.flatMap((trigger) => (typeof trigger === "object" && "schedule" in trigger ? [trigger.schedule] : []));
