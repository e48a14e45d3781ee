// Pure. Instants and durations in words. Put together from parts, so that server and browser agree to the letter
// whatever version of the language data they carry.

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

/** "24 Nov at 10:05" in the shop's zone; with the year when it is not that of `now`. */
export function formatWhen(iso: string, timezone: string, now?: string): string {
  const at = partsOf(iso, timezone);
  return `${formatDay(iso, timezone, now)} at ${at.hour}:${at.minute}`;
}

/** "24 Nov" in the shop's zone; with the year when it is not that of `now`. */
export function formatDay(iso: string, timezone: string, now?: string): string {
  const at = partsOf(iso, timezone);
  const year = now && partsOf(now, timezone).year === at.year ? "" : ` ${at.year}`;
  return `${Number(at.day)} ${MONTHS[Number(at.month) - 1]}${year}`;
}

/** "10:05" in the shop's zone. */
export function formatTime(iso: string, timezone: string): string {
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

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function partsOf(iso: string, timezone: string): Parts {
  const options = { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format = zoneIsKnown(timezone)
    ? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: timezone })
    : new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  return Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value])) as unknown as Parts;
}

function zoneIsKnown(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}
