// Pure. Moments as people say them: now, today, yesterday, tomorrow, “2 days ago”, “in 3 business days”.
import { DateTime } from "luxon";
import { addDuration, type Calendar, parseDuration } from "#app/rules/duration.ts";

const DAYS: Record<string, number> = { today: 0, yesterday: -1, tomorrow: 1 };

/** What gives the instant at a moment; null: the text says no such thing. Days begin at midnight of the store. */
export function relativeInstant(text: string): ((now: string, calendar: Calendar) => string) | null {
  const said = text.trim().toLowerCase();
  if (said === "now") return (now) => now;
  const days = Object.hasOwn(DAYS, said) ? DAYS[said] : undefined;
  if (days !== undefined)
    return (now, { zone }) => {
      const day = DateTime.fromISO(now, { zone }).startOf("day").plus({ days });
      return `${day.toUTC().toISO()?.slice(0, 19)}Z`;
    };
  const [, ahead, middle, ago] = /^(in )?(.*?)( ago| from now)?$/.exec(said) ?? [];
  const span = ahead || ago ? parseDuration(middle ?? "") : null;
  if (!span || (ahead && ago)) return null;
  return (now, calendar) => addDuration(now, span, calendar, ago === " ago" ? -1 : 1);
}
