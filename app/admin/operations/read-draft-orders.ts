import { askedKeys } from "#app/admin/asked-keys.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadDraftOrdersQuery } from "#app/admin/generated/admin.generated.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { datedMetafieldsFromApi } from "#app/admin/metafields-from-api.ts";
import { staffMemberOf, timelineFromApi } from "#app/admin/timeline-from-api.ts";
import type { DraftOrderPicture } from "#app/rules/facts.ts";

const READ_DRAFT_ORDERS = `#graphql
  query readDraftOrders($ids: [ID!]!, $events: Boolean!, $metafields: Boolean!, $keys: [String!]) {
    nodes(ids: $ids) {
      ... on DraftOrder {
        id
        createdAt
        events(first: 50, sortKey: CREATED_AT, reverse: true) @include(if: $events) {
          nodes { createdAt action message appTitle attributeToUser ... on BasicEvent { author } }
        }
        made: events(first: 5, sortKey: CREATED_AT) @include(if: $events) {
          nodes { createdAt action message attributeToUser ... on BasicEvent { author } }
        }
        metafields(first: 50, keys: $keys) @include(if: $metafields) {
          nodes { namespace key value createdAt updatedAt }
        }
      }
    }
  }
` as const;

type DraftOrderNode = Extract<NonNullable<ReadDraftOrdersQuery["nodes"][number]>, { id: string }>;

/** What no webhook of draft orders carries. One that Shopify does not show is left out. */
export async function readDraftOrders(
  client: AdminClient,
  ids: readonly string[],
  { events, metafields }: { events: boolean; metafields: readonly string[] },
): Promise<{ draftOrders: Map<string, Partial<DraftOrderPicture>>; points: number }> {
  const { data, points } = await client.send("readDraftOrders", READ_DRAFT_ORDERS, {
    ids: ids.map((id) => gidOf("DraftOrder", id)),
    events,
    metafields: metafields.length > 0,
    keys: askedKeys(metafields),
  });
  return {
    draftOrders: new Map(
      data.nodes.flatMap((node) =>
        node && "id" in node ? [[idOf(node.id), partsOf(node as DraftOrderNode, metafields)] as const] : [],
      ),
    ),
    points,
  };
}

const partsOf = (node: DraftOrderNode, keys: readonly string[]): Partial<DraftOrderPicture> => ({
  ...(node.events ? { timeline: timelineFromApi(node.events.nodes) } : {}),
  ...(node.made ? { staff_member: staffMemberOf(node, node.made.nodes) } : {}),
  ...(node.metafields ? datedMetafieldsFromApi(node.metafields.nodes, keys) : {}),
});
