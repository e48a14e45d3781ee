// Pure. Whether a moment that was planned is one still: meanwhile the order may have been paid, captured, put off or cancelled.
import type { OrderPicture } from "#app/rules/facts.ts";
import type { Trigger } from "#app/rules/trigger.ts";

const IS_OWED: ReadonlySet<string> = new Set(["pending", "partially_paid", "authorized", "unpaid"]);
const IS_AUTHORIZED: ReadonlySet<string> = new Set(["authorized", "partially_paid"]);

/** True for whatever is no moment. */
export function momentStands({ on, body }: Trigger, order: OrderPicture, now: Date): boolean {
  const { cancelled_at, financial_status, payment_terms } = order;
  switch (on) {
    case "order.authorization_expiring":
      return cancelled_at === null && IS_AUTHORIZED.has(financial_status);
    case "order.payment_due": {
      if (cancelled_at !== null || !IS_OWED.has(financial_status)) return false;
      const dueAt = (payment_terms as { due_at?: string | null } | null)?.due_at;
      // Shopify's own word holds where the order's picture tells of no terms (a reading shows none).
      return dueAt ? Date.parse(dueAt) <= now.getTime() : body !== undefined;
    }
    default:
      return true;
  }
}
