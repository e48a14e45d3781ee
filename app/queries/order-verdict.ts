// Pure. An order in one word, for where there is room for no more.
import type { Finding } from "#app/rules/decision.ts";

export type OrderVerdict =
  /** Working on it failed three times. */
  | "put_aside"
  /** A rule complains, and nobody approved it. */
  | "flagged"
  /** Nothing is complained of, but something could not be told. */
  | "not_known"
  /** What was complained of, a person has approved. */
  | "approved"
  | "fine"
  /** No rule has looked at it yet. */
  | "not_looked_at";

/** @param outcomes of what the rules found about the order itself. */
export function orderVerdict(outcomes: readonly Finding["outcome"][], isPutAside: boolean): OrderVerdict {
  const has = (...wanted: Finding["outcome"][]) => outcomes.some((outcome) => wanted.includes(outcome));
  if (isPutAside) return "put_aside";
  if (has("matched")) return "flagged";
  if (has("unknown", "failed")) return "not_known";
  if (has("waived")) return "approved";
  return has("not_matched") ? "fine" : "not_looked_at";
}
