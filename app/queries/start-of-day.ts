// Pure. When "today" began in the shop's zone: home counts from there.

/** The instant at which the calendar day of `now` began in an IANA zone. A zone we do not know counts as UTC. */
export function startOfDay(now: Date, timezone: string): Date {
  const offsetOf = offsetIn(timezone);
  const local = new Date(now.getTime() + offsetOf(now));
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  // The offset at midnight may differ from the one now (clocks went forward or back today): look again there.
  const guess = new Date(midnight - offsetOf(now));
  return new Date(midnight - offsetOf(guess));
}

/** Milliseconds that a zone's wall clock is ahead of UTC. */
function offsetIn(timezone: string): (at: Date) => number {
  const format = formatterOf(timezone);
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(
      part.year ?? 0,
      (part.month ?? 1) - 1,
      part.day ?? 1,
      part.hour ?? 0,
      part.minute ?? 0,
      part.second ?? 0,
    );
    return wall - Math.floor(at.getTime() / 1000) * 1000;
  };
}

function formatterOf(timezone: string): Intl.DateTimeFormat {
  const options = {
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: timezone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  }
}
