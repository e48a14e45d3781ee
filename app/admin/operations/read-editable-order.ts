import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadEditableOrderQuery, ReadEditableOrderQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_EDITABLE_ORDER = `#graphql
  query readEditableOrder($id: ID!) {
    order(id: $id) {
      id
      cancelledAt
      displayFulfillmentStatus
      currencyCode
      presentmentCurrencyCode
      lineItems(first: 100) {
        nodes {
          id
          title
          currentQuantity
          variant { id }
          discountAllocations { allocatedAmountSet { shopMoney { amount } } }
        }
      }
      shippingLines(first: 20) { nodes { id title } }
    }
  }
` as const;

const found = (data: ReadEditableOrderQuery) => data.order;
export type ReadEditableOrder = NonNullable<ReturnType<typeof found>>;

/** What an edit of an order is about. Null: Shopify knows no such order. */
export async function readEditableOrder(
  client: AdminClient,
  variables: ReadEditableOrderQueryVariables,
): Promise<{ seen: ReadEditableOrder | null; points: number }> {
  const { data, points } = await client.send("readEditableOrder", READ_EDITABLE_ORDER, variables);
  return { seen: found(data) ?? null, points };
}
