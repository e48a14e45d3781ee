// Pure. What an order shows of its returns.
import type { OrderRecord } from "#sandbox/world/types.ts";

/** As `OrderReturnStatus` names them; those that only an inspection brings about are left out. */
export type OrderReturnStatus = "IN_PROGRESS" | "NO_RETURN" | "RETURN_REQUESTED" | "RETURNED";

/** Any request wins, then any open return, then any closed one; what was declined or cancelled does not count (recorded). */
export function returnStatus({ returns }: Pick<OrderRecord, "returns">): OrderReturnStatus {
  const has = (status: string) => returns.some((one) => one.status === status);
  if (has("REQUESTED")) return "RETURN_REQUESTED";
  if (has("OPEN")) return "IN_PROGRESS";
  return has("CLOSED") ? "RETURNED" : "NO_RETURN";
}
