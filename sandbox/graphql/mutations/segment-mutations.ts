import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { createSegment, deleteSegment, updateSegment } from "#sandbox/world/segments/save-segment.ts";

const refused = (userErrors: unknown) => ({ segment: null, userErrors });

export const segmentMutations: TypeResolvers<undefined> = {
  segmentCreate: (_root, args: { name: string; query: string }, context) =>
    mutate(
      context,
      "segmentCreate",
      { ...args },
      [],
      () => {
        const segment = createSegment(context.world, context.shop.domain, args);
        return { changed: true, payload: { segment }, targetIds: [gid("Segment", segment.id)] };
      },
      refused,
    ),
  segmentUpdate: (_root, args: { id: string; name?: string | null; query?: string | null }, context) =>
    mutate(
      context,
      "segmentUpdate",
      { ...args },
      [args.id],
      () => {
        const { name, query } = args;
        const change = { ...(name == null ? {} : { name }), ...(query == null ? {} : { query }) };
        return {
          changed: true,
          payload: {
            segment: updateSegment(context.world, context.shop.domain, digits(args.id, "Segment"), change),
          },
        };
      },
      refused,
    ),
  segmentDelete: (_root, args: { id: string }, context) =>
    mutate(
      context,
      "segmentDelete",
      { ...args },
      [args.id],
      () => {
        deleteSegment(context.world, context.shop.domain, digits(args.id, "Segment"));
        return { changed: true, payload: { deletedSegmentId: args.id } };
      },
      (userErrors) => ({ deletedSegmentId: null, userErrors }),
    ),
};
