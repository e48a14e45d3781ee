import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_ORDER = `#graphql
  mutation createOrder($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
    orderCreate(order: $order, options: $options) {
      order { id }
      userErrors { field message code }
    }
  }
` as const;

/** Makes an order that was taken elsewhere. */
export async function createOrder(client: AdminClient, variables: CreateOrderMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createOrder", CREATE_ORDER, variables);
  return writeResult(answer, data.orderCreate?.userErrors);
}
