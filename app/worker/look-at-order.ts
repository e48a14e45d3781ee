// Pure. What the open deliveries of one order add up to: the newest picture, what happened since the last decision, and
// whether Shopify has to be asked first.
import { isDeepStrictEqual } from "node:util";
import { diffSnapshots } from "#app/rules/diff-snapshots.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import type { EventName, Trigger } from "#app/rules/trigger.ts";
import { type ChosenSnapshot, chooseSnapshot } from "#app/worker/choose-snapshot.ts";
import type { Settled } from "#app/worker/gathered.ts";
import { keepFromWebhooks, keepParcels } from "#app/worker/keep-known.ts";
import { momentStands } from "#app/worker/moment-stands.ts";
import { AT_ONCE, oneCallAtATime } from "#app/worker/one-call-at-a-time.ts";
import { type OwnWrite, projectWrites } from "#app/worker/project-writes.ts";
import type { Told } from "#app/worker/read-delivery.ts";
import { withParcels } from "#app/worker/with-parcels.ts";

export interface ToldDelivery {
  id: number;
  receivedAt: Date;
  told: Told;
}

export interface OrderMaterial {
  orderId: string;
  deliveries: ToldDelivery[];
  seen: OrderPicture | null;
  decided: OrderPicture | null;
  /** Shopify's own time of our last confirmed write to the order, holds included; null: there was none. */
  lastWriteAt: Date | null;
  /** Confirmed writes of ours, and those whose answer is still out. */
  writes: OwnWrite[];
  /** Writes that are decided and not sent yet: an order that lacks them is not news. */
  intended: OwnWrite[];
  /** Hold ids of ours, and the fulfilment orders where our book says that one is. */
  ourHoldIds: string[];
  heldFulfillmentOrderIds: string[];
  awaitsHold: boolean;
  /** A rule that waited goes on. */
  hasEndedStages: boolean;
  /** Whether a rule in force waits for this event. */
  listensTo: (event: EventName) => boolean;
  /** Whether a rule names this very event: then it is worth a read. */
  names: (event: EventName) => boolean;
  installedAt: Date;
  now: Date;
  graceMs: number;
}

export interface OrderLook {
  /** The picture to keep; null: there is none. */
  snapshot: OrderPicture | null;
  /** Empty: nothing happened that a rule could look at. */
  triggers: Trigger[];
  /** Deliveries that this look answers: by a run, or as unchanged. */
  answered: number[];
  settled: Settled[];
  /** Some deliveries wait for the order's own webhook; look again then. */
  waitsUntil: Date | null;
  /** Fulfilment orders are there now: holds that waited for them are due. */
  wakesHolds: boolean;
}

/** Whether the order has to be read from Shopify before it can be looked at. */
export function mustRead(material: OrderMaterial): boolean {
  const known = chooseKnown(material);
  const { ready } = splitWaiting(material, known);
  return ready.some(({ told }) => asksFor(told, known, material));
}

/** Whether this delivery tells of more than the newest picture that we have shows. */
function asksFor(told: Told, known: ChosenSnapshot, material: OrderMaterial): boolean {
  switch (told.tells) {
    case "order":
      return known.outcome === "ambiguous" || (!told.bound && !material.seen);
    case "refund":
      return known.outcome !== "chosen" || !showsRefund(known.snapshot, told.refundId);
    case "parcel":
    case "carrier":
      return known.outcome !== "chosen" || !showsParcel(known.snapshot, told);
    case "edit":
      return known.outcome !== "chosen" || isOlder(known.snapshot, told.committedAt);
    case "updated":
      return known.outcome !== "chosen" || isOlder(known.snapshot, told.updatedAt);
    case "fulfillment-order":
      return known.outcome !== "chosen";
    case "trigger":
      return known.outcome !== "chosen" && (!isOfStore(told.trigger) || material.names(told.trigger.on));
    case "look":
      return true;
    case "reading":
    case "unreadable":
      return false;
  }
}

/** What the sweep read of the order, the last time; undefined: it did not. */
export function readBySweep({ deliveries }: OrderMaterial): OrderPicture | undefined {
  const reading = deliveries.findLast(({ told }) => told.tells === "reading")?.told;
  return reading?.tells === "reading" ? reading.snapshot : undefined;
}

/** Looks. `read` is Shopify's answer: null when this shop has no such order, undefined when it was not asked. */
export function lookAtOrder(material: OrderMaterial, read: OrderPicture | null | undefined): OrderLook {
  const known = chooseKnown(material);
  const { ready: all, waiting, until } = splitWaiting(material, known);
  const { now: ready, later } = oneCallAtATime(all);
  const unreadable = ready.filter(({ told }) => told.tells === "unreadable");
  const readable = ready.filter(({ told }) => told.tells !== "unreadable");
  const look: OrderLook = {
    snapshot: null,
    triggers: [],
    answered: [],
    settled: unreadable.map(({ id, told }) => ({
      ids: [id],
      status: "UNREADABLE",
      reason: told.tells === "unreadable" ? told.reason : "",
    })),
    waitsUntil: later.length ? AT_ONCE : waiting.length ? until : null,
    wakesHolds: readable.some(({ told }) => told.tells === "fulfillment-order" && material.awaitsHold),
  };
  if (!readable.length) return look;

  const answered = readable.map(({ id }) => id);
  if (read === null) return { ...look, ...withoutReading(material, known, readable, look.settled) };
  const snapshot = newest(material, known, read);
  // Something happened to an order that we do not know, and no rule waits for that.
  if (!snapshot) return { ...look, answered };
  return { ...look, snapshot, answered, triggers: triggersOf(material, snapshot, readable) };
}

/**
 * Shopify shows this shop no such order: it is another shop's, or deleted, or older than what the app may read. A body that names
 * this shop was signed for it and says enough to decide; what only points to the order is let go.
 */
function withoutReading(
  material: OrderMaterial,
  known: ChosenSnapshot,
  readable: ToldDelivery[],
  settled: Settled[],
): Partial<OrderLook> {
  const deletions = readable.filter(({ told }) => told.tells === "trigger" && told.trigger.on === "order.deleted");
  const own = deletions.length ? [] : readable.filter(({ told }) => told.tells === "order" && told.bound);
  const dealtWith = [...deletions, ...own];
  const others = readable.filter((delivery) => !dealtWith.includes(delivery)).map(({ id }) => id);
  const told = known.outcome === "chosen" ? known.snapshot : lastBody(material);
  const snapshot = own.length ? told : null;
  return {
    snapshot,
    triggers: snapshot ? triggersOf(material, snapshot, own) : [],
    answered: dealtWith.map(({ id }) => id),
    settled: others.length ? [...settled, { ids: others, status: "IGNORED", reason: NOT_SHOWN }] : settled,
  };
}

const NOT_SHOWN =
  "Shopify shows this shop no such order: it does not belong to this shop, was deleted there, or is older than the app may read.";

function chooseKnown(material: OrderMaterial): ChosenSnapshot {
  // A body that names no shop is trusted only for an order that this shop is known to have.
  const bodies = material.deliveries.flatMap(({ told }) =>
    told.tells === "order" && (told.bound || material.seen) ? [keepParcels(told.snapshot, material.seen)] : [],
  );
  return chooseSnapshot(material.seen, bodies, material.writes);
}

/** Refunds, edits and parcels say nothing of the order itself: its own webhook is on its way and costs no read. */
function splitWaiting(material: OrderMaterial, known: ChosenSnapshot) {
  const deadline = (delivery: ToldDelivery) => delivery.receivedAt.getTime() + material.graceMs;
  const waiting = material.deliveries.filter((delivery) => {
    const { told } = delivery;
    if (told.tells !== "refund" && told.tells !== "edit" && told.tells !== "parcel" && told.tells !== "carrier")
      return false;
    if (deadline(delivery) <= material.now.getTime()) return false;
    if (known.outcome !== "chosen") return true;
    if (told.tells === "edit") return isOlder(known.snapshot, told.committedAt);
    return told.tells === "refund" ? !showsRefund(known.snapshot, told.refundId) : !showsParcel(known.snapshot, told);
  });
  return {
    waiting,
    ready: material.deliveries.filter((delivery) => !waiting.includes(delivery)),
    until: waiting.length ? new Date(Math.min(...waiting.map(deadline))) : null,
  };
}

function newest(material: OrderMaterial, known: ChosenSnapshot, read: OrderPicture | undefined): OrderPicture | null {
  const chosen = known.outcome === "chosen" ? known.snapshot : null;
  const told = material.deliveries.map((delivery) => delivery.told);
  if (!read) return chosen && withParcels(chosen, told);
  // A reading that lags behind a webhook is not newer for being read later.
  if (chosen && chosen.updated_at > read.updated_at) return withParcels(chosen, told);
  return withParcels(projectWrites(keepFromWebhooks(read, chosen ?? lastBody(material)), material.writes), told);
}

/** Where bodies of one second differ, the last one to come tells what a reading does not. */
function lastBody({ deliveries, seen }: OrderMaterial): OrderPicture | null {
  const body = deliveries.findLast(({ told }) => told.tells === "order" && (told.bound || seen))?.told;
  return body?.tells === "order" ? body.snapshot : seen;
}

function triggersOf(material: OrderMaterial, snapshot: OrderPicture, deliveries: ToldDelivery[]): Trigger[] {
  const isNews = !material.seen || !isDeepStrictEqual(snapshot, projectWrites(material.seen, material.writes));
  const triggers: Trigger[] = [];
  if (isNews || !material.decided) {
    // An order from before the app came that we never saw: something changed, but it was not created now.
    if (!material.decided && Date.parse(snapshot.created_at) < material.installedAt.getTime() - 1_000)
      triggers.push({ on: "order.updated" });
    else triggers.push(...diffSnapshots(material.decided, projectWrites(snapshot, material.intended)));
  }
  // Once for all that ended; one that was gone on with already says nothing.
  if (material.hasEndedStages) triggers.push({ on: "stage" });
  for (const { told } of deliveries) {
    if (told.tells === "fulfillment-order" && concernsUs(told, material)) triggers.push(told.trigger);
    if (told.tells !== "trigger" || told.trigger.on === "stage" || !isWaitedFor(told.trigger, material)) continue;
    if (momentStands(told.trigger, snapshot, material.now)) triggers.push(told.trigger);
  }
  if (!triggers.length && isTouchedWhileHeld(material, snapshot)) triggers.push({ on: "order.updated" });
  const unique = new Map(
    triggers.map((trigger) => [`${trigger.on}/${trigger.of ?? ""}/${trigger.rule ?? ""}`, trigger]),
  );
  return [...unique.values()];
}

/**
 * Touched after our own last write, and nothing of what we keep differs: while we hold, it may be the holds, whose own
 * webhook may never come.
 */
function isTouchedWhileHeld(
  { seen, writes, lastWriteAt, heldFulfillmentOrderIds }: OrderMaterial,
  snapshot: OrderPicture,
): boolean {
  if (!seen || !heldFulfillmentOrderIds.length || snapshot.updated_at <= seen.updated_at) return false;
  if (lastWriteAt && Date.parse(snapshot.updated_at) <= lastWriteAt.getTime()) return false;
  return writes.every(
    ({ answeredAt }) => answeredAt !== null && Date.parse(answeredAt) < Date.parse(snapshot.updated_at),
  );
}

/** News of fulfilment orders matters to the rules that wait for it, and while we hold, or want to; the echo of our own hold says nothing new. */
function concernsUs(told: Extract<Told, { tells: "fulfillment-order" }>, material: OrderMaterial): boolean {
  if (material.names(told.trigger.on)) return true;
  switch (told.trigger.on) {
    case "fulfillment_order.held":
      return !told.holdIds.every((id) => material.ourHoldIds.includes(id));
    case "fulfillment_order.released":
      return material.heldFulfillmentOrderIds.includes(told.fulfillmentOrderId);
    default:
      return (
        material.heldFulfillmentOrderIds.length > 0 &&
        !material.heldFulfillmentOrderIds.includes(told.fulfillmentOrderId)
      );
  }
}

/** An event of the store's that no rule waits for costs nothing; what a person, the clock or another rule asks for is looked at. */
function isWaitedFor(trigger: Trigger, { listensTo }: OrderMaterial): boolean {
  return !isOfStore(trigger) || listensTo(trigger.on);
}

const isOfStore = ({ on, rule }: Trigger): boolean => rule === undefined && on.includes(".") && on !== "order.approved";

function showsParcel({ fulfillments }: OrderPicture, told: Extract<Told, { tells: "parcel" | "carrier" }>): boolean {
  const id = told.tells === "parcel" ? told.parcel.id : told.fulfillmentId;
  return fulfillments.some((one) => one.id === id);
}

function showsRefund(snapshot: OrderPicture, refundId: string): boolean {
  return snapshot.refunds.some((refund) => refund.id === refundId);
}

/** Whether the picture is from before that instant; both in whole seconds. */
function isOlder(snapshot: OrderPicture, instant: string): boolean {
  return Date.parse(snapshot.updated_at) < Math.floor(Date.parse(instant) / 1000) * 1000;
}
