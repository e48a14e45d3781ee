import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadVariantQuery, ReadVariantQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_VARIANT = `#graphql
  query readVariant($id: ID!) {
    productVariant(id: $id) {
      id
      price
      compareAtPrice
      barcode
      inventoryPolicy
      taxable
      product { id }
      inventoryItem {
        sku
        tracked
        unitCost { amount }
        measurement { weight { value unit } }
        harmonizedSystemCode
        countryCodeOfOrigin
      }
    }
  }
` as const;

const found = (data: ReadVariantQuery) => data.productVariant;
export type ReadVariant = NonNullable<ReturnType<typeof found>>;

/** What can be written to a variant, as it is. Null: Shopify knows no such variant. */
export async function readVariant(
  client: AdminClient,
  variables: ReadVariantQueryVariables,
): Promise<{ seen: ReadVariant | null; points: number }> {
  const { data, points } = await client.send("readVariant", READ_VARIANT, variables);
  return { seen: found(data) ?? null, points };
}
