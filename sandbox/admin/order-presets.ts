// Buyers at the press of a button: each preset places one order of a kind.
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { createPaymentTerms } from "#sandbox/world/payment-terms/set-payment-terms.ts";
import { type OrderDraft, placeOrder } from "#sandbox/world/place-order.ts";
import type { AddressRecord, CustomerRecord, OrderRecord, VariantRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface OrderPreset {
  id: string;
  label: string;
  summary: string;
}

/** Of the template "Net 30". */
const NET_30 = "4";

const PRESETS = [
  {
    id: "billing-differs",
    label: "Billing address differs",
    summary: "Shipped to one address, paid from another.",
    draft: (shelf) => ({ ...shelf.goods(), shippingAddress: ADDRESSES[0], billingAddress: ADDRESSES[1] }),
  },
  {
    id: "same-address",
    label: "Same address",
    summary: "Shipped to where it is billed.",
    draft: (shelf) => ({ ...shelf.goods(), shippingAddress: ADDRESSES[2], billingAddress: ADDRESSES[2] }),
  },
  {
    id: "digital",
    label: "Digital",
    summary: "A gift voucher by e-mail: nothing is shipped, so there is no shipping address.",
    draft: (shelf) => ({
      ...shelf.goods(),
      lines: [
        { title: "Gift voucher (by e-mail)", price: 2_500, quantity: 1, requiresShipping: false, taxable: false },
      ],
      shipping: null,
      shippingAddress: null,
      billingAddress: ADDRESSES[3],
    }),
  },
  {
    id: "pickup",
    label: "Pickup",
    summary: "Collected in the store.",
    draft: (shelf) => ({
      ...shelf.goods(),
      shipping: { title: "Pick up in store", price: 0, pickup: true },
      shippingAddress: null,
      billingAddress: ADDRESSES[1],
    }),
  },
  {
    id: "big-spender",
    label: "Big spender",
    summary: "A customer who had spent little spends over 500 at once.",
    draft: (shelf) => ({
      ...shelf.goods(),
      customerId: shelf.smallSpender(),
      lines: [{ title: "Expedition tent, four seasons", price: 54_900, quantity: 1, sku: "TENT-4S" }],
      shippingAddress: ADDRESSES[3],
      billingAddress: ADDRESSES[3],
    }),
  },
  {
    id: "unpaid",
    label: "Not paid yet",
    summary: "Bank transfer: the order waits for its payment. The addresses differ.",
    draft: (shelf) => ({
      ...shelf.goods(),
      payment: "pending",
      shippingAddress: ADDRESSES[1],
      billingAddress: ADDRESSES[2],
    }),
  },
  {
    id: "on-account",
    label: "On account",
    summary: "To be paid within 30 days: the clock can be jumped to when it is due.",
    terms: NET_30,
    draft: (shelf) => ({
      ...shelf.goods(),
      payment: "none",
      shippingAddress: ADDRESSES[2],
      billingAddress: ADDRESSES[2],
    }),
  },
  {
    id: "postcode-typo",
    label: "Postcode mistyped",
    summary: "A zero where the postcode has the letter O.",
    draft: (shelf) => ({ ...shelf.goods(), shippingAddress: MISTYPED, billingAddress: MISTYPED }),
  },
  {
    id: "twice",
    label: "Same order twice",
    summary: "Somebody pressed the button again: two orders of the same buyer.",
    times: 2,
    draft: (shelf) => ({ ...shelf.goods(), shippingAddress: ADDRESSES[3], billingAddress: ADDRESSES[3] }),
  },
  {
    id: "to-scotland",
    label: "To Scotland",
    summary: "Shipped to Glasgow.",
    draft: (shelf) => ({ ...shelf.goods(), shippingAddress: SCOTLAND, billingAddress: SCOTLAND }),
  },
  {
    id: "to-london",
    label: "To London",
    summary: "Shipped to the middle of London.",
    draft: (shelf) => ({ ...shelf.goods(), shippingAddress: LONDON, billingAddress: LONDON }),
  },
] as const satisfies readonly (OrderPreset & { times?: number; terms?: string; draft: (shelf: Shelf) => OrderDraft })[];

export const ORDER_PRESETS: readonly OrderPreset[] = PRESETS;

/** Places the order of a preset; of several that are alike the last one is given back. */
export function placePresetOrder(world: World, shop: string, presetId: string): OrderRecord {
  const preset = PRESETS.find((one) => one.id === presetId);
  if (!preset) throw new Refused(`There is no preset "${presetId}"`);
  const draft = preset.draft(shelfOf(world, shop));
  const placed = placeOrder(world, shop, draft);
  if ("terms" in preset)
    return createPaymentTerms(world, shop, placed.id, {
      templateId: preset.terms,
      schedules: [{ issuedAt: world.now(), dueAt: null }],
    });
  return "times" in preset ? placeOrder(world, shop, draft) : placed;
}

/** What a preset can take from the store. */
interface Shelf {
  goods(): OrderDraft;
  smallSpender(): string | null;
}

function shelfOf(world: World, shop: string): Shelf {
  const customers = Object.values(world.state.customers).filter((customer) => customer.shop === shop);
  const variants = Object.values(world.state.variants).filter(isOrdinary(shop));
  // The next one each time, not a dice: the same clicks make the same orders.
  const turn = world.shop(shop).lastOrderNumber;
  const next = <T>(list: readonly T[]): T | null => list[turn % Math.max(1, list.length)] ?? null;
  const spent = (customer: CustomerRecord) => customerFigures(world, customer.id).amountSpent;
  return {
    goods() {
      const variant = next(variants);
      return {
        customerId: next(customers)?.id ?? null,
        lines: [variant ? { variantId: variant.id, quantity: 1 } : { title: "Wool socks", price: 1_400, quantity: 1 }],
        shipping: { title: "Standard", price: 495 },
        payment: "paid",
      };
    },
    smallSpender() {
      const small = customers.filter((customer) => spent(customer) < 20_000);
      return (next(small) ?? next(customers))?.id ?? null;
    },
  };
}

const isOrdinary = (shop: string) => (variant: VariantRecord) =>
  variant.shop === shop && variant.requiresShipping && !variant.giftCard && variant.price < 20_000;

const UNITED_KINGDOM = { country: "United Kingdom", countryCode: "GB", province: "England", provinceCode: "ENG" };
const ADDRESSES = [
  {
    firstName: "Ada",
    lastName: "Marsh",
    address1: "14 Harbour Street",
    city: "Whitby",
    zip: "YO21 1DN",
    ...UNITED_KINGDOM,
  },
  {
    firstName: "Ada",
    lastName: "Marsh",
    address1: "Flat 3, 201 Deansgate",
    city: "Manchester",
    zip: "M3 3NW",
    ...UNITED_KINGDOM,
  },
  { firstName: "Tom", lastName: "Ridley", address1: "7 Orchard Row", city: "Bath", zip: "BA1 5EG", ...UNITED_KINGDOM },
  { firstName: "Ines", lastName: "Calder", address1: "88 Mill Lane", city: "Leeds", zip: "LS6 2AB", ...UNITED_KINGDOM },
] as const satisfies readonly Partial<AddressRecord>[];
const MISTYPED = { ...ADDRESSES[0], zip: "Y021 1DN" } as const satisfies Partial<AddressRecord>;
const SCOTLAND = {
  ...{ firstName: "Isla", lastName: "Bain", address1: "52 Byres Road", city: "Glasgow", zip: "G12 8TA" },
  ...{ ...UNITED_KINGDOM, province: "Scotland", provinceCode: "SCT" },
} as const satisfies Partial<AddressRecord>;
const LONDON = {
  ...{ firstName: "Priya", lastName: "Nair", address1: "9 Lamb's Conduit Street", city: "London", zip: "WC1N 3NG" },
  ...UNITED_KINGDOM,
} as const satisfies Partial<AddressRecord>;
