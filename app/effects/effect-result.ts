// Pure. How applying one effect can end.
export type EffectResult =
  /**
   * Applied, or it was so already. `answeredAt` is Shopify's own time; null when nothing was written. `response`: what a rule that
   * waits for the answer goes on with (send_http: {status, headers, body}).
   */
  | { outcome: "confirmed"; answeredAt: string | null; points: number; reason: string | null; response?: unknown }
  /** Shopify said no, in its own words; sending it again cannot help. */
  | { outcome: "refused"; reason: string; points: number; response?: unknown }
  /** The answer proves that nothing was applied: send again then. */
  | { outcome: "not_applied"; retryInMs: number; reason: string; points: number }
  /** It may have been applied: look, or send again, then. */
  | { outcome: "unknown"; lookInMs: number; reason: string; points: number }
  /** It may have been applied, and nothing that can be looked at will tell: a person decides. */
  | { outcome: "unsettled"; reason: string; points: number }
  /**
   * It is sure that nothing of it is there, and nothing is to be sent: a newer decision replaced it, or the store moved on
   * (the order was cancelled, the parcel shipped).
   */
  | { outcome: "superseded"; reason: string; points: number };

/** What Shopify complained of, as one text. */
export function inWords(errors: readonly { message: string }[]): string {
  return errors.map((error) => error.message).join(" ");
}
