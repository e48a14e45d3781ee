// Pure. What buyers order and what becomes of it: drawn from a seed, so that a run can be had again.
import type { OrderDraft } from "#sandbox/world/place-order.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { AddressRecord, CustomerRecord, VariantRecord } from "#sandbox/world/types.ts";

export type Step =
  | { do: "pay" }
  | { do: "edit" }
  | { do: "cancel" }
  | { do: "fulfil" }
  | { do: "fulfil-part" }
  | { do: "refund" }
  | { do: "note" }
  | { do: "address"; address: Partial<AddressRecord>; differs: boolean }
  /** Staff releases the app's hold, once it is there; the order ships afterwards. */
  | { do: "release-hold" };

export interface Scenario {
  name: string;
  draft: OrderDraft;
  differs: boolean;
  steps: Step[];
}

/** What a store has to sell, and to whom. */
export interface Shelf {
  customers: CustomerRecord[];
  goods: VariantRecord[];
  digital: VariantRecord[];
}

const ENGLAND = { country: "United Kingdom", countryCode: "GB", province: "England", provinceCode: "ENG" };
const STREETS = ["Harbour Street", "Mill Lane", "Orchard Road", "Castle Avenue", "Station Road", "Church Street"];
const TOWNS = [
  { city: "Whitby", zip: "YO21 1DN" },
  { city: "Leeds", zip: "LS6 2AB" },
  { city: "Bath", zip: "BA1 5EG" },
  { city: "Manchester", zip: "M3 3NW" },
  { city: "Exeter", zip: "EX4 4QJ" },
];

export function drawScenario(chance: Chance, shelf: Shelf): Scenario {
  const customer = chance.happens(0.95) ? chance.oneOf(shelf.customers) : null;
  const home = addressOf(chance, customer);
  const lines = drawLines(chance, shelf.goods);
  const shipping = { title: "Standard delivery", price: 395 };
  const draft: OrderDraft = {
    customerId: customer?.id ?? null,
    email: customer ? undefined : `guest${chance.between(1, 999_999)}@example.com`,
    lines,
    shipping,
    shippingAddress: home,
    billingAddress: home,
    payment: chance.happens(0.75) ? "paid" : chance.happens(0.5) ? "authorized" : "pending",
    note: chance.happens(0.1) ? "Please leave with the neighbour." : null,
    tags: chance.happens(0.15) ? ["newsletter"] : [],
    test: chance.happens(0.02),
    presentment: chance.happens(0.15) ? { currency: "EUR", perShopUnit: 1.17 } : null,
  };
  const kind = chance.next();
  if (kind < 0.3) return { ...life(chance, draft, "same address"), differs: false };
  if (kind < 0.4) {
    // The same place written otherwise, and somebody else's name on it.
    const otherwise = {
      ...home,
      firstName: "Accounts",
      address1: (home.address1 ?? "").replace("Street", "St").replace("Road", "Rd").toUpperCase(),
      zip: (home.zip ?? "").replace(" ", "").toLowerCase(),
    };
    return {
      ...life(chance, { ...draft, billingAddress: otherwise }, "same place, written otherwise"),
      differs: false,
    };
  }
  if (kind < 0.5) {
    const digital = { variantId: chance.oneOf(shelf.digital).id, quantity: 1 };
    const billed = { ...draft, lines: [digital], shipping: null, shippingAddress: null };
    return { name: "digital", draft: billed, differs: true, steps: draft.payment === "paid" ? [] : [{ do: "pay" }] };
  }
  if (kind < 0.58)
    return {
      ...life(
        chance,
        { ...draft, shippingAddress: null, shipping: { title: "Covent Garden shop", price: 0, pickup: true } },
        "pickup",
      ),
      differs: true,
    };
  const differing = { ...draft, billingAddress: elsewhere(chance, home) };
  const fate = chance.next();
  if (fate < 0.4) return { name: "differs", draft: differing, differs: true, steps: held(chance, draft) };
  if (fate < 0.55) return { name: "differs, cancelled", draft: differing, differs: true, steps: [{ do: "cancel" }] };
  if (fate < 0.75)
    return {
      name: "differs, address set right",
      draft: differing,
      differs: true,
      steps: [...held(chance, draft), { do: "address", address: differing.billingAddress, differs: false }],
    };
  if (fate < 0.9)
    return {
      name: "differs, released by staff",
      draft: differing,
      differs: true,
      steps: [{ do: "release-hold" }, { do: "fulfil" }],
    };
  return {
    name: "same address, changed to differ",
    draft,
    differs: false,
    steps: [{ do: "address", address: elsewhere(chance, home), differs: true }],
  };
}

function life(chance: Chance, draft: OrderDraft, name: string): Omit<Scenario, "differs"> {
  const steps: Step[] = draft.payment === "paid" ? [] : [{ do: "pay" }];
  const fate = chance.next();
  if (fate < 0.15) return { name, draft, steps: [{ do: "cancel" }] };
  if (fate < 0.3) steps.push({ do: "edit" });
  if (fate < 0.4) steps.push({ do: "note" });
  if (fate < 0.75) steps.push({ do: chance.happens(0.2) ? "fulfil-part" : "fulfil" });
  if (chance.happens(0.2)) steps.push({ do: "refund" });
  return { name, draft, steps };
}

// What happens to an order that stays held: it is paid, edited, refunded, but not shipped.
function held(chance: Chance, draft: OrderDraft): Step[] {
  const steps: Step[] = draft.payment === "paid" ? [] : [{ do: "pay" }];
  if (chance.happens(0.3)) steps.push({ do: "edit" });
  if (chance.happens(0.15)) steps.push({ do: "refund" });
  if (chance.happens(0.15)) steps.push({ do: "note" });
  return steps;
}

function drawLines(
  chance: Chance,
  goods: VariantRecord[],
): { variantId: string; quantity: number; discount?: number }[] {
  const lines = new Map<string, { variantId: string; quantity: number; discount?: number }>();
  for (let count = chance.between(1, 3); count > 0; count--) {
    const variant = chance.oneOf(goods);
    lines.set(variant.id, {
      variantId: variant.id,
      quantity: chance.between(1, 2),
      ...(chance.happens(0.1) ? { discount: Math.floor(variant.price / 10) } : {}),
    });
  }
  return [...lines.values()];
}

function addressOf(chance: Chance, customer: CustomerRecord | null): Partial<AddressRecord> {
  if (customer?.defaultAddress && chance.happens(0.7)) return customer.defaultAddress;
  return {
    firstName: customer?.firstName ?? "Robin",
    lastName: customer?.lastName ?? "Guest",
    address1: `${chance.between(1, 180)} ${chance.oneOf(STREETS)}`,
    ...chance.oneOf(TOWNS),
    ...ENGLAND,
  };
}

function elsewhere(chance: Chance, from: Partial<AddressRecord>): Partial<AddressRecord> {
  const town = chance.oneOf(TOWNS.filter(({ city }) => city !== from.city));
  return { ...from, address1: `${chance.between(181, 300)} ${chance.oneOf(STREETS)}`, ...town, ...ENGLAND };
}
