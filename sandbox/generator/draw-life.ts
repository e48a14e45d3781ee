// Pure. What becomes of an order in the days after it was made: paid, edited, held, shipped, tracked, sent back, disputed.
import type { OrderKind } from "#sandbox/generator/draw-order.ts";
import type { FulfillmentEventStatus } from "#sandbox/world/records/fulfillment.ts";
import type { LifeStep } from "#sandbox/world/records/life.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A step, and when: milliseconds after the order was made. */
export type Life = readonly (LifeStep & { afterMs: number })[];

export interface LifeOptions {
  kind: OrderKind;
  isFraudLike: boolean;
  /** By Shopify's analysis. */
  isRatedHigh: boolean;
  isShipped: boolean;
  /** Everything was paid at once. */
  isPaid: boolean;
  units: number;
  carriers: readonly string[];
  /** When it was made, milliseconds since the epoch. */
  atMs: number;
}

/** Shipped on a working day, the next one if it came late. UTC is near enough. */
function shippedAfter(chance: Chance, atMs: number): number {
  let at = atMs + chance.between(3 * HOUR, 30 * HOUR);
  for (let weekday = new Date(at).getUTCDay(); weekday === 0 || weekday === 6; weekday = new Date(at).getUTCDay())
    at += DAY;
  return at - atMs;
}

export function drawLife(chance: Chance, options: LifeOptions): Life {
  const { kind, isFraudLike, isRatedHigh, isShipped, isPaid, units, carriers, atMs } = options;
  const life: (LifeStep & { afterMs: number })[] = [];
  const then = (afterMs: number, step: LifeStep) => life.push({ ...step, afterMs });
  if (kind === "pos") {
    // Handed out at once.
    then(MINUTE, { do: "ship", isPart: false, carrier: "", tracking: "" });
    return life;
  }
  then(0, { do: "read-risk", level: "PENDING" });
  then(chance.between(20_000, 3 * MINUTE), { do: "read-risk", level: riskOf(chance, isFraudLike, isRatedHigh) });
  const paidAfter = isPaid ? null : payingOf(chance, kind);
  if (isFraudLike && chance.happens(0.55)) {
    then(chance.between(HOUR, 5 * HOUR), { do: "cancel", reason: "FRAUD" });
    return sorted(life);
  }
  if (chance.happens(0.035)) {
    then(chance.between(10 * MINUTE, 8 * HOUR), {
      do: "cancel",
      reason: chance.happens(0.8) ? "CUSTOMER" : "INVENTORY",
    });
    return sorted(life);
  }
  if (paidAfter !== null) then(paidAfter, { do: "pay" });
  if (chance.happens(0.03)) then(chance.between(5 * MINUTE, 2 * HOUR), { do: "edit" });
  if (chance.happens(0.03)) then(chance.between(MINUTE, 6 * HOUR), { do: "note" });
  // On account it is sent before it is paid.
  let sentAfter = Math.max(shippedAfter(chance, atMs), kind === "company" ? 0 : (paidAfter ?? 0) + HOUR);
  if (kind === "pre-order") sentAfter += chance.between(20, 60) * DAY;
  if (chance.happens(0.02)) {
    then(chance.between(MINUTE, HOUR), { do: "hold" });
    sentAfter += DAY;
    then(sentAfter - HOUR, { do: "release" });
  }
  if (!isShipped) {
    then(chance.between(MINUTE, 10 * MINUTE), { do: "ship", isPart: false, carrier: "", tracking: "" });
  } else {
    const carrier = chance.oneOf(carriers);
    const tracking = `${carrier.slice(0, 2).toUpperCase()}${chance.between(100_000_000, 999_999_999)}`;
    const inTwo = units > 1 && chance.happens(0.08);
    if (inTwo) then(sentAfter, { do: "ship", isPart: true, carrier, tracking: `${tracking}A` });
    then(sentAfter + (inTwo ? DAY : 0), { do: "ship", isPart: false, carrier, tracking });
    for (const told of travel(chance)) then(sentAfter + told.afterMs, { do: "track", ...told });
  }
  const ended = sentAfter + 4 * DAY;
  if (chance.happens(0.05))
    then(ended + chance.between(1, 12) * DAY, { do: "refund", share: chance.oneOf([0.1, 0.25, 1]) });
  else if (isShipped && chance.happens(0.07)) sendBack(chance, ended + chance.between(1, 14) * DAY, then);
  if (isFraudLike || chance.happens(0.004)) disputeIt(chance, ended + chance.between(5, 40) * DAY, isFraudLike, then);
  return sorted(life);
}

const REASONS = ["SIZE_TOO_SMALL", "SIZE_TOO_LARGE", "UNWANTED", "DEFECTIVE", "NOT_AS_DESCRIBED", "WRONG_ITEM"];

function sendBack(chance: Chance, afterMs: number, then: (afterMs: number, step: LifeStep) => void): void {
  const isApproved = chance.happens(0.92);
  then(afterMs, { do: "ask-return", reason: chance.oneOf(REASONS) });
  // Some wait: the person who answers is away.
  const answered = chance.happens(0.3) ? chance.between(3, 9) * DAY : chance.between(1, 40) * HOUR;
  then(afterMs + answered, { do: "answer-return", isApproved });
  if (isApproved && chance.happens(0.9)) then(afterMs + answered + chance.between(4, 12) * DAY, { do: "take-return" });
}

function disputeIt(
  chance: Chance,
  afterMs: number,
  isFraudLike: boolean,
  then: (afterMs: number, step: LifeStep) => void,
): void {
  const reason = isFraudLike
    ? "FRAUDULENT"
    : chance.oneOf(["PRODUCT_NOT_RECEIVED", "PRODUCT_UNACCEPTABLE", "DUPLICATE"]);
  then(afterMs, { do: "dispute", type: chance.happens(0.25) ? "INQUIRY" : "CHARGEBACK", reason });
  if (chance.happens(0.2)) {
    then(afterMs + 2 * DAY, { do: "move-dispute", status: "ACCEPTED" });
    return;
  }
  then(afterMs + chance.between(1, 6) * DAY, { do: "move-dispute", status: "UNDER_REVIEW" });
  const status = chance.happens(isFraudLike ? 0.15 : 0.5) ? "WON" : "LOST";
  then(afterMs + chance.between(20, 60) * DAY, { do: "move-dispute", status });
}

const sorted = <T extends { afterMs: number }>(life: T[]): T[] => life.sort((a, b) => a.afterMs - b.afterMs);

const riskOf = (chance: Chance, isFraudLike: boolean, isRatedHigh: boolean) =>
  isRatedHigh ? "HIGH" : isFraudLike || chance.happens(0.03) ? "MEDIUM" : "LOW";

/** When what was not paid at once is, or null when it was. */
function payingOf(chance: Chance, kind: OrderKind): number | null {
  if (kind === "transfer" || kind === "part paid") return chance.happens(0.85) ? chance.between(1, 6) * DAY : null;
  if (kind === "draft") return chance.happens(0.9) ? chance.between(1, 5) * DAY : null;
  // Most within their terms, some late, few not at all.
  if (kind === "company") return chance.happens(0.96) ? chance.between(8, 40) * DAY : null;
  if (kind === "authorized") return chance.between(HOUR, DAY);
  return kind === "pre-order" ? 20 * DAY : null;
}

interface Told {
  afterMs: number;
  status: FulfillmentEventStatus;
  message: string;
}

/** What a carrier tells on the way. */
function travel(chance: Chance): Told[] {
  const collected = chance.between(2 * HOUR, 10 * HOUR);
  const underWay = collected + chance.between(8 * HOUR, 20 * HOUR);
  const told: Told[] = [
    { afterMs: collected, status: "CARRIER_PICKED_UP", message: "Collected from the sender" },
    { afterMs: underWay, status: "IN_TRANSIT", message: "At the sorting centre" },
  ];
  if (chance.happens(0.006)) {
    told.push({ afterMs: underWay + 2 * DAY, status: "FAILURE", message: "Lost on the way" });
    return told;
  }
  let out = underWay + chance.between(6 * HOUR, 30 * HOUR);
  if (chance.happens(0.04)) {
    told.push({ afterMs: underWay + 12 * HOUR, status: "DELAYED", message: "Delayed" });
    out += 2 * DAY;
  }
  told.push({ afterMs: out, status: "OUT_FOR_DELIVERY", message: "Out for delivery" });
  if (chance.happens(0.03)) {
    told.push({ afterMs: out + 3 * HOUR, status: "ATTEMPTED_DELIVERY", message: "Nobody at home" });
    out += DAY;
  }
  told.push({ afterMs: out + chance.between(HOUR, 7 * HOUR), status: "DELIVERED", message: "Delivered" });
  return told;
}
