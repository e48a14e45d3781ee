// Pure. What tells one store from another: who runs it, what it sells, to whom, and how.
import type { CountryCode } from "#sandbox/generator/places.ts";
import type { Plan } from "#sandbox/world/types.ts";

export interface PlaceProfile {
  name: string;
  address1: string;
  city: string;
  zip: string;
  province?: string;
  provinceCode?: string;
  /** Ships what is bought online; a shop only sells over the counter. */
  online: boolean;
  /** Run by a fulfilment service of this name. */
  service?: string;
}

/** Products of a kind: every adjective with every noun, as far as they are wanted. */
export interface FamilyProfile {
  type: string;
  nouns: readonly string[];
  adjectives: readonly string[];
  /** Cheapest and dearest, in minor units. */
  price: readonly [number, number];
  grams: readonly [number, number];
  options?: readonly { name: string; values: readonly string[] }[];
  hsCode: string;
  madeIn: string;
  /** Nothing to ship. */
  digital?: "file" | "gift-card";
  /** Sold again each month to whoever wants it. */
  subscription?: boolean;
  /** Sold before it is there. */
  preorder?: boolean;
}

export interface MarketProfile {
  country: CountryCode;
  share: number;
  /** Buyers see and pay this instead of the store's currency. */
  currency?: string;
  perShopUnit?: number;
  shipping: readonly { title: string; price: number }[];
  /** Of customs, on lines that go there. */
  dutyRate?: number;
}

export interface StoreProfile {
  domain: string;
  handle: string;
  name: string;
  email: string;
  primaryHost: string;
  plan: Plan;
  currency: string;
  countryCode: CountryCode;
  zone: string;
  tax: { title: string; rate: number; included: boolean };
  places: readonly PlaceProfile[];
  families: readonly FamilyProfile[];
  /** At most so many products. */
  products: number;
  markets: readonly MarketProfile[];
  /** Companies that buy on account; only where the plan lets them. */
  companies: number;
  /** Shares of orders that are made otherwise than on the web site. */
  pos: number;
  drafts: number;
  /** Of the orders of a store with companies. */
  onAccount: number;
}
