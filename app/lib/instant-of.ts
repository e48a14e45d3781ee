// Pure.
/** Whole seconds, UTC, as all instants of facts. @param at a date, milliseconds, or a text that says one. @throws RangeError: it is no date. */
export function instantOf(at: Date | number | string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
