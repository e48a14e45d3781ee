import type { CollectionRecord, ProductRecord, PublishedTo } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Instant } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export type Publishable = { type: "Product" | "Collection"; id: string };

/** Puts a product or collection on channels, now or from a later time. Emits products/update or collections/update. */
export const publish = (
  world: World,
  shop: string,
  target: Publishable,
  to: readonly { publicationId: string; at: Instant | null }[],
  actor: Actor = { by: "staff" },
) =>
  change(
    world,
    shop,
    target,
    to.map(({ publicationId }) => publicationId),
    (now) => [
      ...now.filter(({ publicationId }) => !to.some((one) => one.publicationId === publicationId)),
      ...to.map(({ publicationId, at }) => ({
        publicationId,
        at: at ?? now.find((one) => one.publicationId === publicationId)?.at ?? world.now(),
      })),
    ],
    actor,
  );

/** Takes it off channels. */
export const unpublish = (
  world: World,
  shop: string,
  target: Publishable,
  from: readonly string[],
  actor: Actor = { by: "staff" },
) =>
  change(world, shop, target, from, (now) => now.filter(({ publicationId }) => !from.includes(publicationId)), actor);

function change(
  world: World,
  shop: string,
  { type, id }: Publishable,
  publicationIds: readonly string[],
  next: (now: readonly PublishedTo[]) => PublishedTo[],
  actor: Actor,
): { record: ProductRecord | CollectionRecord; changed: boolean } {
  const record = type === "Product" ? world.product(shop, id) : world.collection(shop, id);
  if (!record) throw new Refused(`${type} does not exist`, { field: ["id"] });
  const known = new Set(world.publicationsOf(shop).map((publication) => publication.id));
  const refusals = publicationIds.flatMap((one, index): Refusal[] =>
    known.has(one)
      ? []
      : [
          {
            message: "Publication does not exist or is not publishable",
            field: ["input", String(index), "publicationId"],
            code: null,
          },
        ],
  );
  if (refusals.length > 0) throw Refused.all(refusals);
  const publishedTo = next(record.publishedTo);
  const changed = JSON.stringify(publishedTo) !== JSON.stringify(record.publishedTo);
  if (changed) {
    record.publishedTo = publishedTo;
    touch(world, record);
    world.action(shop, actor)(type === "Product" ? "products/update" : "collections/update", { subjectId: id });
  }
  return { record, changed };
}
