import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadProductStateQuery, ReadProductStateQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_PRODUCT_STATE = `#graphql
  query readProductState($id: ID!) {
    product(id: $id) { id status title productType vendor descriptionHtml templateSuffix handle }
  }
` as const;

const found = (data: ReadProductStateQuery) => data.product;
export type ReadProductState = NonNullable<ReturnType<typeof found>>;

/** What can be written to a product, as it is. Null: Shopify knows no such product. */
export async function readProductState(
  client: AdminClient,
  variables: ReadProductStateQueryVariables,
): Promise<{ seen: ReadProductState | null; points: number }> {
  const { data, points } = await client.send("readProductState", READ_PRODUCT_STATE, variables);
  return { seen: found(data) ?? null, points };
}
