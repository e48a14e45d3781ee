// Pure. Records of what a store sells: products, variants, collections, the channels they are published to.
import type { Instant, Minor } from "#sandbox/world/types.ts";

export type ProductStatus = "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED";

/** "Size" with "S", "M", "L". Values stand in the order in which they are shown. */
export interface OptionRecord {
  id: string;
  name: string;
  values: { id: string; name: string }[];
}

/** A picture or film of a product. Only what a page lists of it: the files themselves are not kept. */
export interface MediaRecord {
  id: string;
  kind: "IMAGE" | "VIDEO" | "EXTERNAL_VIDEO" | "MODEL_3D";
  alt: string | null;
  url: string;
}

/** Published to a channel since `at`; later than now: scheduled. */
export interface PublishedTo {
  publicationId: string;
  at: Instant;
}

export interface ProductRecord {
  id: string;
  shop: string;
  title: string;
  handle: string;
  vendor: string;
  productType: string;
  descriptionHtml: string;
  status: ProductStatus;
  tags: string[];
  /** Node of Shopify's taxonomy, "sg-4-17-2-17"; null: none chosen. */
  categoryId: string | null;
  giftCard: boolean;
  requiresSellingPlan: boolean;
  templateSuffix: string | null;
  seo: { title: string | null; description: string | null };
  options: OptionRecord[];
  media: MediaRecord[];
  publishedTo: PublishedTo[];
  createdAt: Instant;
  updatedAt: Instant;
  /** In the order of their positions. */
  variantIds: string[];
}

export interface VariantRecord {
  id: string;
  shop: string;
  productId: string;
  /** Its option values joined, "M / Red"; "Default Title" when the product has no options. */
  title: string;
  /** One value an option of the product, in the product's order. */
  optionValues: string[];
  sku: string | null;
  barcode: string | null;
  price: Minor;
  compareAtPrice: Minor | null;
  /** As exact as it was given, in whatever unit (`weightUnit` of the item): order lines round it. */
  grams: number;
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
  /** CONTINUE: sold also when nothing is left. */
  inventoryPolicy: "DENY" | "CONTINUE";
  inventoryItemId: string;
  /** What it is made of, when it is a bundle: then it has no stock of its own. */
  components: { variantId: string; quantity: number }[];
  mediaIds: string[];
  createdAt: Instant;
  updatedAt: Instant;
}

export type RuleColumn =
  | "TAG"
  | "TITLE"
  | "TYPE"
  | "VENDOR"
  | "VARIANT_PRICE"
  | "VARIANT_COMPARE_AT_PRICE"
  | "VARIANT_INVENTORY"
  | "VARIANT_TITLE"
  | "VARIANT_WEIGHT"
  | "IS_PRICE_REDUCED";

export type RuleRelation =
  | "CONTAINS"
  | "ENDS_WITH"
  | "EQUALS"
  | "GREATER_THAN"
  | "IS_NOT_SET"
  | "IS_SET"
  | "LESS_THAN"
  | "NOT_CONTAINS"
  | "NOT_EQUALS"
  | "STARTS_WITH";

export interface CollectionRecord {
  id: string;
  shop: string;
  title: string;
  handle: string;
  descriptionHtml: string;
  templateSuffix: string | null;
  seo: { title: string | null; description: string | null };
  sortOrder: string;
  /** A smart collection holds what its rules say; null: products are put in by hand. */
  ruleSet: { anyOf: boolean; rules: { column: RuleColumn; relation: RuleRelation; condition: string }[] } | null;
  /** By hand, in the order of a MANUAL collection. Empty for a smart one. */
  productIds: string[];
  publishedTo: PublishedTo[];
  updatedAt: Instant;
}

/** A channel that products can be published to: "Online Store", "Point of Sale". */
export interface PublicationRecord {
  id: string;
  shop: string;
  name: string;
  /** New products go there by themselves. */
  autoPublish: boolean;
}
