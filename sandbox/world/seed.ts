import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { momentOfDay } from "#sandbox/world/hours-of-a-day.ts";
import { instant } from "#sandbox/world/instant.ts";
import { completeAddress, placeOrder } from "#sandbox/world/place-order.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { FIRST_NAMES, HS_CODES, LAST_NAMES, LOCATIONS, PRODUCTS, STORE, TOWNS } from "#sandbox/world/seed-catalogue.ts";
import { seedDiscounts } from "#sandbox/world/seed-discounts.ts";
import { type Chance, seededRandom } from "#sandbox/world/seeded-random.ts";
import type { AddressRecord, CustomerRecord, VariantRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const DAY = 86_400_000;

/**
 * Fills an empty world with one store that has sold for fourteen months: 60 customers, about 150 orders. Twelve customers
 * spent over £500 in the last 365 days, six more only before. The same seed at the same time gives the same store.
 */
export function seedWorld(world: World, seed: number): void {
  const chance = seededRandom(seed);
  const now = world.nowMs();
  const midnight = now - (now % DAY);
  const opened = now - 430 * DAY;
  const shop = STORE.domain;
  world.state.shops[shop] = {
    ...STORE,
    id: world.nextId(),
    plan: "standard",
    currency: "GBP",
    countryCode: "GB",
    ianaTimezone: "Europe/London",
    createdAt: instant(opened),
    taxesIncluded: true,
    installations: [],
    lastOrderNumber: 1_000,
  };
  const locations = LOCATIONS.map(({ name, online, ...address }) => {
    const id = world.nextId();
    world.state.locations[id] = {
      id,
      shop,
      name,
      address: british(address),
      active: true,
      fulfillsOnlineOrders: online,
      createdAt: instant(opened),
      updatedAt: instant(opened),
      deactivatedAt: null,
      fulfillmentServiceId: null,
    };
    return id;
  });
  const variants = seedProducts(world, shop, locations, opened);
  world.inThePast(opened, () => seedDiscounts(world, shop));
  const customers = seedCustomers(world, shop, chance, opened);
  for (const { customer, days, spend } of plannedOrders(customers, chance))
    seedOrder(world, shop, customer, midnight - days * DAY + momentOfDay(chance.next()), spend, variants, chance);
}

function british(partial: Partial<AddressRecord>): AddressRecord {
  const england = { province: "England", provinceCode: "ENG", country: "United Kingdom", countryCode: "GB" };
  return completeAddress({ ...england, ...partial }) as AddressRecord;
}

function seedProducts(world: World, shop: string, locations: string[], opened: number): VariantRecord[] {
  const publishTo = ["Online Store", "Point of Sale"].map((name) => {
    const id = world.nextId();
    world.state.publications[id] = { id, shop, name, autoPublish: false };
    return id;
  });
  return PRODUCTS.flatMap((seed, index) => {
    const code = seed.title
      .replace(/[^A-Za-z ]/g, "")
      .split(" ")
      .map((word) => word.slice(0, 3).toUpperCase());
    const sku = [...code.slice(0, 2), String(index + 1).padStart(2, "0")];
    const physical = seed.digital === undefined;
    const product = world.inThePast(opened, () =>
      createProduct(world, shop, {
        title: seed.title,
        productType: seed.type,
        giftCard: seed.digital === "gift-card",
        options: seed.sizes ? [{ name: "Size", values: [...seed.sizes] }] : null,
        publishTo,
        variants: (seed.sizes ?? [null]).map((size) => ({
          ...(size ? { optionValues: [size] } : {}),
          sku: [...sku, size].filter(Boolean).join("-"),
          price: seed.price,
          grams: seed.grams,
          requiresShipping: physical,
          tracked: physical,
          unitCost: physical ? Math.round(seed.price * 0.45) : null,
          countryCodeOfOrigin: physical ? (seed.made ?? "GB") : null,
          harmonizedSystemCode: physical ? HS_CODES[seed.type] : null,
          // Twice what fourteen months sell, mostly at one place, some at the other warehouse, a few in the shop.
          stock: physical ? stockAt(locations, seed.at ?? 0) : undefined,
        })),
      }),
    );
    return world.variantsOf(product);
  });
}

function stockAt(locations: string[], main: number): { locationId: string; available: number }[] {
  return locations.map((locationId, place) => ({
    locationId,
    available: place === main ? 120 : place === locations.length - 1 ? 4 : 25,
  }));
}

function seedCustomers(world: World, shop: string, chance: Chance, opened: number): CustomerRecord[] {
  return Array.from({ length: 60 }, (_, index) => {
    // Every pair of names once: 20 by 20 in diagonals.
    const firstName = FIRST_NAMES[index % 20] ?? "";
    const lastName = LAST_NAMES[(index * 7 + Math.floor(index / 20)) % 20] ?? "";
    const { streets, ...town } = chance.oneOf(TOWNS);
    const at = instant(opened + chance.between(0, 5 * DAY));
    const customer: CustomerRecord = {
      id: world.nextId(),
      shop,
      firstName,
      lastName,
      email: `${firstName}.${lastName}${index}@example.com`.toLowerCase(),
      phone: null,
      note: null,
      tags: [],
      addressId: world.nextId(),
      defaultAddress: british({
        ...town,
        firstName,
        lastName,
        address1: `${chance.between(1, 180)} ${chance.oneOf(streets)}`,
      }),
      createdAt: at,
      updatedAt: at,
    };
    world.state.customers[customer.id] = customer;
    return customer;
  });
}

/** Who bought when (days ago), for about how much (pence), oldest first. */
function plannedOrders(
  customers: CustomerRecord[],
  chance: Chance,
): { customer: CustomerRecord; days: number; spend: number }[] {
  const planned = customers.flatMap((customer, index) => {
    const plan = (days: number, spend: number) => ({ customer, days, spend });
    if (index < 12) return [0, 1, 2].map(() => plan(chance.between(2, 330), chance.between(20_000, 34_000)));
    if (index < 18)
      return [
        plan(chance.between(372, 420), 38_000),
        plan(chance.between(372, 420), 30_000),
        plan(chance.between(5, 300), 6_000),
      ];
    if (index < 54) return [0, 1, 2].map(() => plan(chance.between(1, 420), chance.between(2_000, 11_000)));
    return [];
  });
  return planned.sort((a, b) => b.days - a.days);
}

function seedOrder(
  world: World,
  shop: string,
  customer: CustomerRecord,
  placedAt: number,
  spend: number,
  variants: VariantRecord[],
  chance: Chance,
): void {
  const lines: { variantId: string; quantity: number }[] = [];
  // Below the aim for the small ones, at or above it for those who are to spend much.
  for (let left = spend; left > 0 && lines.length < 8; ) {
    const fitting = variants.filter(
      (variant) => variant.price <= left && !lines.some((line) => line.variantId === variant.id),
    );
    const variant = fitting.length > 0 ? chance.oneOf(fitting) : null;
    if (!variant) break;
    lines.push({ variantId: variant.id, quantity: 1 });
    left -= variant.price;
  }
  const physical = lines.some(({ variantId }) => world.state.variants[variantId]?.requiresShipping);
  const pickup = physical && chance.happens(0.06);
  const order = world.inThePast(placedAt, () =>
    placeOrder(world, shop, {
      customerId: customer.id,
      lines:
        lines.length > 0 ? lines : [{ title: "Repair service", price: 1_500, quantity: 1, requiresShipping: false }],
      billingAddress: customer.defaultAddress,
      shippingAddress: physical && !pickup ? customer.defaultAddress : null,
      shipping: physical
        ? pickup
          ? { title: "Covent Garden shop", price: 0, pickup: true }
          : { title: spend > 5_000 ? "Free delivery" : "Standard delivery", price: spend > 5_000 ? 0 : 395 }
        : null,
      routing: "now",
    }),
  );
  const few = spend < 12_000;
  if (few && chance.happens(0.04)) {
    world.inThePast(Math.min(world.nowMs(), placedAt + DAY / 4), () =>
      cancelOrder(world, shop, order.id, { reason: "CUSTOMER", restock: true, refund: true }),
    );
    return;
  }
  world.inThePast(Math.min(world.nowMs(), placedAt + DAY), () => {
    fulfillOrder(world, shop, order.id, {
      tracking: physical && !pickup ? { number: `NW${order.number}GB`, company: "Royal Mail" } : null,
    });
  });
  const [line] = order.lines;
  if (few && line && chance.happens(0.06))
    world.inThePast(Math.min(world.nowMs(), placedAt + 6 * DAY), () => {
      refundOrder(world, shop, order.id, { lines: [{ lineId: line.id, quantity: 1, restockType: "RETURN" }] });
    });
}
