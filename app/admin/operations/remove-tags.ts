import type { AdminClient } from "#app/admin/client.server.ts";
import { userErrorsOf, type WriteResult } from "#app/admin/write-result.ts";

const REMOVE_TAGS = `#graphql
  mutation removeTags($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) { userErrors { field message } }
  }
` as const;

/** Repeatable: a tag that is not there is no error. `target` is the gid of an order or a customer. */
export async function removeTags(
  client: AdminClient,
  { target, tags }: { target: string; tags: readonly string[] },
): Promise<WriteResult> {
  const { data, points, answeredAt } = await client.send("removeTags", REMOVE_TAGS, { id: target, tags: [...tags] });
  const errors = userErrorsOf(data.tagsRemove?.userErrors);
  return errors ? { outcome: "refused", errors, points, answeredAt } : { outcome: "applied", points, answeredAt };
}
