import { type AskedTogether, askTogether } from "#app/admin/ask-together.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadOrderFieldsQuery } from "#app/admin/generated/admin.generated.ts";

const READ_ORDER_FIELDS = `#graphql
  query readOrderFields($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        note
        email
        phone
        poNumber
        customAttributes { key value }
        shippingAddress { firstName lastName company address1 address2 city zip provinceCode countryCodeV2 phone }
      }
    }
  }
` as const;

export type ReadOrderFields = Extract<NonNullable<ReadOrderFieldsQuery["nodes"][number]>, { note?: unknown }>;

const read = askTogether<ReadOrderFields>(readNow, { spacingMs: 200, mostIds: 100 });

/** What one `orderUpdate` writes of an order, its metafields left out. Null: Shopify knows no such order. */
export async function readOrderFields(
  client: AdminClient,
  { id }: { id: string },
): Promise<{ seen: ReadOrderFields | null; points: number }> {
  const { found, points } = await read(client, [id]);
  return { seen: found.get(id) ?? null, points };
}

async function readNow(client: AdminClient, ids: readonly string[]): Promise<AskedTogether<ReadOrderFields>> {
  const { data, ...answer } = await client.send("readOrderFields", READ_ORDER_FIELDS, { ids: [...ids] });
  const found = data.nodes.flatMap((node) =>
    node && "id" in node ? [[node.id, node] as [string, ReadOrderFields]] : [],
  );
  return { found: new Map(found), ...answer };
}
