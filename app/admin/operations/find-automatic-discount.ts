import type { AdminClient } from "#app/admin/client.server.ts";
import type {
  FindAutomaticDiscountQuery,
  FindAutomaticDiscountQueryVariables,
} from "#app/admin/generated/admin.generated.ts";

const FIND_AUTOMATIC_DISCOUNT = `#graphql
  query findAutomaticDiscount($query: String!) {
    automaticDiscountNodes(first: 25, query: $query) {
      nodes {
        id
        automaticDiscount {
          ... on DiscountAutomaticBasic { status title }
          ... on DiscountAutomaticBxgy { status title }
          ... on DiscountAutomaticFreeShipping { status title }
          ... on DiscountAutomaticApp { status title }
        }
      }
    }
  }
` as const;

const found = (data: FindAutomaticDiscountQuery) => data.automaticDiscountNodes.nodes;
export type FindAutomaticDiscount = NonNullable<ReturnType<typeof found>>;

/** Automatic discounts whose title fits a search. */
export async function findAutomaticDiscount(
  client: AdminClient,
  variables: FindAutomaticDiscountQueryVariables,
): Promise<{ seen: FindAutomaticDiscount | null; points: number }> {
  const { data, points } = await client.send("findAutomaticDiscount", FIND_AUTOMATIC_DISCOUNT, variables);
  return { seen: found(data) ?? null, points };
}
