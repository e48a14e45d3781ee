import type { AdminClient } from "#app/admin/client.server.ts";
import type { ListDiscountsQuery } from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import { listedPages } from "#app/admin/listed-pages.ts";
import { normalAmount } from "#app/lib/money.ts";

const LIST_DISCOUNTS = `#graphql
  query listDiscounts($after: String, $query: String) {
    discountNodes(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
      nodes {
        id
        discount {
          __typename
          ... on DiscountCodeBasic {
            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer
            codes(first: 1) { nodes { code createdBy { title } } }
            combinesWith { ...Combining }
            minimumRequirement { ...Least }
            customerGets { value { ...ValueOff } items { ...Items } }
          }
          ... on DiscountCodeBxgy {
            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer
            codes(first: 1) { nodes { code createdBy { title } } }
          }
          ... on DiscountCodeFreeShipping {
            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer
            codes(first: 1) { nodes { code createdBy { title } } }
            combinesWith { ...Combining }
            minimumRequirement { ...Least }
          }
          ... on DiscountCodeApp {
            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer
            codes(first: 1) { nodes { code createdBy { title } } }
          }
          ... on DiscountAutomaticBasic {
            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount
            combinesWith { ...Combining }
            minimumRequirement { ...Least }
            customerGets { value { ...ValueOff } items { ...Items } }
          }
          ... on DiscountAutomaticBxgy { title status startsAt endsAt createdAt updatedAt tags asyncUsageCount }
          ... on DiscountAutomaticFreeShipping {
            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount
            combinesWith { ...Combining }
            minimumRequirement { ...Least }
          }
          ... on DiscountAutomaticApp { title status startsAt endsAt createdAt updatedAt tags asyncUsageCount }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
  fragment ValueOff on DiscountCustomerGetsValue {
    ... on DiscountPercentage { percentage }
    ... on DiscountAmount { amount { amount } }
  }
  fragment Items on DiscountItems {
    ... on DiscountProducts { products(first: 10) { nodes { id } } }
    ... on DiscountCollections { collections(first: 10) { nodes { id } } }
  }
  fragment Least on DiscountMinimumRequirement {
    ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } }
    ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }
  }
  fragment Combining on DiscountCombinesWith { orderDiscounts productDiscounts shippingDiscounts }
` as const;

type Discount = ListDiscountsQuery["discountNodes"]["nodes"][number]["discount"];

/**
 * The store's discounts, the newest first; so many pages of 50 at most.
 * @param query in Shopify's search syntax; null: all. `isWhole` false: there are more.
 */
export async function listDiscounts(
  client: AdminClient,
  { query, mostPages }: { query: string | null; mostPages: number },
): Promise<{ discounts: Record<string, unknown>[]; isWhole: boolean; points: number }> {
  const { nodes, ...listed } = await listedPages(mostPages, async (after) => {
    const { data, points } = await client.send("listDiscounts", LIST_DISCOUNTS, { after, query });
    return { page: data.discountNodes, points };
  });
  return { discounts: nodes.map(({ id, discount }) => ({ id: idOf(id), ...recordOf(discount) })), ...listed };
}

/** The schema leaves some fields open on some kinds: all of them have title, status and times. */
function recordOf(discount: Discount): Record<string, unknown> {
  const it = discount as Extract<Discount, { __typename: "DiscountCodeBasic" }>;
  const { value, items } = it.customerGets ?? {};
  const least = it.minimumRequirement;
  const combined = it.combinesWith;
  const isAutomatic = discount.__typename.startsWith("DiscountAutomatic");
  return {
    ...{ title: it.title, method: isAutomatic ? "automatic" : "code", status: it.status.toLowerCase() },
    ...{ starts_at: it.startsAt, ends_at: it.endsAt ?? null, created_at: it.createdAt, updated_at: it.updatedAt },
    ...{ code: it.codes?.nodes[0]?.code ?? null, tags: it.tags ?? [], usage_count: it.asyncUsageCount },
    ...{ usage_limit: it.usageLimit ?? null, once_per_customer: it.appliesOncePerCustomer ?? false },
    // Of an automatic one Shopify does not say.
    ...(isAutomatic ? {} : { app: it.codes?.nodes[0]?.createdBy?.title ?? null }),
    percent: value && "percentage" in value ? Math.round(value.percentage * 10_000) / 100 : null,
    amount: value && "amount" in value ? normalAmount(value.amount.amount) : null,
    free_shipping: discount.__typename.endsWith("FreeShipping"),
    product_ids: items && "products" in items ? items.products.nodes.map(({ id }) => idOf(id)) : [],
    collection_ids: items && "collections" in items ? items.collections.nodes.map(({ id }) => idOf(id)) : [],
    minimum_subtotal:
      least && "greaterThanOrEqualToSubtotal" in least ? normalAmount(least.greaterThanOrEqualToSubtotal.amount) : null,
    minimum_quantity:
      least && "greaterThanOrEqualToQuantity" in least ? Number(least.greaterThanOrEqualToQuantity) : null,
    combines_with: [
      ...(combined?.orderDiscounts ? ["order"] : []),
      ...(combined?.productDiscounts ? ["product"] : []),
      ...(combined?.shippingDiscounts ? ["shipping"] : []),
    ],
  };
}
