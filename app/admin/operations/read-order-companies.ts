import { text } from "#app/admin/api-values.ts";
import { askedKeys } from "#app/admin/asked-keys.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { metafieldsFromApi } from "#app/admin/metafields-from-api.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

const READ_ORDER_COMPANIES = `#graphql
  query readOrderCompanies($ids: [ID!]!, $metafields: Boolean!, $keys: [String!]) {
    nodes(ids: $ids) {
      ... on Order {
        id
        purchasingEntity {
          ... on PurchasingCompany {
            company {
              id
              name
              externalId
              note
              metafields(first: 50, keys: $keys) @include(if: $metafields) { nodes { namespace key value } }
            }
            location { name }
          }
        }
      }
    }
  }
` as const;

/**
 * The company that each order was bought for, as a part of the order; null: for none. An order that Shopify does not show is
 * left out. Needs the scope read_companies.
 */
export async function readOrderCompanies(
  client: AdminClient,
  orderIds: readonly string[],
  keys: readonly string[],
): Promise<{ companies: Map<string, Partial<OrderPicture>>; points: number }> {
  const { data, points } = await client.send("readOrderCompanies", READ_ORDER_COMPANIES, {
    ids: orderIds.map((id) => gidOf("Order", id)),
    metafields: keys.length > 0,
    keys: askedKeys(keys),
  });
  const companies = new Map<string, Partial<OrderPicture>>();
  for (const node of data.nodes) {
    if (!node || !("id" in node)) continue;
    const buyer = node.purchasingEntity;
    const company =
      buyer && "company" in buyer
        ? {
            id: idOf(buyer.company.id),
            name: text(buyer.company.name),
            external_id: text(buyer.company.externalId),
            location_name: text(buyer.location.name),
            note: text(buyer.company.note),
            metafields: metafieldsFromApi(buyer.company.metafields?.nodes ?? [], keys),
          }
        : null;
    companies.set(idOf(node.id), { company } as Partial<OrderPicture>);
  }
  return { companies, points };
}
