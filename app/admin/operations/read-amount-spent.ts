import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { normalAmount } from "#app/lib/money.ts";

const READ_AMOUNT_SPENT = `#graphql
  query readAmountSpent($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Customer { id amountSpent { amount currencyCode } } }
  }
` as const;

/** Shopify's own lifetime figure of each customer; null: Shopify knows no such customer. */
export async function readAmountSpent(
  client: AdminClient,
  customerIds: readonly string[],
): Promise<{
  amountSpent: Map<string, { amount: string; currency: string } | null>;
  points: number;
  answeredAt: string;
}> {
  const { data, points, answeredAt } = await client.send("readAmountSpent", READ_AMOUNT_SPENT, {
    ids: customerIds.map((id) => gidOf("Customer", id)),
  });
  const amountSpent = new Map<string, { amount: string; currency: string } | null>(customerIds.map((id) => [id, null]));
  for (const node of data.nodes)
    if (node && "id" in node)
      amountSpent.set(idOf(node.id), {
        amount: normalAmount(node.amountSpent.amount),
        currency: node.amountSpent.currencyCode,
      });
  return { amountSpent, points, answeredAt };
}
