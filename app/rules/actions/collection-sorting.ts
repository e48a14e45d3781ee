/** How a collection sorts its products; Shopify's words in small letters. */
export const COLLECTION_SORTING = [
  "manual",
  "best_selling",
  "alpha_asc",
  "alpha_desc",
  "price_asc",
  "price_desc",
  "created",
  "created_desc",
] as const;
