// Pure. What the seeded store is called, sells and sells to.

export const STORE = {
  domain: "northwind-outfitters.myshopify.com",
  handle: "northwind-outfitters",
  name: "Northwind Outfitters",
  email: "orders@northwind-outfitters.example",
  primaryHost: "www.northwind-outfitters.example",
} as const;

export const LOCATIONS = [
  { name: "South East warehouse", address1: "14 Medway Quay", city: "Maidstone", zip: "ME14 1RN", online: true },
  {
    ...{ name: "Glasgow warehouse", address1: "3 Canal Wharf", city: "Glasgow", zip: "G4 9SP", online: true },
    ...{ province: "Scotland", provinceCode: "SCT" },
  },
  { name: "Covent Garden shop", address1: "27 Floral Street", city: "London", zip: "WC2E 9DP", online: false },
] as const;

interface ProductSeed {
  title: string;
  type: string;
  /** In pence. */
  price: number;
  grams: number;
  sizes?: readonly string[];
  /** Which of the online locations stocks it. */
  at?: number;
  digital?: "file" | "gift-card";
  /** Country of origin; Great Britain by default. */
  made?: string;
}

/** Codes of the Harmonized System by product type: six digits, for customs. */
export const HS_CODES: Readonly<Record<string, string>> = {
  Jackets: "620193",
  Knitwear: "611011",
  Trousers: "620343",
  Footwear: "640319",
  Accessories: "650500",
  Bags: "420292",
  Equipment: "630622",
};

const SIZES = ["S", "M", "L", "XL"] as const;

export const PRODUCTS: readonly ProductSeed[] = [
  { title: "Ridgeline waterproof jacket", type: "Jackets", price: 18_900, grams: 620, sizes: SIZES },
  { title: "Harbour wax jacket", type: "Jackets", price: 22_500, grams: 1_150, sizes: SIZES },
  { title: "Fell down gilet", type: "Jackets", price: 11_000, grams: 340, sizes: SIZES },
  { title: "Moor lambswool jumper", type: "Knitwear", price: 7_900, grams: 480, sizes: SIZES },
  { title: "Tarn merino base layer", type: "Knitwear", price: 5_500, grams: 210, sizes: SIZES },
  { title: "Lookout fleece", type: "Knitwear", price: 6_500, grams: 390, sizes: SIZES },
  { title: "Cairn walking trousers", type: "Trousers", price: 8_500, grams: 430, sizes: SIZES },
  { title: "Shoreline chinos", type: "Trousers", price: 6_900, grams: 510, sizes: SIZES },
  { title: "Trig point shorts", type: "Trousers", price: 4_500, grams: 260, sizes: SIZES },
  { title: "Pennine walking boots", type: "Footwear", price: 16_500, grams: 1_240, sizes: ["7", "8", "9", "10", "11"] },
  {
    title: "Towpath trail shoes",
    type: "Footwear",
    price: 9_900,
    grams: 720,
    sizes: ["7", "8", "9", "10", "11"],
    made: "VN",
  },
  { title: "Peat camp slippers", type: "Footwear", price: 3_900, grams: 380, sizes: ["7", "9", "11"] },
  { title: "Boot socks, pack of two", type: "Accessories", price: 1_800, grams: 140, at: 1 },
  { title: "Gower beanie", type: "Accessories", price: 2_200, grams: 80, at: 1 },
  { title: "Drover cap", type: "Accessories", price: 2_600, grams: 110, at: 1 },
  { title: "Waxed cotton belt", type: "Accessories", price: 3_200, grams: 220, at: 1 },
  { title: "Stile rucksack 24 l", type: "Bags", price: 8_900, grams: 780 },
  { title: "Long day rucksack 45 l", type: "Bags", price: 14_900, grams: 1_420 },
  { title: "Ferry holdall", type: "Bags", price: 12_500, grams: 1_150 },
  { title: "Dry bag set", type: "Bags", price: 2_900, grams: 190, at: 1 },
  { title: "Beacon head torch", type: "Equipment", price: 3_500, grams: 95, at: 1, made: "CN" },
  { title: "Kettle stove", type: "Equipment", price: 5_900, grams: 640, at: 1 },
  { title: "Enamel mug", type: "Equipment", price: 1_200, grams: 150, at: 1 },
  { title: "Insulated flask 1 l", type: "Equipment", price: 2_800, grams: 410, at: 1 },
  { title: "Two-person tent", type: "Equipment", price: 24_900, grams: 2_350 },
  { title: "Three-season sleeping bag", type: "Equipment", price: 13_900, grams: 1_280 },
  { title: "Folding map case", type: "Equipment", price: 1_500, grams: 90, at: 1 },
  { title: "Walking poles, pair", type: "Equipment", price: 6_400, grams: 520 },
  { title: "Route guide: the Lakes", type: "Guides", price: 900, grams: 0, digital: "file" },
  { title: "Gift card £50", type: "Gift cards", price: 5_000, grams: 0, digital: "gift-card" },
];

export const FIRST_NAMES = [
  ...["Aisha", "Alan", "Beth", "Callum", "Carys", "Daniel", "Eilidh", "Farah", "Gareth", "Hannah"],
  ...["Imogen", "Jack", "Kiran", "Leanne", "Mairi", "Nikhil", "Olivia", "Priya", "Rhys", "Sofia"],
] as const;
export const LAST_NAMES = [
  ...["Ahmed", "Baker", "Campbell", "Davies", "Edwards", "Fraser", "Griffiths", "Hughes", "Iqbal", "Jenkins"],
  ...["Khan", "Lewis", "Murray", "Nolan", "Owen", "Patel", "Quinn", "Roberts", "Stewart", "Turner"],
] as const;

export const TOWNS = [
  { city: "Manchester", zip: "M4 1HQ", streets: ["Tib Street", "Oldham Road"] },
  {
    city: "Edinburgh",
    zip: "EH6 6NP",
    streets: ["Leith Walk", "Constitution Street"],
    province: "Scotland",
    provinceCode: "SCT",
  },
  {
    city: "Cardiff",
    zip: "CF11 9NX",
    streets: ["Cathedral Road", "Romilly Crescent"],
    province: "Wales",
    provinceCode: "WLS",
  },
  { city: "Norwich", zip: "NR2 1TF", streets: ["Unthank Road", "Pottergate"] },
  { city: "Sheffield", zip: "S11 8HH", streets: ["Ecclesall Road", "Sharrow Vale"] },
  { city: "Newcastle upon Tyne", zip: "NE6 5LR", streets: ["Heaton Road", "Chillingham Road"] },
  { city: "Brighton", zip: "BN2 9QA", streets: ["Elm Grove", "Southover Street"] },
  { city: "Oxford", zip: "OX4 1XG", streets: ["Cowley Road", "Magdalen Road"] },
] as const;
