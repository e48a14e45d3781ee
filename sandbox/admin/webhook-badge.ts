import type { WebhookView } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import type { Html } from "#sandbox/admin/html.ts";

/** How a webhook ended, or whether it still goes on. */
export function webhookBadge({ acked, dropped, gaveUp, attempts }: WebhookView): Html {
  if (dropped) return badge("Dropped", "critical");
  if (acked) return badge("Received", "success");
  if (gaveUp) return badge("Given up", "critical");
  return attempts.length ? badge("Retrying", "warning") : badge("Waiting");
}
