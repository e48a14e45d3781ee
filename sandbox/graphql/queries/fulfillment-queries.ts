import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { fulfillmentNodes } from "#sandbox/graphql/fulfillment-nodes.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byInstant, byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { fulfillmentServiceOf } from "#sandbox/world/fulfillment-service-of.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";

const LISTING: Listing<FulfillmentOrderRecord> = {
  searchable: {
    connection: "fulfillmentOrders",
    text: () => true,
    fields: {
      id: byNumber((one) => one.id),
      status: byText((one) => one.status),
      updated_at: byInstant((one) => one.updatedAt),
      assigned_location_id: byText((one) => one.locationId),
    },
    notHeld: [],
  },
  sortKeys: {
    ID: (one) => Number(one.id),
    CREATED_AT: (one) => one.createdAt,
    UPDATED_AT: (one) => one.updatedAt,
    FULFILL_AT: (one) => one.fulfillAt ?? "",
  },
  sortKey: "ID",
};

/** What each assignment status asks for, as Shopify describes them. */
const ASSIGNMENT: Record<string, (one: FulfillmentOrderRecord) => boolean> = {
  CANCELLATION_REQUESTED: ({ requestStatus }) => requestStatus === "CANCELLATION_REQUESTED",
  FULFILLMENT_ACCEPTED: ({ requestStatus }) => requestStatus === "ACCEPTED",
  FULFILLMENT_REQUESTED: ({ requestStatus }) => requestStatus === "SUBMITTED",
  FULFILLMENT_UNSUBMITTED: ({ requestStatus }) => requestStatus === "UNSUBMITTED",
};

const all = ({ world, shop }: RequestContext): FulfillmentOrderRecord[] =>
  world.ordersOf(shop.domain).flatMap((order) => world.fulfillmentOrdersOf(order));

/** Fulfilment orders at the locations of the asking app's own fulfilment service. */
function assigned(
  args: SearchArguments & { assignmentStatus?: string | null; locationIds?: string[] | null },
  context: RequestContext,
  info: GraphQLResolveInfo,
) {
  const { world, shop, appId } = context;
  const services = Object.values(world.state.fulfillmentServices);
  if (!services.some((service) => service.shop === shop.domain && service.appId === appId))
    // Recorded so, with a list's brackets and without a code.
    throw new GraphQLError('["The api_client is not associated with any fulfillment service."]');
  const wanted = args.assignmentStatus ? ASSIGNMENT[args.assignmentStatus] : () => true;
  const found = all(context).filter(
    (one) =>
      fulfillmentServiceOf(world, one.locationId)?.appId === appId &&
      (!args.locationIds || args.locationIds.includes(gid("Location", one.locationId))) &&
      one.status !== "CLOSED" &&
      wanted?.(one),
  );
  return searchedPage(found, args, LISTING, context, info);
}

export const fulfillmentQueries: TypeResolvers<undefined> = {
  fulfillmentOrder: (_root, args: { id: string }, { world, shop }) =>
    world.fulfillmentOrder(shop.domain, idOf(args.id, "FulfillmentOrder")),
  fulfillmentOrders: (_root, args: SearchArguments & { includeClosed?: boolean }, context, info) =>
    searchedPage(
      all(context).filter((one) => args.includeClosed || one.status !== "CLOSED"),
      args,
      LISTING,
      context,
      info,
    ),
  manualHoldsFulfillmentOrders: (_root, args: SearchArguments, context, info) =>
    searchedPage(
      all(context).filter((one) => one.status === "ON_HOLD"),
      args,
      LISTING,
      context,
      info,
    ),
  assignedFulfillmentOrders: (_root, args: SearchArguments, context, info) => assigned(args, context, info),
  fulfillment: (_root, args: { id: string }, context) =>
    fulfillmentNodes.Fulfillment?.(idOf(args.id, "Fulfillment"), context, args.id) ?? null,
  fulfillmentService: (_root, args: { id: string }, context) =>
    fulfillmentNodes.FulfillmentService?.(idOf(args.id, "FulfillmentService"), context, args.id) ?? null,
};
