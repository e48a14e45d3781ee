// Fills a store with orders of the past, each with what became of it until now. The same seed at the same time makes the same.
import { Buyers } from "#sandbox/generator/buyers.ts";
import { drawLife, type Life } from "#sandbox/generator/draw-life.ts";
import { type Drawn, drawOrder, drawOrderOf, type OrderKind } from "#sandbox/generator/draw-order.ts";
import { makeDraft, makeOrderOfDraft } from "#sandbox/generator/make-draft.ts";
import { drawOrderTimes } from "#sandbox/generator/order-times.ts";
import { COUNTRIES, type Country, type CountryCode } from "#sandbox/generator/places.ts";
import { type Shelf, shelfOf } from "#sandbox/generator/shelf.ts";
import { profileOf } from "#sandbox/generator/stores.ts";
import { takeStep } from "#sandbox/generator/take-step.ts";
import { stockUp, takeStock } from "#sandbox/generator/take-stock.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { sendDraftInvoice } from "#sandbox/world/drafts/send-draft-invoice.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { type Chance, seededRandom } from "#sandbox/world/seeded-random.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const HOUR = 3_600_000;

export interface HistoryOptions {
  shop: string;
  orders: number;
  /** How far back it goes. */
  days: number;
  seed: number;
  /** How many times as busy the last two days were: a store with a thin past has a yesterday too. */
  lively?: number;
}

const LIVELY_HOURS = 48;
/** A duplicate follows what it doubles by so long at most. */
const DOUBLED_WITHIN_MS = 30 * 60_000;
/** Records are laid to rest each time that so many orders were made. */
const REST_EVERY = 2_000;

/** Makes the orders in portions of a hundred or so; yields how many are made, so that others may do something in between. */
export function generateHistory(world: World, options: HistoryOptions): Generator<number, void> {
  return world.filling(makeHistory(world, options));
}

function* makeHistory(world: World, options: HistoryOptions): Generator<number, void> {
  const { shop, orders, days, seed } = options;
  const profile = profileOf(shop);
  const shelf = shelfOf(world, profile, shop);
  const untilMs = world.nowMs();
  stockUp(world, shop);
  const times = drawOrderTimes(
    orders,
    {
      ...{ untilMs, days, zone: world.shop(shop).ianaTimezone, growth: 1.6 },
      // A flash sale yesterday evening, so that yesterday has one, and some before.
      flashSales: [
        { hoursAgo: LIVELY_HOURS, hours: LIVELY_HOURS, times: options.lively ?? 1 },
        { hoursAgo: sinceEvening(untilMs, world.shop(shop).ianaTimezone), hours: 2, times: 5 },
        ...[8, 15, 27, 44].map((weeks) => ({ hoursAgo: weeks * 7 * 24 + 5, hours: 3, times: 6 })),
      ],
    },
    seed,
  );
  const chance = seededRandom(seed + 1);
  const known = [...world.orderIndex.ofShop(shop)].flatMap(({ customerId }) => customerId ?? []);
  const buyers = new Buyers(world.orderIndex.ofShop(shop).length, known);
  let last: Last | null = null;
  for (const [index, atMs] of times.entries()) {
    const drawn = drawNext(world, shelf, buyers, chance, atMs, last);
    const order = world.settlingOnce(() => {
      const made = world.inThePast(atMs, () => makeOrder(world, shop, drawn, buyers));
      liveUntil(world, made, lifeOf(made, drawn, chance, atMs), atMs, untilMs);
      return { orderId: made.id, result: made };
    });
    last = { drawn, orderId: order.id, customerId: order.customerId, atMs };
    if (index % 100 === 99) yield index + 1;
    // Nobody holds a record here.
    if (index % REST_EVERY === REST_EVERY - 1) world.rest();
  }
  leaveDrafts(world, shelf, buyers, chance, untilMs, Math.min(12, Math.ceil(orders / 60)));
  takeStock(world, shop, chance);
  world.rest();
  yield times.length;
}

/** Hours since seven o'clock in the evening of yesterday, in the store's own zone. */
function sinceEvening(nowMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", hour: "numeric", minute: "numeric" });
  const [hour = 0, minute = 0] = format.format(nowMs).split(":").map(Number);
  return hour + minute / 60 + 24 - 19;
}

/** The same basket by the same buyer: pressed twice, or done again because the first seemed lost. */
function again({ drawn: { draft, buyer, truth }, orderId, customerId }: Last): Drawn {
  return {
    ...{ kind: "duplicate", draft },
    buyer: customerId ? { id: customerId } : buyer,
    truth: { ...truth, kind: "duplicate", duplicateOf: orderId },
  };
}

/** The order before. */
export interface Last {
  drawn: Drawn;
  orderId: string;
  customerId: string | null;
  atMs: number;
}

/** What the next buyer orders, who may be the last one again. */
export function drawNext(
  world: World,
  shelf: Shelf,
  buyers: Buyers,
  chance: Chance,
  atMs: number,
  last: Last | null,
): Drawn {
  const canBeDoubled =
    last && atMs - last.atMs < DOUBLED_WITHIN_MS && (last.drawn.kind === "web" || last.drawn.kind === "code");
  return canBeDoubled && chance.happens(0.012) ? again(last) : drawFor(world, shelf, buyers, chance, atMs);
}

/** An order by somebody who may have bought before. @param kind by default as buyers come. */
export function drawFor(
  world: World,
  shelf: Shelf,
  buyers: Buyers,
  chance: Chance,
  atMs: number,
  kind?: OrderKind,
): Drawn {
  const id = buyers.draw(chance);
  const known = id === null ? null : world.customer(shelf.shop, id);
  buyers.serial++;
  const drawing = { chance, shelf, known, serial: buyers.serial, atMs };
  return kind ? drawOrderOf(drawing, kind) : drawOrder(drawing);
}

function buyerOf(world: World, shop: string, { buyer }: Drawn): string | null {
  if (buyer === null) return null;
  if ("id" in buyer) return buyer.id;
  const email = buyer.draft.email && unusedEmail(world, shop, buyer.draft.email);
  return createCustomer(world, shop, { ...buyer.draft, email }, { by: "buyer" }).id;
}

/** Who was drawn as somebody new is nobody who has bought already, even under the same name. */
function unusedEmail(world: World, shop: string, email: string): string {
  const index = customerIndex(world);
  for (let number = 1, unused = email; ; number++, unused = email.replace("@", `-${number}@`))
    if (!index.find(shop, { email: unused })) return unused;
}

/** Puts a drawn order into the world, with its buyer and the truth about it. */
export function makeOrder(world: World, shop: string, drawn: Drawn, buyers: Buyers): OrderRecord {
  const { draft, truth } = drawn;
  const customerId = buyerOf(world, shop, drawn);
  if (customerId) buyers.note(customerId);
  const order = drawn.prepared
    ? makeOrderOfDraft(world, shop, drawn, customerId)
    : placeOrder(world, shop, { ...draft, customerId });
  world.state.truths[order.id] = truth;
  return order;
}

/** What becomes of an order that was drawn. */
export function lifeOf(order: OrderRecord, drawn: Drawn, chance: Chance, atMs: number): Life {
  const country: Country = COUNTRIES[(drawn.draft.shippingAddress?.countryCode ?? "GB") as CountryCode] ?? COUNTRIES.GB;
  return drawLife(chance, {
    ...{
      kind: drawn.kind,
      isFraudLike: drawn.truth.fraudLike,
      isRatedHigh: drawn.truth.ratedHigh,
      atMs,
      carriers: country.carriers,
    },
    isShipped: drawn.draft.shippingAddress !== null,
    isPaid: orderTotals(order).outstanding <= 0,
    units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  });
}

function liveUntil(world: World, order: OrderRecord, life: Life, atMs: number, untilMs: number): void {
  for (const step of life) {
    const stepAt = atMs + step.afterMs;
    if (stepAt > untilMs) return;
    world.inThePast(stepAt, () => {
      try {
        takeStep(world, order, step);
      } catch (error) {
        // The story does not fit the order any more: as in a store, it is refused.
        if (!(error instanceof Refused)) throw error;
      }
    });
  }
}

/** Drafts of the last days that nobody has bought yet; of some the invoice is out. */
function leaveDrafts(world: World, shelf: Shelf, buyers: Buyers, chance: Chance, untilMs: number, count: number): void {
  for (let left = 0; left < count; left++)
    world.inThePast(untilMs - chance.between(HOUR, 6 * 24 * HOUR), () => {
      const drawn = drawFor(world, shelf, buyers, chance, world.nowMs(), "draft");
      const { id, email } = makeDraft(world, shelf.shop, drawn, buyerOf(world, shelf.shop, drawn));
      if (email && chance.happens(0.5)) sendDraftInvoice(world, shelf.shop, id, null);
    });
}
