import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadReturnableQuery, ReadReturnableQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_RETURNABLE = `#graphql
  query readReturnable($id: ID!) {
    order(id: $id) { returns(first: 100) { nodes { id } } }
    returnableFulfillments(orderId: $id, first: 20) {
      nodes {
        returnableFulfillmentLineItems(first: 50) {
          nodes { quantity fulfillmentLineItem { id lineItem { id } } }
        }
      }
    }
  }
` as const;

const found = ({ order, returnableFulfillments }: ReadReturnableQuery) =>
  order && {
    returnIds: order.returns.nodes.map(({ id }) => id),
    units: returnableFulfillments.nodes.flatMap((parcel) => parcel.returnableFulfillmentLineItems.nodes),
  };
export type ReadReturnable = NonNullable<ReturnType<typeof found>>;

/** An order's returns, and the shipped units that can still come back. Null: Shopify knows no such order. */
export async function readReturnable(
  client: AdminClient,
  variables: ReadReturnableQueryVariables,
): Promise<{ seen: ReadReturnable | null; points: number }> {
  const { data, points } = await client.send("readReturnable", READ_RETURNABLE, variables);
  return { seen: found(data) ?? null, points };
}
