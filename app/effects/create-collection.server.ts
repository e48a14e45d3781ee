// A collection is made, and put on its channels. Known again by its title, of which a store has one.
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { createCollection as create } from "#app/admin/operations/create-collection.ts";
import { findCollection } from "#app/admin/operations/find-collection.ts";
import { publish } from "#app/admin/operations/publish.ts";
import { readCollectionChannels } from "#app/admin/operations/read-collection-channels.ts";
import { readPublications } from "#app/admin/operations/read-publications.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { channelNamed } from "#app/effects/channel-named.ts";
import { oneAfterAnother } from "#app/effects/one-after-another.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, soIf, TO_DO } from "#app/effects/verdict.ts";

interface Seen {
  /** Its gid; null: there is none yet. */
  collectionId: string | null;
  /** Of the channels that it shall be on and is not. */
  publicationIds: string[];
  /** Names that are no channel's. */
  strange: string[];
}

const fold = (text: string): string => text.trim().toLowerCase();

export const createCollection = shopifyWrite<"create_collection", Seen>({
  look: async (admin, { body: { title, channels } }) => {
    const found = await findCollection(admin, { titled: title });
    const collectionId = found.seen && fold(found.seen.title) === fold(title) ? found.seen.id : null;
    const there = await channelsOf(admin, collectionId, channels.length > 0);
    const idOf = (name: string) => channelNamed(there.channels, name);
    return {
      seen: {
        collectionId,
        publicationIds: channels.flatMap((name) => idOf(name) ?? []).filter((id) => !there.shownOn.includes(id)),
        strange: channels.filter((name) => !idOf(name)),
      },
      points: found.points + there.points,
    };
  },
  judge: ({ collectionId, publicationIds, strange }, { isDoubtful }) => {
    if (strange[0] !== undefined) return moot(`There is no sales channel “${strange[0]}”.`);
    if (!collectionId) return TO_DO;
    // Ours, whose answer was lost: it may not be on all of its channels.
    if (isDoubtful) return soIf(!publicationIds.length);
    return { is: "so", reason: "There is a collection with this title already." };
  },
  write: async (admin, { body }, { collectionId: there, publicationIds }) => {
    const shownOn = (id: string) => publicationIds.map((publicationId) => () => publish(admin, { id, publicationId }));
    if (there) return oneAfterAnother(shownOn(there));
    const made = await create(admin, { input: inApi(body) });
    return made.outcome === "refused" || !made.collectionId
      ? made
      : oneAfterAnother([async () => made, ...shownOn(made.collectionId)]);
  },
});

async function channelsOf(admin: AdminClient, collectionId: string | null, areAsked: boolean) {
  if (!areAsked) return { channels: [], shownOn: [], points: 0 };
  if (!collectionId) {
    const { publications, points } = await readPublications(admin);
    return { channels: publications, shownOn: [], points };
  }
  const { seen, points } = await readCollectionChannels(admin, { id: collectionId });
  const shown = seen?.resourcePublications.nodes.filter(({ isPublished }) => isPublished) ?? [];
  return { channels: seen?.channels ?? [], shownOn: shown.map(({ publication }) => publication.id), points };
}

function inApi(body: BodyOf<"create_collection">): Parameters<typeof create>[1]["input"] {
  return {
    title: body.title,
    ...(body.description ? { descriptionHtml: body.description } : {}),
    ...(body.template_suffix ? { templateSuffix: body.template_suffix } : {}),
    ...(body.sort_order ? { sortOrder: body.sort_order.toUpperCase() as never } : {}),
    ...(body.products.length ? { products: body.products.map((id) => gidOf("Product", id)) } : {}),
    ...(body.conditions.length
      ? {
          ruleSet: {
            appliedDisjunctively: body.fits === "any",
            rules: body.conditions.map(({ column, relation, condition }) => ({
              column: column.toUpperCase() as never,
              relation: relation.toUpperCase() as never,
              condition,
            })),
          },
        }
      : {}),
  };
}
