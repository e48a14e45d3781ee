import type { AdminClient } from "#app/admin/client.server.ts";

const DELETE_SUBSCRIPTION = `#graphql
  mutation deleteSubscription($id: ID!) {
    webhookSubscriptionDelete(id: $id) { userErrors { field message } }
  }
` as const;

/** Removes a subscription; one that is gone already is no error. */
export async function deleteSubscription(client: AdminClient, id: string): Promise<void> {
  await client.send("deleteSubscription", DELETE_SUBSCRIPTION, { id });
}
