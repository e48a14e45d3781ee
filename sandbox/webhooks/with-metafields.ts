// Pure over the world. A body with the metafields that a subscription of the API asks for (`metafieldNamespaces`,
// `metafields`): those of what the body is about, in the form that the REST API gives them. The configuration cannot ask.
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import type { Subscription } from "#sandbox/webhooks/subscriptions.ts";
import { gid } from "#sandbox/world/gid.ts";
import { metafieldsOf } from "#sandbox/world/metafields/metafields.ts";
import type { World } from "#sandbox/world/world.ts";
import type { WorldEvent } from "#sandbox/world/world-event.ts";

type Wanted = Pick<Subscription, "metafieldNamespaces" | "metafields">;

/** By the first part of a topic: whose metafields, and what REST calls it. */
const OWNERS: Readonly<Record<string, { type: string; resource: string; id: (event: WorldEvent) => string | null }>> = {
  orders: { type: "Order", resource: "order", id: ({ orderId }) => orderId },
  customers: { type: "Customer", resource: "customer", id: ({ customerId }) => customerId },
  products: { type: "Product", resource: "product", id: ({ subjectId }) => subjectId },
  collections: { type: "Collection", resource: "collection", id: ({ subjectId }) => subjectId },
  draft_orders: { type: "DraftOrder", resource: "draft_order", id: ({ subjectId }) => subjectId },
  locations: { type: "Location", resource: "location", id: ({ subjectId }) => subjectId },
};

/** The body itself when none are asked for, or what it is about has none by its kind. */
export function withMetafields(body: unknown, event: WorldEvent, wanted: Wanted, world: World): unknown {
  const { metafieldNamespaces, metafields } = wanted;
  if (metafieldNamespaces.length === 0 && metafields.length === 0) return body;
  const [kind = "", action] = event.topic.split("/");
  const owner = OWNERS[kind];
  const id = owner?.id(event);
  if (!owner || !id || action === "delete" || typeof body !== "object" || body === null) return body;
  const isWanted = (one: { namespace: string; key: string }) =>
    metafieldNamespaces.includes(one.namespace) ||
    metafields.some(({ namespace, key }) => namespace === one.namespace && key === one.key);
  const zone = world.shop(event.shop).ianaTimezone;
  const shown = metafieldsOf(world, owner.type, id)
    .filter(isWanted)
    .map((one) => ({
      id: Number(one.id),
      namespace: one.namespace,
      key: one.key,
      value: one.value,
      description: null,
      owner_id: Number(id),
      created_at: localTime(one.createdAt, zone),
      updated_at: localTime(one.updatedAt, zone),
      owner_resource: owner.resource,
      type: one.type,
      admin_graphql_api_id: gid("Metafield", one.id),
    }));
  return { ...body, metafields: shown };
}
