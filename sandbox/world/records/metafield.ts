// Pure. Custom data that apps and staff keep on orders, customers, products …
import type { Instant } from "#sandbox/world/types.ts";

export interface MetafieldRecord {
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: Instant;
  updatedAt: Instant;
}

/** What metafields of one namespace and key must look like on one type of owner. */
export interface MetafieldDefinitionRecord {
  id: string;
  shop: string;
  /** As GraphQL spells it: "ORDER". */
  ownerType: string;
  namespace: string;
  key: string;
  name: string;
  description: string | null;
  type: string;
  validations: { name: string; value: string }[];
  pinnedPosition: number | null;
  access: { admin: string | null; storefront: string | null; customerAccount: string };
  capabilities: { adminFilterable: boolean; smartCollectionCondition: boolean; uniqueValues: boolean };
}
