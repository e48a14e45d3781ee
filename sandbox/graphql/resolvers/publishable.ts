// What products, variants and collections share: on which channels they are, and since when.
import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import type { PublicationRecord, PublishedTo } from "#sandbox/world/records/product.ts";

interface OnlyPublished {
  onlyPublished?: boolean;
}

/** @param publishedTo where a record is published or scheduled. @param node the record, marked with its type. */
export function publishableResolvers<T extends object>(
  publishedTo: (record: T, context: RequestContext) => readonly PublishedTo[],
  node: (record: T) => T,
): TypeResolvers<T> {
  const isOut = ({ at }: PublishedTo, { world }: RequestContext) => at <= world.now();
  const rows = (record: T, { onlyPublished = true }: OnlyPublished, context: RequestContext) =>
    publishedTo(record, context)
      .filter((row) => !onlyPublished || isOut(row, context))
      .map((row) => ({
        publicationId: row.publicationId,
        isPublished: isOut(row, context),
        publishDate: row.at,
        publication: context.world.state.publications[row.publicationId],
        publishable: node(record),
      }));
  const page = (record: T, args: PageArguments & OnlyPublished & { catalogType?: string }, context: RequestContext) => {
    refuseArguments("resourcePublications", { ...args }, "catalogType");
    return listConnection(rows(record, args, context), args, ({ publicationId }) => publicationId);
  };
  const count = (record: T, args: OnlyPublished, context: RequestContext) =>
    exactly(rows(record, args, context).length);
  return {
    publishedOnPublication: (record, args: { publicationId: string }, context) =>
      publishedTo(record, context).some(
        (row) => row.publicationId === idOf(args.publicationId, "Publication") && isOut(row, context),
      ),
    availablePublicationsCount: (record, _args, context) => count(record, {}, context),
    resourcePublicationsCount: count,
    publicationCount: (record, args: OnlyPublished, context) => rows(record, args, context).length,
    resourcePublications: page,
    resourcePublicationsV2: page,
    unpublishedPublications: (record, args, context) => {
      const there = new Set(publishedTo(record, context).map(({ publicationId }) => publicationId));
      const others = context.world.publicationsOf(context.shop.domain).filter(({ id }) => !there.has(id));
      return listConnection(others, args, ({ id }) => id);
    },
  };
}

export const publicationResolvers: TypeResolvers<PublicationRecord> = {
  id: ({ id }) => `gid://shopify/Publication/${id}`,
  name: ({ name }) => name,
  autoPublish: ({ autoPublish }) => autoPublish,
  supportsFuturePublishing: ({ name }) => name === "Online Store",
};
