import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import { classOfDiscount, statusOfDiscount } from "#sandbox/world/discounts/discount-status.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";

/** The node of a discount: it has the id, the discount itself is a union without. */
export interface DiscountNode {
  id: string;
  it: StoreDiscountRecord;
}

export const discountNode = (it: StoreDiscountRecord): DiscountNode => ({ id: it.id, it });

/** "DiscountCodeNode" or "DiscountAutomaticNode"; a `DiscountNode` goes by the same ids. */
export const nodeTypeOf = (method: StoreDiscountRecord["method"]): string =>
  method === "CODE" ? "DiscountCodeNode" : "DiscountAutomaticNode";

export const discountGid = (it: StoreDiscountRecord): string => gid(nodeTypeOf(it.method), it.id);

const find =
  (method: StoreDiscountRecord["method"] | null) =>
  (id: string, { world, shop }: RequestContext): DiscountNode | null => {
    const found = world.state.storeDiscounts[id];
    const isMeant = found?.shop === shop.domain && (method === null || found.method === method);
    return found && isMeant ? discountNode(found) : null;
  };

export const discountNodes: NodeFinders = {
  DiscountCodeNode: find("CODE"),
  DiscountAutomaticNode: find("AUTOMATIC"),
  DiscountNode: find(null),
};

const basic = ({ it }: DiscountNode) =>
  typed(it.method === "CODE" ? "DiscountCodeBasic" : "DiscountAutomaticBasic", { it });

type Basic = { it: StoreDiscountRecord };

export const discountCodeNodeResolvers: TypeResolvers<DiscountNode> = {
  id: ({ it }) => discountGid(it),
  codeDiscount: basic,
};

export const discountAutomaticNodeResolvers: TypeResolvers<DiscountNode> = {
  id: ({ it }) => discountGid(it),
  automaticDiscount: basic,
};

export const discountNodeResolvers: TypeResolvers<DiscountNode> = {
  id: ({ it }) => discountGid(it),
  discount: basic,
};

function items(it: StoreDiscountRecord): object {
  if (it.items.all) return typed("AllDiscountItems", { allItems: true });
  return typed(it.items.collectionIds.length > 0 ? "DiscountCollections" : "DiscountProducts", { it });
}

const page = <T extends { id: string }>(ids: readonly string[], table: Record<string, T>, args: PageArguments) =>
  listConnection(
    ids.flatMap((id) => table[id] ?? []),
    args,
    ({ id }) => id,
  );

export const discountProductsResolvers: TypeResolvers<Basic> = {
  products: ({ it }, args: PageArguments, { world }) => page(it.items.productIds, world.state.products, args),
  productVariants: ({ it }, args: PageArguments, { world }) => page(it.items.variantIds, world.state.variants, args),
};

export const discountCollectionsResolvers: TypeResolvers<Basic> = {
  collections: ({ it }, args: PageArguments, { world }) => page(it.items.collectionIds, world.state.collections, args),
};

const buyers = ({ customerIds }: StoreDiscountRecord, { world }: RequestContext) =>
  customerIds &&
  typed("DiscountCustomers", { customers: customerIds.flatMap((id) => world.state.customers[id] ?? []) });

const common: TypeResolvers<Basic> = {
  title: ({ it }) => it.title,
  status: ({ it }, _args, { world }) => statusOfDiscount(it, world.nowMs()),
  startsAt: ({ it }) => it.startsAt,
  endsAt: ({ it }) => it.endsAt,
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
  tags: ({ it }) => it.tags,
  asyncUsageCount: ({ it }) => it.uses,
  discountClass: ({ it }) => classOfDiscount(it),
  discountClasses: ({ it }) => [classOfDiscount(it)],
  combinesWith: ({ it }) => ({ ...it.combinesWith, productDiscountsWithTagsOnSameCartLine: [] }),
  context: ({ it }, _args, context) => buyers(it, context) ?? typed("DiscountBuyerSelectionAll", { all: "ALL" }),
  customerGets: ({ it }, _args, context) => ({
    appliesOnOneTimePurchase: it.appliesOnOneTimePurchase,
    appliesOnSubscription: it.appliesOnSubscription,
    items: items(it),
    value:
      "percentage" in it.value
        ? typed("DiscountPercentage", { percentage: it.value.percentage })
        : typed("DiscountAmount", {
            amount: money(it.value.amount, context.shop.currency),
            appliesOnEachItem: it.value.onEachItem,
          }),
  }),
  minimumRequirement: ({ it }, _args, { shop }) =>
    it.minimum &&
    ("quantity" in it.minimum
      ? typed("DiscountMinimumQuantity", { greaterThanOrEqualToQuantity: String(it.minimum.quantity) })
      : typed("DiscountMinimumSubtotal", {
          greaterThanOrEqualToSubtotal: money(it.minimum.subtotal, shop.currency),
        })),
};

export const discountCodeBasicResolvers: TypeResolvers<Basic> = {
  ...common,
  appliesOncePerCustomer: ({ it }) => it.appliesOncePerCustomer,
  usageLimit: ({ it }) => it.usageLimit,
  recurringCycleLimit: ({ it }) => it.recurringCycleLimit,
  customerSelection: ({ it }, _args, context) =>
    buyers(it, context) ?? typed("DiscountCustomerAll", { allCustomers: true }),
  codesCount: ({ it }) => exactly(it.code ? 1 : 0),
  codes: ({ it }, args: PageArguments & { query?: string | null }) => {
    refuseArguments("codes", { ...args }, "query", "savedSearchId");
    return listConnection(it.code ? [{ ...it.code, uses: it.uses }] : [], args, ({ id }) => id);
  },
  hasTimelineComment: () => false,
  shareableUrls: () => [],
};

export const discountAutomaticBasicResolvers: TypeResolvers<Basic> = {
  ...common,
  recurringCycleLimit: ({ it }) => it.recurringCycleLimit ?? 0,
  usageCount: ({ it }) => it.uses,
};

export const redeemCodeResolvers: TypeResolvers<{ id: string; text: string; appId: string | null; uses: number }> = {
  id: ({ id }) => gid("DiscountRedeemCode", id),
  code: ({ text }) => text,
  asyncUsageCount: ({ uses }) => uses,
  createdBy: ({ appId }) => (appId ? { apiKey: appId } : null),
};
