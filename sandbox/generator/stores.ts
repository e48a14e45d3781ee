// Pure. The stores of the sandbox beside the one that `world/seed.ts` makes, and how that one goes on.
import type { StoreProfile } from "#sandbox/generator/store-profile.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";

const CLOTHES = [{ name: "Size", values: ["S", "M", "L", "XL"] }] as const;

/** The store that is always there. Its catalogue comes from the seed: the families here are never made. */
export const NORTHWIND: StoreProfile = {
  ...STORE,
  plan: "standard",
  currency: "GBP",
  countryCode: "GB",
  zone: "Europe/London",
  tax: { title: "VAT", rate: 0.2, included: true },
  places: [],
  families: [],
  products: 0,
  markets: [
    {
      country: "GB",
      share: 0.82,
      shipping: [
        { title: "Standard delivery", price: 395 },
        { title: "Express delivery", price: 795 },
      ],
    },
    {
      ...{ country: "IE", share: 0.07, currency: "EUR", perShopUnit: 1.17 },
      shipping: [{ title: "Ireland tracked", price: 895 }],
    },
    {
      ...{ country: "DE", share: 0.05, currency: "EUR", perShopUnit: 1.17, dutyRate: 0.12 },
      shipping: [{ title: "Europe tracked", price: 1_295 }],
    },
    {
      ...{ country: "US", share: 0.06, currency: "USD", perShopUnit: 1.31, dutyRate: 0.16 },
      shipping: [{ title: "International tracked", price: 1_895 }],
    },
  ],
  companies: 0,
  pos: 0.07,
  drafts: 0.02,
  onAccount: 0,
};

const LINDENHOF: StoreProfile = {
  domain: "lindenhof-living.myshopify.com",
  handle: "lindenhof-living",
  name: "Lindenhof Living",
  email: "kontakt@lindenhof-living.example",
  primaryHost: "www.lindenhof-living.example",
  plan: "advanced",
  currency: "EUR",
  countryCode: "DE",
  zone: "Europe/Berlin",
  tax: { title: "MwSt", rate: 0.19, included: true },
  places: [
    { name: "Lager Leipzig", address1: "Industriestraße 14", city: "Leipzig", zip: "04229", online: true },
    {
      name: "Rheinlogistik Köln",
      address1: "Am Hafen 3",
      city: "Köln",
      zip: "50735",
      online: true,
      service: "Rheinlogistik",
    },
    { name: "Showroom Berlin", address1: "Kastanienallee 8", city: "Berlin", zip: "10435", online: false },
  ],
  families: [
    {
      ...{ type: "Textiles", price: [1_900, 14_900], grams: [300, 2_400], hsCode: "630222", madeIn: "PT" },
      nouns: ["throw", "bed linen", "cushion cover", "towel set", "table runner"],
      adjectives: ["Linen", "Waffle", "Boiled wool", "Organic cotton", "Herringbone"],
      options: [{ name: "Colour", values: ["Natural", "Moss", "Ink"] }],
    },
    {
      ...{ type: "Kitchen", price: [900, 12_900], grams: [120, 3_200], hsCode: "691110", madeIn: "DE" },
      nouns: ["bowl", "plate", "carafe", "cutting board", "mug"],
      adjectives: ["Stoneware", "Oak", "Enamel", "Hand-thrown", "Walnut"],
    },
    {
      ...{ type: "Lighting", price: [4_900, 38_900], grams: [700, 5_400], hsCode: "940521", madeIn: "PL" },
      nouns: ["pendant", "table lamp", "wall light"],
      adjectives: ["Opal", "Brass", "Paper", "Smoked"],
    },
    {
      ...{
        type: "Coffee",
        price: [1_290, 3_490],
        grams: [250, 1_000],
        hsCode: "090121",
        madeIn: "DE",
        subscription: true,
      },
      nouns: ["espresso", "filter roast"],
      adjectives: ["Hof", "Linden", "Decaf"],
      options: [{ name: "Grind", values: ["Whole bean", "Ground"] }],
    },
    {
      ...{
        type: "Gift cards",
        price: [5_000, 5_000],
        grams: [0, 0],
        hsCode: "490700",
        madeIn: "DE",
        digital: "gift-card",
      },
      nouns: ["Gift card"],
      adjectives: ["€50"],
    },
  ],
  products: 48,
  markets: [
    {
      ...{ country: "DE", share: 0.74 },
      shipping: [
        { title: "Standardversand", price: 490 },
        { title: "Expressversand", price: 1_290 },
      ],
    },
    { country: "NL", share: 0.12, shipping: [{ title: "Benelux", price: 890 }] },
    { country: "FR", share: 0.1, shipping: [{ title: "Europe", price: 1_190 }] },
    {
      ...{ country: "GB", share: 0.04, currency: "GBP", perShopUnit: 0.86, dutyRate: 0.06 },
      shipping: [{ title: "United Kingdom", price: 1_690 }],
    },
  ],
  companies: 0,
  pos: 0.05,
  drafts: 0.03,
  onAccount: 0,
};

const CASCADE: StoreProfile = {
  domain: "cascade-cycle-supply.myshopify.com",
  handle: "cascade-cycle-supply",
  name: "Cascade Cycle Supply",
  email: "ops@cascade-cycle.example",
  primaryHost: "shop.cascade-cycle.example",
  plan: "plus",
  currency: "USD",
  countryCode: "US",
  zone: "America/Los_Angeles",
  tax: { title: "State Tax", rate: 0.0725, included: false },
  places: [
    {
      ...{ name: "Portland DC", address1: "4100 NW Yeon Ave", city: "Portland", zip: "97210" },
      ...{ province: "Oregon", provinceCode: "OR", online: true },
    },
    {
      ...{ name: "Newark DC", address1: "77 Port St", city: "Newark", zip: "07114" },
      ...{ province: "New Jersey", provinceCode: "NJ", online: true },
    },
    {
      ...{ name: "Reno 3PL", address1: "900 Lear Blvd", city: "Reno", zip: "89506", service: "SierraShip" },
      ...{ province: "Nevada", provinceCode: "NV", online: true },
    },
    {
      ...{ name: "Seattle store", address1: "210 Pike St", city: "Seattle", zip: "98101" },
      ...{ province: "Washington", provinceCode: "WA", online: false },
    },
  ],
  families: [
    {
      ...{ type: "Drivetrain", price: [1_200, 42_000], grams: [40, 900], hsCode: "871499", madeIn: "TW" },
      nouns: ["chain", "cassette", "crankset", "derailleur", "chainring"],
      adjectives: ["Trail", "Road", "Gravel", "Alpine", "City"],
      options: [{ name: "Speeds", values: ["10", "11", "12"] }],
    },
    {
      ...{ type: "Wheels", price: [3_900, 124_000], grams: [300, 2_200], hsCode: "871499", madeIn: "TW" },
      nouns: ["wheelset", "tire", "rim", "hub"],
      adjectives: ["Carbon", "Alloy", "Tubeless", "Enduro"],
      options: [{ name: "Diameter", values: ["27.5", "29", "700c"] }],
    },
    {
      ...{ type: "Apparel", price: [1_800, 21_000], grams: [60, 800], hsCode: "611030", madeIn: "VN" },
      nouns: ["jersey", "bib shorts", "gloves", "rain shell"],
      adjectives: ["Cascade", "Ridge", "Night", "Thermal"],
      options: CLOTHES,
    },
    {
      ...{
        type: "Bikes",
        price: [89_000, 620_000],
        grams: [9_000, 16_000],
        hsCode: "871200",
        madeIn: "TW",
        preorder: true,
      },
      nouns: ["hardtail", "gravel bike", "e-bike"],
      adjectives: ["Summit", "Delta"],
      options: [{ name: "Frame", values: ["S", "M", "L"] }],
    },
    {
      ...{
        type: "Gift cards",
        price: [10_000, 10_000],
        grams: [0, 0],
        hsCode: "490700",
        madeIn: "US",
        digital: "gift-card",
      },
      nouns: ["Gift card"],
      adjectives: ["$100"],
    },
  ],
  products: 64,
  markets: [
    {
      ...{ country: "US", share: 0.9 },
      shipping: [
        { title: "Ground", price: 795 },
        { title: "Two-day", price: 1_995 },
      ],
    },
    {
      ...{ country: "CA", share: 0.1, currency: "CAD", perShopUnit: 1.38, dutyRate: 0.08 },
      shipping: [{ title: "Canada Expedited", price: 2_495 }],
    },
  ],
  companies: 40,
  pos: 0.06,
  drafts: 0.06,
  onAccount: 0.14,
};

const POCKET_PRESS: StoreProfile = {
  domain: "pocket-press.myshopify.com",
  handle: "pocket-press",
  name: "Pocket Press",
  email: "hello@pocket-press.example",
  primaryHost: "pocket-press.example",
  plan: "standard",
  currency: "GBP",
  countryCode: "GB",
  zone: "Europe/London",
  tax: { title: "VAT", rate: 0, included: true },
  places: [{ name: "The shed", address1: "9 Allotment Lane", city: "Hebden Bridge", zip: "HX7 8AD", online: true }],
  families: [
    {
      ...{ type: "Zines", price: [600, 1_400], grams: [60, 180], hsCode: "490199", madeIn: "GB", subscription: true },
      nouns: ["Rivers", "Stations", "Allotments", "Weather"],
      adjectives: ["Issue one:", "Issue two:"],
    },
    {
      ...{ type: "Downloads", price: [300, 700], grams: [0, 0], hsCode: "490199", madeIn: "GB", digital: "file" },
      nouns: ["Rivers", "Stations"],
      adjectives: ["PDF:"],
    },
  ],
  products: 10,
  markets: [
    { country: "GB", share: 0.95, shipping: [{ title: "Letterbox", price: 220 }] },
    { country: "IE", share: 0.05, currency: "EUR", perShopUnit: 1.17, shipping: [{ title: "Airmail", price: 650 }] },
  ],
  companies: 0,
  pos: 0,
  drafts: 0.04,
  onAccount: 0,
};

/** By handle, the first one is the store that is always there. */
export const STORES: readonly StoreProfile[] = [NORTHWIND, LINDENHOF, CASCADE, POCKET_PRESS];

export const profileOf = (domain: string): StoreProfile =>
  // A store that somebody made otherwise sells like the first.
  STORES.find((profile) => profile.domain === domain) ?? NORTHWIND;
