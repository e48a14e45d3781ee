// Pure. What was written where something else is wanted, for a message.

/** The beginning of it as JSON; of what is no JSON its kind. */
export function shownFact(value: unknown): string {
  try {
    return JSON.stringify(value)?.slice(0, 60) ?? "nothing";
  } catch {
    return `a ${typeof value}`;
  }
}
