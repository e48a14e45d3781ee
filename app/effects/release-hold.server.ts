// Takes back our own holds, by id, never anybody else's. Releasing one hold id twice does no harm.

import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected, AdminThrottled, AdminUnavailable } from "#app/admin/errors.ts";
import { readFulfillmentOrders } from "#app/admin/operations/read-fulfillment-orders.ts";
import { releaseHold as releaseOne } from "#app/admin/operations/release-hold.ts";
import { type EffectResult, inWords } from "#app/effects/effect-result.ts";
import type { HoldBook } from "#app/effects/hold-book.ts";
import type { FulfillmentOrderSnapshot } from "#app/rules/facts.ts";

const RETRY_MS = 2_000;

export async function releaseHold(
  admin: AdminClient,
  { handle, lookInMs }: { handle: string; lookInMs: number },
  book: HoldBook,
): Promise<EffectResult> {
  let points = 0;
  let answeredAt: string | null = null;
  const refusals: string[] = [];
  // A hold whose placing was never answered has no id in the book: look for it.
  const shown = book.booked.some((entry) => entry.holdId === null) ? await look(admin, book) : null;

  for (const booked of book.booked) {
    const id = booked.fulfillmentOrderId;
    const holdId = booked.holdId ?? (shown ? holdIn(shown, id, handle) : null);
    if (!holdId) {
      if (!booked.absenceCounts)
        return { outcome: "unknown", lookInMs, reason: "It is not yet sure whether the hold was placed.", points };
      await book.gone(id);
      continue;
    }
    if (!(await book.aboutToRelease(id)))
      return { outcome: "not_applied", retryInMs: 0, reason: "Writing to the store was stopped.", points };
    try {
      const answer = await releaseOne(admin, { fulfillmentOrderId: id, holdIds: [holdId] });
      points += answer.points;
      answeredAt = answer.answeredAt;
      if (answer.outcome === "applied") {
        await book.released(id);
        continue;
      }
      // Refused because it is not there any more is what was wanted.
      if (holdIn(await look(admin, book), id, handle) === null) await book.gone(id);
      else refusals.push(inWords(answer.errors));
    } catch (error) {
      if (error instanceof AdminRejected) refusals.push(error.messages.join(" "));
      else if (error instanceof AdminThrottled)
        return {
          outcome: "not_applied",
          retryInMs: error.retryAfterMs,
          reason: "Shopify asked to wait: the store's API budget is spent.",
          points,
        };
      else if (error instanceof AdminUnavailable)
        return error.sent
          ? { outcome: "unknown", lookInMs: RETRY_MS, reason: "Shopify's answer to the release was lost.", points }
          : { outcome: "not_applied", retryInMs: RETRY_MS, reason: "Shopify could not be reached.", points };
      else throw error;
    }
  }
  if (refusals.length) return { outcome: "refused", reason: refusals.join(" "), points };
  const reason = book.booked.length ? null : "No hold of ours was left to release.";
  return { outcome: "confirmed", answeredAt, points, reason };
}

async function look(admin: AdminClient, book: HoldBook): Promise<FulfillmentOrderSnapshot[]> {
  const { fulfillmentOrders } = await readFulfillmentOrders(admin, [book.orderId]);
  return fulfillmentOrders.get(book.orderId) ?? [];
}

function holdIn(fulfillmentOrders: FulfillmentOrderSnapshot[], id: string, handle: string): string | null {
  const holds = fulfillmentOrders.find((entry) => entry.fulfillmentOrderId === id)?.holds ?? [];
  return holds.find((entry) => entry.ours && entry.handle === handle)?.holdId ?? null;
}
