// A hold is an intention on an order: put onto every fulfilment order that is open now. Readable: every try looks first.

import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected, AdminThrottled, AdminUnavailable } from "#app/admin/errors.ts";
import type { Holdable } from "#app/admin/fulfillment-order-from-api.ts";
import { gidOf } from "#app/admin/gid.ts";
import { DUPLICATE_HOLD, placeHold } from "#app/admin/operations/place-hold.ts";
import { readFulfillmentOrders } from "#app/admin/operations/read-fulfillment-orders.ts";
import { readHolds } from "#app/admin/operations/read-holds.ts";
import { type EffectResult, inWords } from "#app/effects/effect-result.ts";
import type { BookedHold, HoldBook } from "#app/effects/hold-book.ts";
import type { EffectBody, LineQuantity } from "#app/rules/effect.ts";
import type { FulfillmentOrderPicture } from "#app/rules/facts.ts";

/** An order is routed within seconds; until then it has no fulfilment order that could be held. */
const ROUTING_LOOK_MS = 2_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
const THROTTLED = "Shopify asked to wait: the store's API budget is spent.";

interface HoldToPlace {
  orderId: string;
  body: Extract<EffectBody, { kind: "hold_fulfillment" }>;
  /** False: a newer decision replaced it; only find out what is there. */
  wanted: boolean;
  ageMs: number;
  /** How long until a look at a doubtful call is worth another try. */
  lookInMs: number;
}

export async function holdFulfillment(admin: AdminClient, hold: HoldToPlace, book: HoldBook): Promise<EffectResult> {
  const { handle, fulfillment_order_ids: only, lines } = hold.body;
  const ours = book.booked.filter((entry) => entry.handle === handle);
  const read = await lookAt(admin, hold.orderId, lines !== null);
  if (read.outcome !== "read")
    // Looking applies nothing; only an earlier call may still be on its way.
    return ours.length
      ? { outcome: "unknown", lookInMs: read.inMs, reason: read.reason, points: 0 }
      : { outcome: "not_applied", retryInMs: read.inMs, reason: read.reason, points: 0 };
  const { fulfillmentOrders } = read;
  if (!fulfillmentOrders)
    return { outcome: "refused", reason: "Shopify knows no such order in this store.", points: 0 };
  await book.learn(fulfillmentOrders.map(({ id }) => id));
  if (!fulfillmentOrders.length && hold.wanted) {
    if (hold.ageMs > GIVE_UP_AFTER_MS)
      return {
        outcome: "refused",
        reason: "Shopify made no fulfilment order for this order within 24 hours.",
        points: 0,
      };
    const reason = "Waiting for Shopify to route the order: it has no fulfilment order yet.";
    return { outcome: "not_applied", retryInMs: ROUTING_LOOK_MS, reason, points: 0 };
  }

  const tally: Tally = { held: 0, points: 0, answeredAt: null, refusals: [], doubtful: null, retry: null };
  for (const fulfillmentOrder of fulfillmentOrders) {
    if (tally.retry) break;
    if (only && !only.includes(fulfillmentOrder.id)) continue;
    const booked = ours.find((entry) => entry.fulfillmentOrderId === fulfillmentOrder.id);
    await holdOne(admin, hold, fulfillmentOrder, booked, book, tally);
  }
  return resultOf(tally, hold);
}

interface Tally {
  held: number;
  points: number;
  answeredAt: string | null;
  refusals: string[];
  /** A call whose answer never came. */
  doubtful: string | null;
  /** A call that provably changed nothing. */
  retry: { inMs: number; reason: string } | null;
}

async function holdOne(
  admin: AdminClient,
  { body, wanted }: HoldToPlace,
  fulfillmentOrder: Holdable & Partial<FulfillmentOrderPicture>,
  booked: BookedHold | undefined,
  book: HoldBook,
  tally: Tally,
): Promise<void> {
  const { id } = fulfillmentOrder;
  const { handle } = body;
  const there = ourHold(fulfillmentOrder, handle);
  if (there) {
    if (booked?.status === "SENT" || booked?.holdId !== there.id) await book.placed(id, handle, there.id);
    tally.held++;
    return;
  }
  if (booked?.status === "SENT" && !booked.absenceCounts) {
    tally.doubtful = "The answer to the hold was lost; looking until it can no longer be applied late.";
    return;
  }
  // Ours by the book and not there: a person released it. Whether to hold again is for the next decision to say.
  if (booked?.status === "PLACED" || booked?.status === "RELEASING") return;
  if (booked) await book.gone(id, handle);
  if (!wanted || !fulfillmentOrder.supported_actions.includes("hold")) return;
  const units = body.lines && linesThere(fulfillmentOrder, body.lines);
  if (units?.length === 0) return;

  if (!(await book.aboutToPlace(id, handle))) {
    tally.retry = { inMs: 0, reason: "Writing to the store was stopped." };
    return;
  }
  try {
    const answer = await placeHold(admin, {
      fulfillmentOrderId: id,
      handle,
      reason: body.reason,
      notes: body.notes,
      ...(units ? { lines: units } : {}),
    });
    tally.points += answer.points;
    tally.answeredAt = answer.answeredAt;
    if (answer.outcome === "applied") {
      await book.placed(id, handle, answer.holdId);
      tally.held++;
      return;
    }
    const now = await readOne(admin, book.orderId, id);
    // The handle is taken: by a call of ours whose answer was lost.
    const taken = answer.errors.some((error) => error.code === DUPLICATE_HOLD);
    const holdId = taken && now && ourHold(now, handle)?.id;
    if (holdId) {
      await book.placed(id, handle, holdId);
      tally.held++;
      return;
    }
    await book.gone(id, handle);
    if (now?.supported_actions.includes("hold")) tally.refusals.push(inWords(answer.errors));
    // It was when we looked: shipped, moved or cancelled since. What there is to hold now is for the next look.
    else tally.retry = { inMs: 0, reason: "The fulfilment order was taken up just before it could be held." };
  } catch (error) {
    if (error instanceof AdminRejected) {
      await book.gone(id, handle);
      tally.refusals.push(error.messages.join(" "));
    } else if (error instanceof AdminThrottled) {
      await book.gone(id, handle);
      tally.retry = { inMs: error.retryAfterMs, reason: THROTTLED };
    } else if (error instanceof AdminUnavailable && !error.sent) {
      await book.gone(id, handle);
      tally.retry = { inMs: ROUTING_LOOK_MS, reason: "Shopify could not be reached." };
    } else if (error instanceof AdminUnavailable) tally.doubtful = "Shopify's answer to the hold was lost.";
    else throw error;
  }
}

async function readOne(admin: AdminClient, orderId: string, fulfillmentOrderId: string): Promise<Holdable | undefined> {
  const { fulfillmentOrders } = await readHolds(admin, orderId);
  return fulfillmentOrders?.find(({ id }) => id === fulfillmentOrderId);
}

/** As many of these units as the fulfilment order has, as Shopify names them. */
function linesThere(
  { line_items = [] }: Partial<FulfillmentOrderPicture>,
  wanted: readonly LineQuantity[],
): { id: string; quantity: number }[] {
  return wanted.flatMap(({ line_item_id, quantity }) => {
    const line = line_items.find((one) => one.line_item_id === line_item_id && one.quantity > 0);
    return line
      ? [{ id: gidOf("FulfillmentOrderLineItem", line.id), quantity: Math.min(quantity, line.quantity) }]
      : [];
  });
}

type Looked =
  /** Null: there is no such order. */
  { outcome: "read"; fulfillmentOrders: Holdable[] | null } | { outcome: "postponed"; inMs: number; reason: string };

async function lookAt(admin: AdminClient, orderId: string, withLines: boolean): Promise<Looked> {
  try {
    if (withLines) {
      const read = await readFulfillmentOrders(admin, [orderId]);
      return { outcome: "read", fulfillmentOrders: read.fulfillmentOrders.get(orderId) ?? null };
    }
    const { fulfillmentOrders } = await readHolds(admin, orderId);
    return { outcome: "read", fulfillmentOrders };
  } catch (error) {
    if (error instanceof AdminThrottled) return { outcome: "postponed", inMs: error.retryAfterMs, reason: THROTTLED };
    if (error instanceof AdminUnavailable)
      return { outcome: "postponed", inMs: ROUTING_LOOK_MS, reason: "Shopify could not be reached." };
    throw error;
  }
}

function ourHold(fulfillmentOrder: Holdable, handle: string): Holdable["holds"][number] | undefined {
  return fulfillmentOrder.holds.find((entry) => entry.is_ours && entry.handle === handle);
}

function resultOf(tally: Tally, { wanted, lookInMs }: HoldToPlace): EffectResult {
  const { points } = tally;
  if (tally.doubtful) return { outcome: "unknown", lookInMs, reason: tally.doubtful, points };
  if (tally.retry)
    // With some holds placed already it is no longer "nothing was applied".
    return tally.held
      ? { outcome: "unknown", lookInMs: tally.retry.inMs, reason: tally.retry.reason, points }
      : { outcome: "not_applied", retryInMs: tally.retry.inMs, reason: tally.retry.reason, points };
  if (!wanted && !tally.held) return { outcome: "superseded", reason: "A newer decision replaced it.", points };
  if (tally.refusals.length && !tally.held) return { outcome: "refused", reason: tally.refusals.join(" "), points };
  const reason = tally.refusals.length
    ? `Held in part. ${tally.refusals.join(" ")}`
    : tally.held
      ? null
      : "No open fulfilment order was left to hold.";
  return { outcome: "confirmed", answeredAt: tally.answeredAt, points, reason };
}
