// Takes holds back by their ids: ours by our book, anybody else's only where a rule says so. Releasing one id twice does no
// harm.

import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected, AdminThrottled, AdminUnavailable } from "#app/admin/errors.ts";
import type { Holdable } from "#app/admin/fulfillment-order-from-api.ts";
import { readHolds } from "#app/admin/operations/read-holds.ts";
import { releaseHold as releaseOne } from "#app/admin/operations/release-hold.ts";
import { type EffectResult, inWords } from "#app/effects/effect-result.ts";
import type { HoldBook } from "#app/effects/hold-book.ts";
import type { EffectBody } from "#app/rules/effect.ts";

const RETRY_MS = 2_000;

type Body = Extract<EffectBody, { kind: "release_hold" }>;

/** A hold that is to go. */
interface Wanted {
  fulfillmentOrderId: string;
  /** Null: its placing was never answered, and no look shows it. */
  holdId: string | null;
  /** Of our book; null: another app's or a person's. */
  handle: string | null;
  absenceCounts: boolean;
}

export async function releaseHold(
  admin: AdminClient,
  { body, lookInMs }: { body: Body; lookInMs: number },
  book: HoldBook,
): Promise<EffectResult> {
  let points = 0;
  let answeredAt: string | null = null;
  const refusals: string[] = [];
  let wanted: Wanted[];
  try {
    wanted = await findWanted(admin, body, book);
  } catch (error) {
    // Looking applies nothing.
    const end = endOf(error, points);
    if (end) return end.outcome === "unknown" ? { ...end, outcome: "not_applied", retryInMs: RETRY_MS } : end;
    throw error;
  }

  for (const { fulfillmentOrderId: id, holdId, handle, absenceCounts } of wanted) {
    if (!holdId) {
      if (!absenceCounts)
        return { outcome: "unknown", lookInMs, reason: "It is not yet sure whether the hold was placed.", points };
      if (handle) await book.gone(id, handle);
      continue;
    }
    if (!(await (handle ? book.aboutToRelease(id, handle) : book.mayCall())))
      return { outcome: "not_applied", retryInMs: 0, reason: "Writing to the store was stopped.", points };
    try {
      const answer = await releaseOne(admin, { fulfillmentOrderId: id, holdIds: [holdId] });
      points += answer.points;
      answeredAt = answer.answeredAt;
      if (answer.outcome === "applied") {
        if (handle) await book.released(id, handle);
        continue;
      }
      // Refused because it is not there any more is what was wanted.
      if (isThere(await look(admin, book), id, holdId)) refusals.push(inWords(answer.errors));
      else if (handle) await book.gone(id, handle);
    } catch (error) {
      if (error instanceof AdminRejected) {
        refusals.push(error.messages.join(" "));
        continue;
      }
      const end = endOf(error, points);
      if (end) return end;
      throw error;
    }
  }
  if (refusals.length) return { outcome: "refused", reason: refusals.join(" "), points };
  const reason = wanted.length ? null : "No such hold was left to release.";
  return { outcome: "confirmed", answeredAt, points, reason };
}

/** Of the named rule, of every rule of ours, or of everybody; on the whole order or the named fulfilment orders. */
async function findWanted(
  admin: AdminClient,
  { handle, all, fulfillment_order_ids: only }: Body,
  book: HoldBook,
): Promise<Wanted[]> {
  const isMeant = (id: string) => only === null || only.includes(id);
  const booked = book.booked.filter(
    (entry) => isMeant(entry.fulfillmentOrderId) && (handle === null || entry.handle === handle),
  );
  // A hold whose placing was never answered has no id in the book, others' holds are not in it: look for them.
  const shown = all || booked.some(({ holdId }) => holdId === null) ? await look(admin, book) : [];
  const ours = booked.map((entry) => ({
    ...entry,
    holdId: entry.holdId ?? ourHoldIn(shown, entry.fulfillmentOrderId, entry.handle),
  }));
  if (!all) return ours;
  const known = new Set(ours.map(({ holdId }) => holdId));
  const others = shown
    .filter(({ id }) => isMeant(id))
    .flatMap(({ id, holds }) =>
      holds
        .filter((hold) => !known.has(hold.id))
        .map((hold) => ({ fulfillmentOrderId: id, holdId: hold.id, handle: null, absenceCounts: true })),
    );
  return [...ours, ...others];
}

/** The end that such an error means; null: it is a fault of ours. */
function endOf(error: unknown, points: number): EffectResult | null {
  if (error instanceof AdminThrottled)
    return {
      outcome: "not_applied",
      retryInMs: error.retryAfterMs,
      reason: "Shopify asked to wait: the store's API budget is spent.",
      points,
    };
  if (!(error instanceof AdminUnavailable)) return null;
  return error.sent
    ? { outcome: "unknown", lookInMs: RETRY_MS, reason: "Shopify's answer to the release was lost.", points }
    : { outcome: "not_applied", retryInMs: RETRY_MS, reason: "Shopify could not be reached.", points };
}

async function look(admin: AdminClient, book: HoldBook): Promise<Holdable[]> {
  return (await readHolds(admin, book.orderId)).fulfillmentOrders ?? [];
}

function ourHoldIn(shown: Holdable[], id: string, handle: string): string | null {
  const holds = shown.find((entry) => entry.id === id)?.holds ?? [];
  return holds.find((entry) => entry.is_ours && entry.handle === handle)?.id ?? null;
}

function isThere(shown: Holdable[], id: string, holdId: string): boolean {
  return shown.some((entry) => entry.id === id && entry.holds.some((hold) => hold.id === holdId));
}
