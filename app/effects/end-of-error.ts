// Pure. What a failed call to Shopify means for the effect that it was made for.
import { AdminRejected, AdminThrottled, AdminUnavailable } from "#app/admin/errors.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";

interface Pauses {
  retryInMs: number;
  lookInMs: number;
}

/** Of a write. Null: a fault of ours, or of the whole installation, that is not the effect's. */
export function endOfWriteError(error: unknown, { retryInMs, lookInMs }: Pauses): EffectResult | null {
  if (error instanceof AdminRejected) return { outcome: "refused", reason: error.messages.join(" "), points: 0 };
  if (error instanceof AdminThrottled) return throttled(error);
  if (!(error instanceof AdminUnavailable)) return null;
  return error.sent
    ? { outcome: "unknown", lookInMs, reason: "Shopify's answer was lost.", points: 0 }
    : { outcome: "not_applied", retryInMs, reason: "Shopify could not be reached.", points: 0 };
}

/** Of a look: it applies nothing, and says nothing of an earlier attempt (`isDoubtful`) either. */
export function endOfLookError(error: unknown, isDoubtful: boolean, { retryInMs }: Pauses): EffectResult | null {
  if (error instanceof AdminRejected) return { outcome: "refused", reason: error.messages.join(" "), points: 0 };
  const pause =
    error instanceof AdminThrottled
      ? throttled(error)
      : error instanceof AdminUnavailable
        ? { retryInMs, reason: "Shopify could not be reached.", points: 0 }
        : null;
  if (!pause) return null;
  const { retryInMs: inMs, reason, points } = pause;
  return isDoubtful
    ? { outcome: "unknown", lookInMs: inMs, reason, points }
    : { outcome: "not_applied", retryInMs: inMs, reason, points };
}

function throttled(error: AdminThrottled): Extract<EffectResult, { outcome: "not_applied" }> {
  const reason = "Shopify asked to wait: the store's API budget is spent.";
  return { outcome: "not_applied", retryInMs: error.retryAfterMs, reason, points: 0 };
}
