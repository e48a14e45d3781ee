// Pure. How a lane ends when looking at it threw. The one place where an error becomes an end.
import { AdminThrottled, AdminUnavailable, ShopAccessLost } from "#app/admin/errors.ts";
import type { LaneEnd } from "#app/worker/held-lane.ts";

/** Shopify turned us away: asking again soon cannot help, a person has to open the app. */
const ACCESS_LOST_MS = 600_000;
const UNAVAILABLE_MS = 2_000;
const DATABASE_MS = 1_000;

export function endOfError(error: unknown): LaneEnd {
  if (error instanceof AdminThrottled)
    return { outcome: "postponed", inMs: error.retryAfterMs, reason: "the store's API budget is spent" };
  if (error instanceof AdminUnavailable)
    return { outcome: "postponed", inMs: UNAVAILABLE_MS, reason: "Shopify could not be reached" };
  if (error instanceof ShopAccessLost)
    return { outcome: "postponed", inMs: ACCESS_LOST_MS, reason: "Shopify accepts no token of this installation" };
  if (error instanceof Error && error.name === "FenceLost") return { outcome: "lost" };
  if (isDatabaseTrouble(error))
    return { outcome: "postponed", inMs: DATABASE_MS, reason: "the database was not there" };
  return { outcome: "failed", reason: error instanceof Error ? error.message : String(error) };
}

/** Away, restarting, out of connections, or two transactions in each other's way: never the lane's own fault. */
function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(08|53|57P|40001|40P01|55P03)/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(
      error.message,
    )
  );
}
