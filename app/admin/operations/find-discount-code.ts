import type { AdminClient } from "#app/admin/client.server.ts";
import type { FindDiscountCodeQuery, FindDiscountCodeQueryVariables } from "#app/admin/generated/admin.generated.ts";

const FIND_DISCOUNT_CODE = `#graphql
  query findDiscountCode($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        ... on DiscountCodeBasic { status title }
        ... on DiscountCodeBxgy { status title }
        ... on DiscountCodeFreeShipping { status title }
        ... on DiscountCodeApp { status title }
      }
    }
  }
` as const;

const found = (data: FindDiscountCodeQuery) => data.codeDiscountNodeByCode;
export type FindDiscountCode = NonNullable<ReturnType<typeof found>>;

/** The discount that a code belongs to, in either case of its letters. Null: there is none. */
export async function findDiscountCode(
  client: AdminClient,
  variables: FindDiscountCodeQueryVariables,
): Promise<{ seen: FindDiscountCode | null; points: number }> {
  const { data, points } = await client.send("findDiscountCode", FIND_DISCOUNT_CODE, variables);
  return { seen: found(data) ?? null, points };
}
