// Tags of an order, a customer, a product or a draft order, always as a union or a difference: never the whole list. Repeatable.

import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected, AdminThrottled, AdminUnavailable } from "#app/admin/errors.ts";
import { addTags } from "#app/admin/operations/add-tags.ts";
import { removeTags } from "#app/admin/operations/remove-tags.ts";
import { type EffectResult, inWords } from "#app/effects/effect-result.ts";
import type { EffectBody } from "#app/rules/effect.ts";

export async function writeTags(
  admin: AdminClient,
  target: string,
  body: Extract<EffectBody, { kind: "add_tags" | "remove_tags" }>,
  { retryInMs }: { retryInMs: number },
): Promise<EffectResult> {
  try {
    const write = body.kind === "add_tags" ? addTags : removeTags;
    const answer = await write(admin, { target, tags: body.tags });
    if (answer.outcome === "refused")
      return { outcome: "refused", reason: inWords(answer.errors), points: answer.points };
    return { outcome: "confirmed", answeredAt: answer.answeredAt, points: answer.points, reason: null };
  } catch (error) {
    if (error instanceof AdminRejected) return { outcome: "refused", reason: error.messages.join(" "), points: 0 };
    if (error instanceof AdminThrottled) {
      const reason = "Shopify asked to wait: the store's API budget is spent.";
      return { outcome: "not_applied", retryInMs: error.retryAfterMs, reason, points: 0 };
    }
    if (error instanceof AdminUnavailable && !error.sent)
      return { outcome: "not_applied", retryInMs, reason: "Shopify could not be reached.", points: 0 };
    if (error instanceof AdminUnavailable)
      return { outcome: "unknown", lookInMs: retryInMs, reason: "Shopify's answer was lost.", points: 0 };
    throw error;
  }
}
