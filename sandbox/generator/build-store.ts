// Opens a store of a profile: its record, places, products with stock, companies. No other customers and no orders yet.

import { makeCompanies } from "#sandbox/generator/make-companies.ts";
import { COUNTRIES } from "#sandbox/generator/places.ts";
import type { FamilyProfile, PlaceProfile, StoreProfile } from "#sandbox/generator/store-profile.ts";
import { instant } from "#sandbox/world/instant.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { seedDiscounts } from "#sandbox/world/seed-discounts.ts";
import { type Chance, seededRandom } from "#sandbox/world/seeded-random.ts";
import type { World } from "#sandbox/world/world.ts";

const STAFF = { by: "staff" } as const;
/** Of each size and colour at its main place. */
const STOCKED = 120;

/** @param openedMs when it opened, milliseconds since the epoch. */
export function buildStore(world: World, profile: StoreProfile, openedMs: number, seed: number): void {
  const { domain, handle, name, email, primaryHost, plan, currency, countryCode, zone } = profile;
  const chance = seededRandom(seed);
  world.inThePast(openedMs, () => {
    world.state.shops[domain] = {
      ...{ domain, handle, name, email, primaryHost, plan, currency, countryCode },
      taxesIncluded: profile.tax.included,
      id: world.nextId(),
      ianaTimezone: zone,
      createdAt: instant(openedMs),
      installations: [],
      lastOrderNumber: 1_000,
    };
    const publishTo = ["Online Store", "Point of Sale"].map((title) => {
      const id = world.nextId();
      world.state.publications[id] = { id, shop: domain, name: title, autoPublish: false };
      return id;
    });
    const places = profile.places.map((place) => openPlace(world, profile, place));
    for (const product of productsOf(profile)) makeProduct(world, profile, product, places, publishTo, chance);
    makeBundle(world, profile, publishTo);
    seedDiscounts(world, domain);
    makeCompanies(world, profile, chance);
  });
}

function openPlace(world: World, { domain, countryCode }: StoreProfile, place: PlaceProfile): string {
  const { name, online, service, ...where } = place;
  const address = { ...where, country: COUNTRIES[countryCode].name, countryCode };
  if (!service) return addLocation(world, domain, { name, address, fulfillsOnlineOrders: online }, STAFF).id;
  const { locationId } = createFulfillmentService(
    world,
    domain,
    { name, trackingSupport: true, inventoryManagement: true },
    STAFF,
  );
  const location = world.state.locations[locationId];
  if (location) Object.assign(location.address, address);
  return locationId;
}

interface ProductPlan {
  title: string;
  family: FamilyProfile;
  number: number;
}

/** One of each family in turn, until there are enough or no more. */
function productsOf({ families, products }: StoreProfile): ProductPlan[] {
  const plans: ProductPlan[] = [];
  for (let round = 0; plans.length < products; round++) {
    const before = plans.length;
    for (const family of families) {
      const { nouns, adjectives } = family;
      const adjective = adjectives[round % adjectives.length];
      const noun = nouns[Math.floor(round / adjectives.length)];
      if (!noun || !adjective || plans.length >= products) continue;
      plans.push({ title: `${adjective} ${noun}`, family, number: plans.length + 1 });
    }
    if (plans.length === before) break;
  }
  return plans;
}

function makeProduct(
  world: World,
  { domain }: StoreProfile,
  { title, family, number }: ProductPlan,
  places: readonly string[],
  publishTo: string[],
  chance: Chance,
): void {
  const { options = [], digital, hsCode, madeIn } = family;
  const physical = digital === undefined;
  // Prices end as prices do.
  const price = Math.round(chance.between(...family.price) / 100) * 100 || family.price[0];
  const grams = chance.between(...family.grams);
  const combinations = options.reduce<string[][]>(
    (all, { values }) => all.flatMap((chosen) => values.map((value) => [...chosen, value])),
    [[]],
  );
  const code = title
    .split(/[^A-Za-z]+/)
    .map((word) => word.slice(0, 3).toUpperCase())
    .join("");
  const main = places.length === 0 ? 0 : number % Math.max(1, places.length - 1);
  createProduct(world, domain, {
    title,
    productType: family.type,
    giftCard: digital === "gift-card",
    tags: [...(family.subscription ? ["subscription"] : []), ...(family.preorder ? ["pre-order"] : [])],
    options: options.length > 0 ? options.map(({ name, values }) => ({ name, values: [...values] })) : null,
    publishTo,
    variants: combinations.map((values, index) => ({
      ...(values.length > 0 ? { optionValues: values } : {}),
      sku: [code, String(number).padStart(3, "0"), ...values.map((value) => value.slice(0, 4).toUpperCase())].join("-"),
      barcode: `50${String(number * 1_000 + index).padStart(11, "0")}`,
      price,
      compareAtPrice: chance.happens(0.1) ? Math.round(price * 1.25) : null,
      grams,
      requiresShipping: physical,
      tracked: physical,
      unitCost: physical ? Math.round(price * (0.35 + chance.next() * 0.2)) : null,
      countryCodeOfOrigin: physical ? madeIn : null,
      harmonizedSystemCode: physical ? hsCode : null,
      stock: physical
        ? places.map((locationId, place) => ({ locationId, available: place === main ? STOCKED : STOCKED / 4 }))
        : undefined,
    })),
  });
}

/** A set of the first two goods, without stock of its own. */
function makeBundle(world: World, { domain }: StoreProfile, publishTo: string[]): void {
  const [one, two] = world
    .productsOf(domain)
    .filter(({ giftCard }) => !giftCard)
    .flatMap((product) => world.variantsOf(product).slice(0, 1))
    .filter(({ requiresShipping }) => requiresShipping);
  if (!one || !two) return;
  createProduct(world, domain, {
    title: "Starter set",
    productType: "Sets",
    tags: ["bundle"],
    publishTo,
    variants: [
      {
        sku: "SET-001",
        price: Math.round((one.price + two.price) * 0.9),
        grams: one.grams + two.grams,
        tracked: false,
        components: [
          { variantId: one.id, quantity: 1 },
          { variantId: two.id, quantity: 1 },
        ],
      },
    ],
  });
}
