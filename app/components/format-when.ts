// Pure. Instants and durations in words. Put together from parts, so that server and browser agree to the letter
// whatever version of the language data they carry.

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

/** The shop's zone, and the moment that the page was made for: "today" means the same on the server and in the browser. */
export interface Clock {
  timezone: string;
  now: string;
}

/** "Today at 10:05", "Yesterday at 10:05", "24 Nov at 10:05", and with the year when it is not this one. */
export function formatWhen(iso: string, clock: Clock): string {
  return `${formatDay(iso, clock)} at ${formatTime(iso, clock)}`;
}

/** As formatWhen, for the middle of a sentence: "today at 10:05". */
export function formatWhenWithin(iso: string, clock: Clock): string {
  return formatWhen(iso, clock).replace(/^[TY]/, (letter) => letter.toLowerCase());
}

/** "Today", "Yesterday", "24 Nov", or "24 Nov 2025" when it is not this year. */
export function formatDay(iso: string, { timezone, now }: Clock): string {
  const at = partsOf(iso, timezone);
  const today = partsOf(now, timezone);
  const daysAgo = (dayNumber(today) - dayNumber(at)) / 86_400_000;
  if (daysAgo === 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  return `${Number(at.day)} ${MONTHS[Number(at.month) - 1]}${today.year === at.year ? "" : ` ${at.year}`}`;
}

/** "3 Apr 2026" of 2026-04-03: a day of the calendar, in no zone. */
export function formatCalendarDay(day: string): string {
  const [year = "", month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** "10:05" in the shop's zone. */
export function formatTime(iso: string, { timezone }: Clock): string {
  const at = partsOf(iso, timezone);
  return `${at.hour}:${at.minute}`;
}

/** "0.4 s", "12 s", "5 min", "3 h", "2 days". */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 1) return `${Math.max(0.1, Math.round(seconds * 10) / 10)} s`;
  if (seconds < 9.95) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

const dayNumber = ({ year, month, day }: Parts): number => Date.UTC(Number(year), Number(month) - 1, Number(day));

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function partsOf(iso: string, timezone: string): Parts {
  const options = {
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  const format = zoneIsKnown(timezone)
    ? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: timezone })
    : new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  return Object.fromEntries(
    format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
  ) as unknown as Parts;
}

function zoneIsKnown(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}
