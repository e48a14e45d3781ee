import { askedKeys } from "#app/admin/asked-keys.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadProductsQuery } from "#app/admin/generated/admin.generated.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { productFromApi } from "#app/admin/product-from-api.ts";
import type { ProductPicture } from "#app/rules/facts.ts";

const READ_PRODUCTS = `#graphql
  query readProducts($ids: [ID!]!, $metafields: Boolean!, $keys: [String!]) {
    nodes(ids: $ids) {
      ... on Product {
        id
        title
        handle
        vendor
        productType
        description
        descriptionHtml
        templateSuffix
        status
        tags
        createdAt
        updatedAt
        publishedAt
        onlineStoreUrl
        totalInventory
        tracksInventory
        hasOnlyDefaultVariant
        mediaCount { count }
        variantsCount { count }
        options(first: 3) { name }
        collections(first: 20) { nodes { title handle } }
        variants(first: 100) {
          nodes {
            id
            title
            sku
            barcode
            price
            compareAtPrice
            inventoryQuantity
            inventoryPolicy
            taxable
            position
            selectedOptions { name value }
            inventoryItem {
              id
              tracked
              requiresShipping
              harmonizedSystemCode
              countryCodeOfOrigin
              unitCost { amount }
              measurement { weight { value unit } }
            }
          }
        }
        metafields(first: 50, keys: $keys) @include(if: $metafields) {
          nodes { namespace key value createdAt updatedAt }
        }
      }
    }
  }
` as const;

export type ProductNode = Extract<NonNullable<ReadProductsQuery["nodes"][number]>, { id: string }>;

/** Products with their first hundred variants. One that Shopify does not know (any more) is left out. */
export async function readProducts(
  client: AdminClient,
  productIds: readonly string[],
  metafields: readonly string[],
): Promise<{ products: Map<string, ProductPicture>; points: number }> {
  const { data, points } = await client.send("readProducts", READ_PRODUCTS, {
    ids: productIds.map((id) => gidOf("Product", id)),
    metafields: metafields.length > 0,
    keys: askedKeys(metafields),
  });
  return {
    products: new Map(
      data.nodes.flatMap((node) =>
        node && "id" in node ? [[idOf(node.id), productFromApi(node as ProductNode, metafields)] as const] : [],
      ),
    ),
    points,
  };
}
