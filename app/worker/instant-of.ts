// Pure.
/** Whole seconds, as all instants of facts. */
export function instantOf(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
