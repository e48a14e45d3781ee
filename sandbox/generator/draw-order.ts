// Pure over a shelf. One order as a buyer of the store makes it, of one of the kinds that stores know, with the truth about it.
import { drawAddress, mistypePostcode, regionOf } from "#sandbox/generator/draw-address.ts";
import {
  type Basket,
  discounted,
  drawBasket,
  freeDelivery,
  manyLines,
  one,
  taxed,
} from "#sandbox/generator/draw-lines.ts";
import {
  afterFailures,
  byCard,
  byGiftCard,
  byTransfer,
  drawCard,
  inCash,
  inParts,
} from "#sandbox/generator/draw-payment.ts";
import type { Prepared } from "#sandbox/generator/make-draft.ts";
import { drawName, emailOf } from "#sandbox/generator/people.ts";
import { COUNTRIES, type Country, type CountryCode } from "#sandbox/generator/places.ts";
import type { Shelf } from "#sandbox/generator/shelf.ts";
import type { MarketProfile } from "#sandbox/generator/store-profile.ts";
import type { CustomerDraft } from "#sandbox/world/customers/create-customer.ts";
import { instant } from "#sandbox/world/instant.ts";
import type { OrderDraft, ShippingDraft } from "#sandbox/world/place-order.ts";
import { type OrderTruth, plainTruth } from "#sandbox/world/records/order-truth.ts";
import { AUTOMATIC, CODES } from "#sandbox/world/seed-discounts.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { AddressRecord, CustomerRecord } from "#sandbox/world/types.ts";

/** Shares of the kinds, of a thousand orders. Those that a store cannot have count as plain ones. */
const KINDS = [
  ["web", 500],
  ["code", 110],
  ["automatic discount", 50],
  ["free delivery", 30],
  ["subscription", 40],
  ["pickup", 35],
  ["authorized", 40],
  ["transfer", 25],
  ["digital", 25],
  ["gift card bought", 15],
  ["gift card spent", 20],
  ["bundle", 20],
  ["pre-order", 12],
  ["part paid", 8],
  ["tip", 20],
  ["gift", 25],
  ["imported", 5],
  ["test", 3],
] as const;
/** Every kind that can be asked for. */
export const ORDER_KINDS = [
  ...KINDS.map(([kind]) => kind),
  ...(["pos", "draft", "company", "500 lines", "fraud-like"] as const),
] as const;
export type OrderKind = (typeof ORDER_KINDS)[number] | "duplicate";

/** One in so many orders has as many lines as an order can have. */
const HUGE_ONE_IN = 5_000;
const MOST_LINES = 500;

export interface Drawn {
  kind: OrderKind;
  draft: OrderDraft;
  /** Who buys: somebody known, somebody new, or nobody by name. */
  buyer: { id: string } | { draft: CustomerDraft } | null;
  truth: OrderTruth;
  /** Staff make a draft first. */
  prepared?: Prepared;
}

export interface Drawing {
  chance: Chance;
  shelf: Shelf;
  /** Somebody who bought before, or null when it is somebody new. */
  known: CustomerRecord | null;
  /** Tells people of one name apart. */
  serial: number;
  /** When, in milliseconds since the epoch. */
  atMs: number;
}

export function drawOrder(drawing: Drawing): Drawn {
  const { chance, shelf } = drawing;
  const { profile } = shelf;
  if (chance.happens(profile.pos) && shelf.counters.length > 0) return overTheCounter(drawing);
  const kind = chance.happens(1 / HUGE_ONE_IN) ? "500 lines" : drawKind(chance, shelf);
  return drawOrderOf(drawing, kind);
}

/** One of a kind that is asked for; one that the store cannot have is a plain one. */
export function drawOrderOf(drawing: Drawing, wanted: OrderKind): Drawn {
  const kind = can(drawing.shelf, wanted) ? wanted : "web";
  if (kind === "pos") return overTheCounter(drawing);
  if (kind === "company") return onAccount(drawing);
  return kind === "fraud-like" ? asFraudstersDo(drawing) : onTheSite(drawing, kind);
}

function drawKind(chance: Chance, shelf: Shelf): OrderKind {
  if (chance.happens(shelf.profile.drafts)) return "draft";
  if (shelf.companies.length > 0 && chance.happens(shelf.profile.onAccount)) return "company";
  if (chance.happens(0.008)) return "fraud-like";
  let at = chance.between(0, KINDS.reduce((sum, [, share]) => sum + share, 0) - 1);
  for (const [kind, share] of KINDS) {
    at -= share;
    if (at < 0) return can(shelf, kind) ? kind : "web";
  }
  return "web";
}

function can(shelf: Shelf, kind: OrderKind): boolean {
  if (kind === "subscription") return shelf.subscriptions.length > 0;
  if (kind === "digital") return shelf.digital.length > 0;
  if (kind === "gift card bought") return shelf.giftCards.length > 0;
  if (kind === "bundle") return shelf.bundles.length > 0;
  if (kind === "pre-order") return shelf.preorders.length > 0;
  if (kind === "company") return shelf.companies.length > 0;
  return (kind !== "pickup" && kind !== "pos") || shelf.counters.length > 0;
}

interface Person {
  buyer: Exclude<Drawn["buyer"], null>;
  home: AddressRecord;
  market: MarketProfile;
}

function person({ chance, shelf, known, serial }: Drawing): Person {
  const { markets } = shelf.profile;
  if (known?.defaultAddress) {
    const market = markets.find(({ country }) => country === known.defaultAddress?.countryCode);
    if (market) return { buyer: { id: known.id }, home: known.defaultAddress, market };
  }
  const at = chance.next();
  const market =
    markets.find((_, index) => at < markets.slice(0, index + 1).reduce((sum, one) => sum + one.share, 0)) ?? markets[0];
  if (!market) throw new Error(`${shelf.shop} sells nowhere`);
  const name = drawName(chance, market.country);
  const { address } = drawAddress(chance, market.country, name);
  const email = emailOf(name, serial);
  return { buyer: { draft: { ...name, email, addresses: [address] } }, home: address, market };
}

function onTheSite(drawing: Drawing, kind: OrderKind): Drawn {
  const { chance, shelf } = drawing;
  const { buyer, home, market } = person(drawing);
  const truth: OrderTruth = { ...plainTruth(kind), region: regionOf(home) };
  const card = drawCard(chance, `${home.firstName} ${home.lastName}`);
  const delivery = chance.oneOf(market.shipping);
  let shipping: ShippingDraft | null = { title: delivery.title, price: delivery.price };
  let basket: Basket = drawBasket(chance, shelf);
  let shipTo: AddressRecord | null = home;
  const draft: Partial<OrderDraft> = { transactions: byCard(card) };
  switch (kind) {
    case "code":
      basket = discounted(basket, { kind: "CODE", name: chance.oneOf(CODES) }, 10);
      break;
    case "automatic discount":
      basket = discounted(basket, { kind: "AUTOMATIC", name: AUTOMATIC }, 5);
      break;
    case "free delivery":
      ({ basket, shipping } = freeDelivery(basket, shipping));
      break;
    case "subscription": {
      const plan = { id: "688100", name: "Delivered every month" };
      basket = { ...basket, lines: [one(chance.oneOf(shelf.subscriptions), { sellingPlan: plan })] };
      basket = discounted(basket, { kind: "AUTOMATIC", name: "Subscribe and save" }, 10);
      break;
    }
    case "pre-order":
      basket.lines = [
        one(chance.oneOf(shelf.preorders), { sellingPlan: { id: "688200", name: "Pre-order" } }),
        ...(chance.happens(0.3) ? basket.lines.slice(0, 1) : []),
      ];
      draft.transactions = byCard(card, "AUTHORIZATION");
      break;
    case "pickup":
      shipping = { title: "Pick up in store", price: 0, pickup: true };
      shipTo = null;
      break;
    case "authorized":
      draft.transactions = byCard(card, "AUTHORIZATION");
      break;
    case "transfer":
      draft.transactions = byTransfer;
      break;
    case "part paid":
      draft.transactions = inParts(card);
      break;
    case "digital":
      basket = { lines: [one(chance.oneOf(shelf.digital), { requiresShipping: false })], discounts: [] };
      shipping = shipTo = null;
      break;
    case "gift card bought":
      basket = {
        lines: [one(chance.oneOf(shelf.giftCards), { requiresShipping: false, taxable: false })],
        discounts: [],
      };
      shipping = shipTo = null;
      break;
    case "gift card spent": {
      const lastCharacters = String(chance.between(0, 9_999)).padStart(4, "0");
      const giftCard = { id: String(chance.between(6_000_000, 6_999_999)), lastCharacters };
      draft.transactions = byGiftCard(card, chance.oneOf([2_500, 5_000, 10_000]), giftCard);
      break;
    }
    case "bundle":
      basket = { lines: bundleLines(chance, shelf), discounts: [] };
      break;
    case "tip":
      draft.more = { tip: chance.oneOf([100, 200, 500]) };
      break;
    case "gift":
      draft.customAttributes = [
        { key: "Gift", value: "yes" },
        { key: "Message", value: chance.oneOf(["Happy birthday!", "Get well soon", "With love from all of us"]) },
      ];
      break;
    case "draft":
      draft.tags = ["phone order"];
      break;
    case "imported":
      draft.sourceName = "import";
      draft.tags = ["imported"];
      draft.more = { sourceIdentifier: `OLD-${chance.between(10_000, 99_999)}` };
      // It was bought long before it was brought over.
      draft.processedAt = instant(drawing.atMs - chance.between(100, 700) * 86_400_000);
      break;
    case "test":
      draft.test = true;
      draft.gateway = "bogus";
      break;
    case "500 lines":
      basket = { lines: manyLines(chance, shelf, MOST_LINES), discounts: [] };
      break;
    default:
  }
  const billing = drawBilling(chance, home, market.country, truth);
  if (shipTo && chance.happens(0.006)) {
    shipTo = { ...shipTo, zip: mistypePostcode(chance, shipTo.zip ?? "", market.country) };
    truth.postcodeTypo = true;
  }
  if (!shipTo) Object.assign(truth, { region: null, differs: false });
  return {
    ...{ kind, buyer, truth },
    ...(kind === "draft" ? { prepared: { paymentPending: chance.happens(0.5) } } : {}),
    draft: {
      ...draft,
      lines: taxed(basket.lines, shelf, shipTo ? market : { country: market.country }),
      discounts: basket.discounts,
      shipping,
      shippingAddress: shipTo,
      billingAddress: billing,
      ...currencyOf(market),
      note: chance.happens(0.06) ? chance.oneOf(NOTES) : null,
      more: { ...visitorOf(chance, shelf, market), ...draft.more },
    },
  };
}

const NOTES = [
  "Please leave with the neighbour at number 12.",
  "It is a present: no invoice in the parcel, please.",
  "The bell does not work.",
  "Call before delivery.",
];

/** Most are billed where they live; some at work, some pay for others. */
function drawBilling(chance: Chance, home: AddressRecord, country: CountryCode, truth: OrderTruth): AddressRecord {
  if (!chance.happens(0.07)) return home;
  const elsewhere = drawAddress(chance, country, drawName(chance, country)).address;
  truth.differs = true;
  return elsewhere;
}

const currencyOf = ({ currency, perShopUnit }: MarketProfile): Pick<OrderDraft, "presentment"> =>
  currency && perShopUnit ? { presentment: { currency, perShopUnit } } : {};

/** Of the network for benchmarks (RFC 2544), which is nobody's and wide enough that two buyers hardly share one. */
const addressOfVisitor = (number: number): string =>
  `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
const VISITORS = 2 << 16;

const visitorOf = (chance: Chance, { profile }: Shelf, market: MarketProfile): NonNullable<OrderDraft["more"]> => ({
  ...(profile.tax.included ? { taxesIncluded: true } : {}),
  clientIp: addressOfVisitor(chance.between(0, VISITORS - 1)),
  customerLocale: (COUNTRIES[market.country] as Country).locale,
  acceptsMarketing: chance.happens(0.3),
});

function bundleLines(chance: Chance, shelf: Shelf): OrderDraft["lines"] {
  const bundle = chance.oneOf(shelf.bundles);
  const prices = new Map(shelf.goods.items.map(({ variantId, price }) => [variantId, price]));
  const group = { title: bundle.title, quantity: 1, variantId: bundle.variantId, productId: null };
  return bundle.components.map(({ variantId, quantity }) => ({
    variantId,
    quantity,
    price: Math.round((prices.get(variantId) ?? 0) * 0.9),
    group: { id: bundle.variantId, ...group },
  }));
}

/** By a company, much at once and cheaper, to be paid later. */
function onAccount({ chance, shelf }: Drawing): Drawn {
  const { terms, ...account } = chance.oneOf(shelf.companies);
  const { customerId, address, taxExempt, ...company } = account;
  const { lines } = drawBasket(chance, shelf);
  const market = shelf.profile.markets.find(({ country }) => country === address.countryCode);
  const [delivery] = market?.shipping ?? [];
  return {
    kind: "company",
    buyer: { id: customerId },
    truth: { ...plainTruth("company"), region: regionOf(address) },
    draft: {
      lines: lines.map((line) => ({ ...line, quantity: chance.between(4, 40) })),
      shipping: delivery ? { title: delivery.title, price: delivery.price * 3 } : null,
      ...{ shippingAddress: address, billingAddress: address },
      poNumber: `PO-${chance.between(10_000, 99_999)}`,
      tags: ["trade"],
    },
    prepared: {
      ...{ company, taxExempt, paymentPending: true, termsTemplateId: terms },
      appliedDiscount: { title: "Trade", description: "Trade", value: 15, valueType: "PERCENTAGE" },
    },
  };
}

function overTheCounter(drawing: Drawing): Drawn {
  const { chance, shelf, known } = drawing;
  const { discounts, lines } = drawBasket(chance, shelf);
  const card = drawCard(chance, "");
  return {
    kind: "pos",
    // Most are not asked for their name.
    buyer: known && chance.happens(0.3) ? { id: known.id } : null,
    truth: plainTruth("pos"),
    draft: {
      ...{ discounts, sourceName: "pos", shipping: null, shippingAddress: null, billingAddress: null },
      lines: taxed(
        lines.map((line) => ({ ...line, requiresShipping: false })),
        shelf,
        { country: shelf.profile.countryCode },
      ),
      transactions: chance.happens(0.2) ? inCash : byCard({ ...card, wallet: null }),
      gateway: "shopify_payments",
      more: {
        retailLocationId: chance.oneOf(shelf.counters),
        ...(shelf.profile.tax.included ? { taxesIncluded: true } : {}),
      },
    },
  };
}

function asFraudstersDo(drawing: Drawing): Drawn {
  const { chance, shelf } = drawing;
  const drawn = onTheSite({ ...drawing, known: null }, "web");
  const dear = shelf.goods.items.toSorted((a, b) => b.price - a.price).slice(0, 5);
  const market = shelf.profile.markets.find(({ country }) => country === drawn.draft.shippingAddress?.countryCode);
  const abroad: CountryCode = drawn.draft.shippingAddress?.countryCode === "US" ? "GB" : "US";
  const stolen = drawAddress(chance, abroad, drawName(chance, abroad)).address;
  const owner = `${stolen.firstName} ${stolen.lastName}`;
  const failed = Array.from({ length: chance.between(2, 4) }, () => drawCard(chance, owner, true));
  const email = `${chance.next().toString(36).slice(2, 12)}@example.net`;
  return {
    ...drawn,
    kind: "fraud-like",
    buyer: drawn.buyer && "draft" in drawn.buyer ? { draft: { ...drawn.buyer.draft, email } } : drawn.buyer,
    truth: { ...drawn.truth, kind: "fraud-like", fraudLike: true, ratedHigh: chance.happens(0.8), differs: true },
    draft: {
      ...drawn.draft,
      lines: taxed([one(chance.oneOf(dear), { quantity: chance.between(2, 5) })], shelf, market ?? { country: "GB" }),
      discounts: [],
      shipping: market ? { ...(market.shipping.at(-1) ?? { title: "Express", price: 1_000 }) } : drawn.draft.shipping,
      billingAddress: stolen,
      transactions: afterFailures(failed, drawCard(chance, owner, true)),
      note: null,
      more: { ...drawn.draft.more, clientIp: `198.51.100.${chance.between(1, 254)}` },
    },
  };
}
