import type { AdminClient } from "#app/admin/client.server.ts";
import { userErrorsOf, type WriteResult } from "#app/admin/write-result.ts";

const ADD_TAGS = `#graphql
  mutation addTags($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) { userErrors { field message } }
  }
` as const;

/** Repeatable: a tag that is there already stays. `target` is the gid of an order or a customer. */
export async function addTags(
  client: AdminClient,
  { target, tags }: { target: string; tags: readonly string[] },
): Promise<WriteResult> {
  const { data, points, answeredAt } = await client.send("addTags", ADD_TAGS, { id: target, tags: [...tags] });
  const errors = userErrorsOf(data.tagsAdd?.userErrors);
  return errors ? { outcome: "refused", errors, points, answeredAt } : { outcome: "applied", points, answeredAt };
}
