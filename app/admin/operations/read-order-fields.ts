import { type AskedTogether, askTogether } from "#app/admin/ask-together.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadOrderFieldsQuery } from "#app/admin/generated/admin.generated.ts";

const READ_ORDER_FIELDS = `#graphql
  query readOrderFields($ids: [ID!]!, $attributes: Boolean!, $address: Boolean!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        note
        email
        phone
        poNumber
        customAttributes @include(if: $attributes) { key value }
        shippingAddress @include(if: $address) { firstName lastName company address1 address2 city zip provinceCode countryCodeV2 phone }
      }
    }
  }
` as const;

export type ReadOrderFields = Extract<NonNullable<ReadOrderFieldsQuery["nodes"][number]>, { note?: unknown }>;

/** What costs a point of its own; note and contact are in every answer. */
export type OrderFieldPart = "attributes" | "address";

const read = askTogether<ReadOrderFields, OrderFieldPart>(readNow, { spacingMs: 200, mostIds: 100 });

/**
 * What one `orderUpdate` writes of an order, its metafields left out. Null: Shopify knows no such order.
 * @param parts beyond note and contact
 */
export async function readOrderFields(
  client: AdminClient,
  { id, parts }: { id: string; parts: ReadonlySet<OrderFieldPart> },
): Promise<{ seen: ReadOrderFields | null; points: number }> {
  const { found, points } = await read(client, [id], parts);
  return { seen: found.get(id) ?? null, points };
}

async function readNow(
  client: AdminClient,
  ids: readonly string[],
  parts: ReadonlySet<OrderFieldPart> = new Set(),
): Promise<AskedTogether<ReadOrderFields>> {
  const { data, ...answer } = await client.send("readOrderFields", READ_ORDER_FIELDS, {
    ids: [...ids],
    ...{ attributes: parts.has("attributes"), address: parts.has("address") },
  });
  const found = data.nodes.flatMap((node) =>
    node && "id" in node ? [[node.id, node] as [string, ReadOrderFields]] : [],
  );
  return { found: new Map(found), ...answer };
}
