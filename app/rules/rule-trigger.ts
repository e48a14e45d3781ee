// Pure. What sets a rule off, as its document says it.
import { z } from "zod";
import { meantTrigger } from "#app/rules/meant-trigger.ts";
import { isPlain } from "#app/rules/plain.ts";
import { CLOCK, path, slug, span } from "#app/rules/rule-names.ts";
import { type EventName, eventNamed } from "#app/rules/trigger.ts";

const EventSchema = z.string().transform((text, context): EventName => {
  const event = eventNamed(text);
  if (event) return event;
  context.addIssue({ code: "custom", message: `there is no event “${text}”`, params: { unknownEvent: text } });
  return z.NEVER;
});
export const EVERY_UNITS = [
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
  "weekday",
] as const;

/** Five fields: minute hour day month weekday. */
const CronSchema = z.strictObject({ cron: z.string().min(9).max(120) });
const EverySchema = z.strictObject({
  /** "day", "hour", "15 minutes", "monday", "weekday", "month" … */
  every: z.string().min(1).max(40),
  /** HH:MM, for days, weeks and months. */
  at: z.string().regex(CLOCK, "is a time of the day, for example 09:00").optional(),
  /** Day of the month, for "month". */
  on: z
    .custom<number>((day) => typeof day === "number" && Number.isInteger(day) && day >= 1 && day <= 31, {
      message:
        'is a day of the month, 1 to 31; for a day of the week write {"every": "monday"}, for times on some days {"cron": "*/15 * * * 1-5"}',
    })
    .optional(),
});
/** One moment of the store's clock. */
const OnceSchema = z.strictObject({
  once: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "is a day with a time, for example 2026-11-27T00:00"),
});
export type Schedule = z.infer<typeof CronSchema> | z.infer<typeof EverySchema> | z.infer<typeof OnceSchema>;
/** Times of a schedule are those of the store's clock. */
const ScheduleSchema = z.unknown().transform((value, context): Schedule => {
  const has = (key: string) => typeof value === "object" && value !== null && key in value;
  const parsed = (has("cron") ? CronSchema : has("once") ? OnceSchema : EverySchema).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue(issue as never);
  return z.NEVER;
}) as unknown as z.ZodType<Schedule>;

const TRIGGERS = {
  /** A field changed: from → to, where given; a list means one of them. */
  changed: z.strictObject({ changed: path, from: z.unknown().optional(), to: z.unknown().optional() }),
  schedule: z.strictObject({ schedule: ScheduleSchema }),
  /** So long after an event; the conditions are looked at then. */
  after: z.strictObject({ after: span, event: EventSchema, weekdays_only: z.boolean().optional() }),
  /** Started by that rule. */
  rule: z.strictObject({ rule: slug }),
};
export type RuleTrigger =
  | EventName
  | { [K in keyof typeof TRIGGERS]: z.infer<(typeof TRIGGERS)[K]> }[keyof typeof TRIGGERS];
/** The forms by the key that tells them apart, so that a mistake is told of the form that was meant. */
export const RuleTriggerSchema = z.unknown().transform((given, context): RuleTrigger => {
  const value = meantTrigger(given);
  const isObject = isPlain(value);
  const key = isObject ? (Object.keys(TRIGGERS) as (keyof typeof TRIGGERS)[]).find((one) => one in value) : undefined;
  if (typeof value !== "string" && !key) {
    context.addIssue({
      code: "custom",
      message: `is the name of an event (“order.created”), or an object with one of ${Object.keys(TRIGGERS).join(", ")}`,
    });
    return z.NEVER;
  }
  const parsed = (key ? TRIGGERS[key] : EventSchema).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue(issue as never);
  return z.NEVER;
}) as unknown as z.ZodType<RuleTrigger>;
