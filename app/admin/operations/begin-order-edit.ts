import type { AdminClient } from "#app/admin/client.server.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const BEGIN_ORDER_EDIT = `#graphql
  mutation beginOrderEdit($id: ID!) {
    orderEditBegin(id: $id) {
      calculatedOrder { id }
      userErrors { field message }
    }
  }
` as const;

/** Opens an edit of the order: nothing changes before it is committed. `editId` names it to every step. */
export async function beginOrderEdit(client: AdminClient, id: string): Promise<WriteResult<{ editId: string }>> {
  const { data, ...answer } = await client.send("beginOrderEdit", BEGIN_ORDER_EDIT, { id });
  const result = writeResult(answer, data.orderEditBegin?.userErrors);
  if (result.outcome === "refused") return result;
  const editId = data.orderEditBegin?.calculatedOrder?.id;
  if (!editId) throw new Error("Shopify began an edit and told no id");
  return { ...result, editId };
}
