import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import { classOfDiscount, kindOfDiscount, statusOfDiscount } from "#sandbox/world/discounts/discount-status.ts";
import { gid } from "#sandbox/world/gid.ts";
import { graphqlMoney } from "#sandbox/world/money.ts";
import type { DiscountItems, StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";

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
  // The one kind of discount that is a node itself too.
  DiscountAutomaticBxgy: (id, context) => {
    const node = find("AUTOMATIC")(id, context);
    return node && kindOfDiscount(node.it) === "Bxgy" ? { it: node.it } : null;
  },
};

/** "DiscountCodeBasic", "DiscountAutomaticBxgy" … */
const concrete = ({ it }: DiscountNode) =>
  typed(`Discount${it.method === "CODE" ? "Code" : "Automatic"}${kindOfDiscount(it)}`, { it });

type Basic = { it: StoreDiscountRecord };

export const discountCodeNodeResolvers: TypeResolvers<DiscountNode> = {
  id: ({ it }) => discountGid(it),
  codeDiscount: concrete,
};

export const discountAutomaticNodeResolvers: TypeResolvers<DiscountNode> = {
  id: ({ it }) => discountGid(it),
  automaticDiscount: concrete,
};

export const discountNodeResolvers: TypeResolvers<DiscountNode> = {
  id: ({ it }) => discountGid(it),
  discount: concrete,
};

function itemsAs(items: DiscountItems): object {
  if (items.all) return typed("AllDiscountItems", { allItems: true });
  return typed(items.collectionIds.length > 0 ? "DiscountCollections" : "DiscountProducts", { items });
}

const page = <T extends { id: string }>(ids: readonly string[], table: Record<string, T>, args: PageArguments) =>
  listConnection(
    ids.flatMap((id) => table[id] ?? []),
    args,
    ({ id }) => id,
  );

interface OfItems {
  items: DiscountItems;
}

export const discountProductsResolvers: TypeResolvers<OfItems> = {
  products: ({ items }, args: PageArguments, { world }) => page(items.productIds, world.state.products, args),
  productVariants: ({ items }, args: PageArguments, { world }) => page(items.variantIds, world.state.variants, args),
};

export const discountCollectionsResolvers: TypeResolvers<OfItems> = {
  collections: ({ items }, args: PageArguments, { world }) => page(items.collectionIds, world.state.collections, args),
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
  minimumRequirement: ({ it }, _args, { shop }) =>
    it.minimum &&
    ("quantity" in it.minimum
      ? typed("DiscountMinimumQuantity", { greaterThanOrEqualToQuantity: String(it.minimum.quantity) })
      : typed("DiscountMinimumSubtotal", {
          greaterThanOrEqualToSubtotal: money(it.minimum.subtotal, shop.currency),
        })),
};

function valueGot({ value, buyXGetY }: StoreDiscountRecord, { shop }: RequestContext): object {
  const off =
    "percentage" in value
      ? typed("DiscountPercentage", { percentage: value.percentage })
      : typed("DiscountAmount", { amount: money(value.amount, shop.currency), appliesOnEachItem: value.onEachItem });
  if (!buyXGetY) return off;
  return typed("DiscountOnQuantity", { quantity: { quantity: String(buyXGetY.getsQuantity) }, effect: off });
}

/** What buyers get of it: not of free delivery. */
const gets: TypeResolvers<Basic> = {
  customerGets: ({ it }, _args, context) => ({
    appliesOnOneTimePurchase: it.appliesOnOneTimePurchase,
    appliesOnSubscription: it.appliesOnSubscription,
    items: itemsAs(it.items),
    value: valueGot(it, context),
  }),
};

const byCode: TypeResolvers<Basic> = {
  appliesOncePerCustomer: ({ it }) => it.appliesOncePerCustomer,
  usageLimit: ({ it }) => it.usageLimit,
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

export const discountCodeBasicResolvers: TypeResolvers<Basic> = {
  ...common,
  ...gets,
  ...byCode,
  recurringCycleLimit: ({ it }) => it.recurringCycleLimit,
};

export const discountAutomaticBasicResolvers: TypeResolvers<Basic> = {
  ...common,
  ...gets,
  recurringCycleLimit: ({ it }) => it.recurringCycleLimit ?? 0,
  usageCount: ({ it }) => it.uses,
};

const shipping: TypeResolvers<Basic> = {
  ...common,
  appliesOnOneTimePurchase: ({ it }) => it.appliesOnOneTimePurchase,
  appliesOnSubscription: ({ it }) => it.appliesOnSubscription,
  maximumShippingPrice: ({ it: { freeShipping } }, _args, { shop }) =>
    freeShipping?.maximumPrice == null ? null : money(freeShipping.maximumPrice, shop.currency),
  destinationSelection: ({ it: { freeShipping } }) => {
    const destination = freeShipping?.destination;
    if (!destination) return typed("DiscountCountryAll", { allCountries: true });
    const { countries, restOfWorld } = destination;
    return typed("DiscountCountries", { countries, includeRestOfWorld: restOfWorld });
  },
  hasTimelineComment: () => false,
};

export const discountCodeFreeShippingResolvers: TypeResolvers<Basic> = {
  ...shipping,
  ...byCode,
  recurringCycleLimit: ({ it }) => it.recurringCycleLimit,
};

export const discountAutomaticFreeShippingResolvers: TypeResolvers<Basic> = {
  ...shipping,
  recurringCycleLimit: ({ it }) => it.recurringCycleLimit ?? 0,
};

const { minimumRequirement: _without, ...ofEach } = common;

const buyXGetY: TypeResolvers<Basic> = {
  ...ofEach,
  ...gets,
  customerBuys: ({ it: { buyXGetY: terms } }, _args, { shop }) => {
    if (!terms) throw new Error("a discount without what is to be bought");
    const { items, value } = terms.buys;
    return {
      ...{ isOneTimePurchase: true, isSubscription: false, items: itemsAs(items) },
      value:
        "quantity" in value
          ? typed("DiscountQuantity", { quantity: String(value.quantity) })
          : typed("DiscountPurchaseAmount", { amount: graphqlMoney(value.amount, shop.currency) }),
    };
  },
  usesPerOrderLimit: ({ it }) => it.buyXGetY?.usesPerOrder ?? null,
};

export const discountCodeBxgyResolvers: TypeResolvers<Basic> = { ...buyXGetY, ...byCode };

export const discountAutomaticBxgyResolvers: TypeResolvers<Basic> = {
  ...buyXGetY,
  id: ({ it }) => gid("DiscountAutomaticBxgy", it.id),
  usageCount: ({ it }) => it.uses,
};

export const redeemCodeResolvers: TypeResolvers<{ id: string; text: string; appId: string | null; uses: number }> = {
  id: ({ id }) => gid("DiscountRedeemCode", id),
  code: ({ text }) => text,
  asyncUsageCount: ({ uses }) => uses,
  createdBy: ({ appId }) => (appId ? { apiKey: appId } : null),
};
