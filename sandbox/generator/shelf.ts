// What a store has to sell, as buyers choose it: few things are bought often, many seldom.
import type { StoreProfile } from "#sandbox/generator/store-profile.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { AddressRecord, VariantRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface Good {
  variantId: string;
  price: number;
  tags: readonly string[];
}

/** Who buys for a company, where its things go, and by which terms it pays. */
export interface Account {
  companyId: string;
  contactId: string;
  locationId: string;
  customerId: string;
  address: AddressRecord;
  /** Id of a template. */
  terms: string;
  taxExempt: boolean;
}

export interface Shelf {
  profile: StoreProfile;
  shop: string;
  goods: Popular<Good>;
  digital: readonly Good[];
  giftCards: readonly Good[];
  subscriptions: readonly Good[];
  preorders: readonly Good[];
  bundles: readonly (Good & { components: VariantRecord["components"]; title: string })[];
  /** Where things are sold over the counter. */
  counters: readonly string[];
  /** Of companies; none where the plan does not have them. */
  companies: readonly Account[];
  plus: boolean;
}

/** A choice by popularity: the n-th is chosen about 1/n as often as the first. */
export class Popular<T> {
  readonly items: readonly T[];
  readonly #sums: number[] = [];

  constructor(items: readonly T[], steepness = 0.8) {
    this.items = items;
    let sum = 0;
    for (const [index] of items.entries()) {
      sum += 1 / (index + 1) ** steepness;
      this.#sums.push(sum);
    }
  }

  draw(chance: Chance): T {
    const wanted = chance.next() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const item = this.items[low];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }
}

/** Reads a store's shelf once; what is put on sale later is not on it. */
export function shelfOf(world: World, profile: StoreProfile, shop = profile.domain): Shelf {
  const goods: Good[] = [];
  const shelf = {
    digital: [] as Good[],
    giftCards: [] as Good[],
    subscriptions: [] as Good[],
    preorders: [] as Good[],
    bundles: [] as Shelf["bundles"][number][],
  };
  for (const product of world.productsOf(shop))
    for (const variant of world.variantsOf(product)) {
      const good = { variantId: variant.id, price: variant.price, tags: product.tags };
      if (variant.components.length > 0)
        shelf.bundles.push({ ...good, components: variant.components, title: product.title });
      else if (variant.giftCard) shelf.giftCards.push(good);
      else if (!variant.requiresShipping) shelf.digital.push(good);
      else if (product.tags.includes("pre-order")) shelf.preorders.push(good);
      else goods.push(good);
      if (product.tags.includes("subscription")) shelf.subscriptions.push(good);
    }
  const counters = Object.values(world.state.locations)
    .filter((location) => location.shop === shop && location.active && !location.fulfillsOnlineOrders)
    .map(({ id }) => id);
  const plus = world.shop(shop).plan === "plus";
  return { profile, shop, goods: new Popular(goods), ...shelf, counters, companies: accountsOf(world, shop), plus };
}

function accountsOf(world: World, shop: string): Account[] {
  return Object.values(world.state.companies)
    .filter((company) => company.shop === shop)
    .flatMap(({ id, contacts: [contact], locations }) =>
      locations.flatMap(({ id: locationId, shippingAddress, taxExempt, buyerExperience }): Account[] => {
        const terms = buyerExperience.paymentTermsTemplateId;
        if (!contact || !shippingAddress || !terms) return [];
        const {
          id: _id,
          recipient: _recipient,
          createdAt: _created,
          updatedAt: _updated,
          ...address
        } = shippingAddress;
        const { id: contactId, customerId } = contact;
        return [{ companyId: id, contactId, locationId, customerId, address, terms, taxExempt }];
      }),
    );
}
