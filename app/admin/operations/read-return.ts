import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadReturnQuery, ReadReturnQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_RETURN = `#graphql
  query readReturn($id: ID!) {
    return(id: $id) { id status }
  }
` as const;

const found = (data: ReadReturnQuery) => data.return;
export type ReadReturn = NonNullable<ReturnType<typeof found>>;

/** Where a return stands. Null: Shopify knows no such one. */
export async function readReturn(
  client: AdminClient,
  variables: ReadReturnQueryVariables,
): Promise<{ seen: ReadReturn | null; points: number }> {
  const { data, points } = await client.send("readReturn", READ_RETURN, variables);
  return { seen: found(data) ?? null, points };
}
