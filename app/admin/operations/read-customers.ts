import { askedKeys } from "#app/admin/asked-keys.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { customerFromApi } from "#app/admin/customer-from-api.ts";
import type { ReadCustomersQuery } from "#app/admin/generated/admin.generated.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import type { CustomerPicture } from "#app/rules/facts.ts";

const READ_CUSTOMERS = `#graphql
  query readCustomers($ids: [ID!]!, $events: Boolean!, $metafields: Boolean!, $keys: [String!]) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        firstName
        lastName
        note
        tags
        state
        locale
        verifiedEmail
        taxExempt
        createdAt
        updatedAt
        numberOfOrders
        amountSpent { amount }
        defaultEmailAddress { emailAddress marketingState marketingOptInLevel }
        defaultPhoneNumber { phoneNumber marketingState marketingOptInLevel }
        events(first: 50, sortKey: CREATED_AT, reverse: true) @include(if: $events) {
          nodes { createdAt action message appTitle attributeToUser ... on BasicEvent { author } }
        }
        made: events(first: 5, sortKey: CREATED_AT) @include(if: $events) {
          nodes { createdAt action message attributeToUser ... on BasicEvent { author } }
        }
        metafields(first: 50, keys: $keys) @include(if: $metafields) {
          nodes { namespace key value createdAt updatedAt }
        }
      }
    }
  }
` as const;

export type CustomerNode = Extract<NonNullable<ReadCustomersQuery["nodes"][number]>, { id: string }>;

/** Customers with Shopify's own lifetime figures. One that Shopify does not know is left out. */
export async function readCustomers(
  client: AdminClient,
  customerIds: readonly string[],
  { events, metafields }: { events: boolean; metafields: readonly string[] },
): Promise<{ customers: Map<string, Partial<CustomerPicture>>; points: number }> {
  const { data, points } = await client.send("readCustomers", READ_CUSTOMERS, {
    ids: customerIds.map((id) => gidOf("Customer", id)),
    events,
    metafields: metafields.length > 0,
    keys: askedKeys(metafields),
  });
  return {
    customers: new Map(
      data.nodes.flatMap((node) =>
        node && "id" in node ? [[idOf(node.id), customerFromApi(node as CustomerNode, metafields)] as const] : [],
      ),
    ),
    points,
  };
}
