import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { type DiscountNode, discountNode, discountNodes } from "#sandbox/graphql/resolvers/store-discount.ts";
import { anyOf, byInstant, byList, byNumber, byText, type SearchField } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedCount, searchedPage } from "#sandbox/graphql/searched-page.ts";
import {
  classOfDiscount,
  discountByCode,
  discountsOfShop,
  statusOfDiscount,
} from "#sandbox/world/discounts/discount-status.ts";
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";

function typeOf(it: StoreDiscountRecord): string {
  if (it.freeShipping) return "free_shipping";
  if (it.buyXGetY) return "bxgy";
  return "percentage" in it.value ? "percentage" : "fixed_amount";
}

type Read<T> = (it: StoreDiscountRecord) => T;

const text = (read: Read<string>): SearchField<DiscountNode> => anyOf(byText(({ it }) => read(it)));
const instant = (read: Read<string | null>): SearchField<DiscountNode> => byInstant(({ it }) => read(it));

/** Filters by name: the official schema; several values with commas. */
export const DISCOUNTS = (connection: string, nowMs: number): Listing<DiscountNode> => {
  return {
    searchable: {
      connection,
      text: ({ it }, word) => [it.title, it.code?.text ?? ""].some((one) => one.toLowerCase().includes(word)),
      fields: {
        id: byNumber(({ id }) => id),
        title: text(({ title }) => title),
        code: text(({ code }) => code?.text ?? ""),
        status: text((it) => statusOfDiscount(it, nowMs)),
        type: (node, comparator, value) =>
          value === "all" || value === "all_with_app" || text(typeOf)(node, comparator, value),
        discount_type: text(typeOf),
        discount_class: text((it) => classOfDiscount(it)),
        method: text(({ method }) => method),
        context: text(({ customerIds }) => (customerIds ? "customer" : "all")),
        customer_ids: byList(({ it }) => it.customerIds ?? []),
        combines_with: byList(({ it: { combinesWith } }) => [
          ...(combinesWith.orderDiscounts ? ["order_discounts"] : []),
          ...(combinesWith.productDiscounts ? ["product_discounts"] : []),
          ...(combinesWith.shippingDiscounts ? ["shipping_discounts"] : []),
        ]),
        tag: byList(({ it }) => it.tags),
        times_used: byNumber(({ it }) => it.uses),
        starts_at: instant(({ startsAt }) => startsAt),
        ends_at: instant(({ endsAt }) => endsAt),
        created_at: instant(({ createdAt }) => createdAt),
        updated_at: instant(({ updatedAt }) => updatedAt),
      },
      notHeld: ["market_ids", "segment_ids"],
    },
    sortKeys: {
      ID: ({ id }) => Number(id),
      TITLE: ({ it }) => it.title.toLowerCase(),
      CREATED_AT: ({ it }) => it.createdAt,
      UPDATED_AT: ({ it }) => it.updatedAt,
      STARTS_AT: ({ it }) => it.startsAt,
      ENDS_AT: ({ it }) => it.endsAt ?? "",
      RELEVANCE: ({ id }) => Number(id),
    },
    sortKey: "ID",
  };
};

const all = ({ world, shop }: RequestContext, method: StoreDiscountRecord["method"] | null) =>
  discountsOfShop(world, shop.domain)
    .filter((one) => method === null || one.method === method)
    .map(discountNode);

const list =
  (method: StoreDiscountRecord["method"] | null): TypeResolvers<undefined>[string] =>
  (_root, args: SearchArguments, context, info) =>
    searchedPage(all(context, method), args, DISCOUNTS(info.fieldName, context.world.nowMs()), context, info);

const one =
  (type: string): TypeResolvers<undefined>[string] =>
  (_root, args: { id: string }, context) =>
    discountNodes[type]?.(idOf(args.id, type), context, args.id) ?? null;

export const discountQueries: TypeResolvers<undefined> = {
  codeDiscountNode: one("DiscountCodeNode"),
  automaticDiscountNode: one("DiscountAutomaticNode"),
  discountNode: (_root, args: { id: string }, context) => {
    const type = /^gid:\/\/shopify\/(Discount(?:Code|Automatic)?Node)\//.exec(args.id)?.[1] ?? "DiscountNode";
    return discountNodes[type]?.(idOf(args.id, type), context, args.id) ?? null;
  },
  codeDiscountNodeByCode: (_root, { code }: { code: string }, { world, shop }) => {
    const found = discountByCode(world, shop.domain, code);
    return found && discountNode(found);
  },
  codeDiscountNodes: list("CODE"),
  automaticDiscountNodes: list("AUTOMATIC"),
  discountNodes: list(null),
  discountNodesCount: (_root, args: { query?: string | null; limit?: number | null }, context, info) =>
    searchedCount(all(context, null), args, DISCOUNTS("discountNodes", context.world.nowMs()), context, info),
};
