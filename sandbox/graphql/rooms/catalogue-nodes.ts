import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { inventoryTransferNodes } from "#sandbox/graphql/queries/inventory-transfer-queries.ts";
import { bulkNodes } from "#sandbox/graphql/resolvers/bulk-operation.ts";
import { collectionNodes } from "#sandbox/graphql/resolvers/collection.ts";
import { inventoryNodes } from "#sandbox/graphql/resolvers/inventory.ts";
import { productNodes } from "#sandbox/graphql/resolvers/product.ts";
import { discountNodes } from "#sandbox/graphql/resolvers/store-discount.ts";
import { webhookSubscriptionNodes } from "#sandbox/graphql/resolvers/webhook-subscription.ts";

/** What is found by its gid among products and stock, or of what an app runs and subscribes to. */
export const catalogueNodes: NodeFinders = {
  ...productNodes,
  ...collectionNodes,
  ...inventoryNodes,
  ...inventoryTransferNodes,
  ...bulkNodes,
  ...discountNodes,
  ...webhookSubscriptionNodes,
};
