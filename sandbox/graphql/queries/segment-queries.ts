import { connection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { badRequest, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { gid } from "#sandbox/world/gid.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { SegmentRecord } from "#sandbox/world/records/segment.ts";
import { segmentsOf } from "#sandbox/world/segments/save-segment.ts";
import { segmentMembers } from "#sandbox/world/segments/segment-members.ts";
import { SegmentQueryError } from "#sandbox/world/segments/segment-query.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";

/** How `segments` searches and sorts (names: the official schema). */
const SEGMENTS: Listing<SegmentRecord> = {
  searchable: {
    connection: "segments",
    text: (segment, word) => segment.name.toLowerCase().includes(word),
    fields: { id: byNumber((segment) => segment.id), name: byText((segment) => segment.name) },
    notHeld: [],
  },
  sortKeys: {
    ID: (segment) => Number(segment.id),
    CREATION_DATE: (segment) => segment.createdAt,
    LAST_EDIT_DATE: (segment) => segment.updatedAt,
  },
  sortKey: "ID",
};

function segment(id: string, { world, shop }: RequestContext): SegmentRecord | null {
  const found = world.state.segments[id];
  return found?.shop === shop.domain ? found : null;
}

/** Who a query describes; what is wrong with it stands at the top of the answer. */
function members(query: string, { world, shop }: RequestContext): CustomerRecord[] {
  try {
    return segmentMembers(world, shop.domain, query);
  } catch (error) {
    if (error instanceof SegmentQueryError) throw badRequest(error.message);
    if (error instanceof NotSimulated) throw notSimulated(error.message);
    throw error;
  }
}

interface MemberArguments extends PageArguments {
  query?: string | null;
  segmentId?: string | null;
  sortKey?: string | null;
}

function queryOf(args: MemberArguments, context: RequestContext): string {
  if (args.query != null) return args.query;
  const found = args.segmentId ? segment(digits(args.segmentId, "Segment"), context) : null;
  if (!found) throw badRequest("Segment does not exist");
  return found.query;
}

const MEMBER_SORT_KEYS: Record<string, (customer: CustomerRecord, context: RequestContext) => string | number> = {
  created_at: ({ createdAt }) => createdAt,
  number_of_orders: ({ id }, { world }) => customerFigures(world, id).numberOfOrders,
  amount_spent: ({ id }, { world }) => customerFigures(world, id).amountSpent,
  last_order_date: ({ id }, { world }) => customerFigures(world, id).lastOrder?.createdAt ?? "",
  first_order_date: ({ id }, { world }) =>
    world.ordersOfCustomer(id).reduce((first, { createdAt }) => (first && first < createdAt ? first : createdAt), ""),
};

export const segmentQueries: TypeResolvers<undefined> = {
  segment: (_root, args: { id: string }, context) => segment(idOf(args.id, "Segment"), context),
  segments: (_root, args: SearchArguments, context, info) =>
    searchedPage(segmentsOf(context.world, context.shop.domain), args, SEGMENTS, context, info),
  segmentsCount: (_root, args: { limit?: number | null }, { world, shop }) => {
    const all = segmentsOf(world, shop.domain).length;
    const limit = args.limit ?? Number.POSITIVE_INFINITY;
    return { count: Math.min(all, limit), precision: all > limit ? "AT_LEAST" : "EXACT" };
  },
  customerSegmentMembers: (_root, args: MemberArguments, context) => {
    refuseArguments("customerSegmentMembers", { ...args }, "queryId", "timezone");
    const key = args.sortKey ?? "created_at";
    const value = MEMBER_SORT_KEYS[key];
    if (!value) throw notSimulated(`customerSegmentMembers(sortKey: ${key})`);
    const found = members(queryOf(args, context), context);
    // A page may hold 1,000 (documentation); the connections of this sandbox hold 250.
    return {
      ...connection(found, args, { value: (customer) => value(customer, context), id: ({ id }) => id }),
      totalCount: found.length,
    };
  },
  customerSegmentMembership: (_root, args: { customerId: string; segmentIds: string[] }, context) => {
    const id = digits(args.customerId, "Customer");
    return {
      memberships: args.segmentIds.map((segmentId) => {
        const found = segment(digits(segmentId, "Segment"), context);
        return {
          segmentId,
          isMember: found !== null && members(found.query, context).some((customer) => customer.id === id),
        };
      }),
    };
  },
};

export const segmentNodes: NodeFinders = { Segment: segment };

export const segmentResolvers: TypeResolvers<SegmentRecord> = {
  id: (one) => gid("Segment", one.id),
  name: (one) => one.name,
  query: (one) => one.query,
  creationDate: (one) => one.createdAt,
  lastEditDate: (one) => one.updatedAt,
};
