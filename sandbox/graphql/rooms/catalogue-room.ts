// Products, stock, discounts, bulk operations, subscriptions: queries, mutations and types, for the table of all resolvers.
import { bulkMutations } from "#sandbox/graphql/mutations/bulk-mutations.ts";
import { collectionMutations } from "#sandbox/graphql/mutations/collection-mutations.ts";
import { discountMutations } from "#sandbox/graphql/mutations/discount-mutations.ts";
import { flowMutations } from "#sandbox/graphql/mutations/flow-mutations.ts";
import { inventoryMutations } from "#sandbox/graphql/mutations/inventory-mutations.ts";
import { inventoryShipmentMutations } from "#sandbox/graphql/mutations/inventory-shipment-mutations.ts";
import { inventoryTransferMutations } from "#sandbox/graphql/mutations/inventory-transfer-mutations.ts";
import { productMutations } from "#sandbox/graphql/mutations/product-mutations.ts";
import { webhookSubscriptionMutations } from "#sandbox/graphql/mutations/webhook-subscription-mutations.ts";
import { bulkQueries } from "#sandbox/graphql/queries/bulk-queries.ts";
import { discountQueries } from "#sandbox/graphql/queries/discount-queries.ts";
import { inventoryQueries } from "#sandbox/graphql/queries/inventory-queries.ts";
import { inventoryTransferQueries } from "#sandbox/graphql/queries/inventory-transfer-queries.ts";
import { productQueries } from "#sandbox/graphql/queries/product-queries.ts";
import { webhookSubscriptionQueries } from "#sandbox/graphql/queries/webhook-subscription-queries.ts";
import type { FieldResolver, TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { bulkOperationResolvers } from "#sandbox/graphql/resolvers/bulk-operation.ts";
import { collectionResolvers } from "#sandbox/graphql/resolvers/collection.ts";
import {
  adjustmentGroupResolvers,
  inventoryItemResolvers,
  inventoryLevelResolvers,
} from "#sandbox/graphql/resolvers/inventory.ts";
import {
  inventoryShipmentLineItemResolvers,
  inventoryShipmentResolvers,
  inventoryTransferLineItemResolvers,
  inventoryTransferResolvers,
  locationSnapshotResolvers,
} from "#sandbox/graphql/resolvers/inventory-transfer.ts";
import { optionResolvers, productResolvers } from "#sandbox/graphql/resolvers/product.ts";
import { bundleComponentResolvers, productComponentResolvers } from "#sandbox/graphql/resolvers/product-bundle.ts";
import { publicationResolvers } from "#sandbox/graphql/resolvers/publishable.ts";
import {
  discountAutomaticBasicResolvers,
  discountAutomaticBxgyResolvers,
  discountAutomaticFreeShippingResolvers,
  discountAutomaticNodeResolvers,
  discountCodeBasicResolvers,
  discountCodeBxgyResolvers,
  discountCodeFreeShippingResolvers,
  discountCodeNodeResolvers,
  discountCollectionsResolvers,
  discountNodeResolvers,
  discountProductsResolvers,
  redeemCodeResolvers,
} from "#sandbox/graphql/resolvers/store-discount.ts";
import { variantResolvers } from "#sandbox/graphql/resolvers/variant.ts";
import { webhookSubscriptionResolvers } from "#sandbox/graphql/resolvers/webhook-subscription.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

export const catalogueRoom = {
  queries: {
    ...of(productQueries),
    ...of(inventoryQueries),
    ...of(inventoryTransferQueries),
    ...of(discountQueries),
    ...of(bulkQueries),
    ...of(webhookSubscriptionQueries),
  },
  mutations: {
    ...of(inventoryMutations),
    ...of(inventoryTransferMutations),
    ...of(inventoryShipmentMutations),
    ...of(productMutations),
    ...of(collectionMutations),
    ...of(discountMutations),
    ...of(bulkMutations),
    ...of(webhookSubscriptionMutations),
    ...of(flowMutations),
  },
  types: {
    Product: of(productResolvers),
    ProductOption: of(optionResolvers),
    ProductBundleComponent: of(bundleComponentResolvers),
    ProductComponentType: of(productComponentResolvers),
    ProductVariant: of(variantResolvers),
    Collection: of(collectionResolvers),
    Publication: of(publicationResolvers),
    InventoryItem: of(inventoryItemResolvers),
    InventoryLevel: of(inventoryLevelResolvers),
    InventoryAdjustmentGroup: of(adjustmentGroupResolvers),
    InventoryTransfer: of(inventoryTransferResolvers),
    InventoryTransferLineItem: of(inventoryTransferLineItemResolvers),
    InventoryShipment: of(inventoryShipmentResolvers),
    InventoryShipmentLineItem: of(inventoryShipmentLineItemResolvers),
    LocationSnapshot: of(locationSnapshotResolvers),
    DiscountCodeNode: of(discountCodeNodeResolvers),
    DiscountAutomaticNode: of(discountAutomaticNodeResolvers),
    DiscountNode: of(discountNodeResolvers),
    DiscountCodeBasic: of(discountCodeBasicResolvers),
    DiscountCodeFreeShipping: of(discountCodeFreeShippingResolvers),
    DiscountCodeBxgy: of(discountCodeBxgyResolvers),
    DiscountAutomaticBasic: of(discountAutomaticBasicResolvers),
    DiscountAutomaticFreeShipping: of(discountAutomaticFreeShippingResolvers),
    DiscountAutomaticBxgy: of(discountAutomaticBxgyResolvers),
    DiscountProducts: of(discountProductsResolvers),
    DiscountCollections: of(discountCollectionsResolvers),
    DiscountRedeemCode: of(redeemCodeResolvers),
    BulkOperation: of(bulkOperationResolvers),
    WebhookSubscription: of(webhookSubscriptionResolvers),
  },
};
