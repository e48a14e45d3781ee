// Pure. How long the app took to be itself again: read from what it wrote down, not from what anybody watched.

/** A delivery that led to a decision, on the database's clock. */
export interface Decided {
  receivedMs: number;
  decidedMs: number;
}

export interface Recovery {
  /** From the end of the fault to the next decision; null: none came any more. */
  nextDecisionMs: number | null;
  /** The longest that a delivery acknowledged while the fault lasted waited for its decision; null: there was none. */
  longestWaitMs: number | null;
}

/** @param decided in any order. @param fault when it began and when it was over, on the same clock. */
export function measureRecovery(decided: readonly Decided[], fault: { fromMs: number; toMs: number }): Recovery {
  let next: number | null = null;
  let longest: number | null = null;
  for (const { receivedMs, decidedMs } of decided) {
    if (decidedMs >= fault.toMs && (next === null || decidedMs < next)) next = decidedMs;
    if (receivedMs >= fault.fromMs && receivedMs <= fault.toMs)
      longest = Math.max(longest ?? 0, decidedMs - receivedMs);
  }
  return { nextDecisionMs: next === null ? null : next - fault.toMs, longestWaitMs: longest };
}
