import { connection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { type TimelineEvent, timelineOfOrder } from "#sandbox/world/timeline-of-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

type EventsArguments = PageArguments & { query?: string | null; sortKey?: "CREATED_AT" | "ID" | null };

/** As `Event` reads it. */
export const shownEvent = (order: OrderRecord, { id, isByStaff, ...event }: TimelineEvent) =>
  typed("BasicEvent", {
    ...event,
    id: gid("BasicEvent", id),
    appTitle: null,
    attributeToApp: false,
    attributeToUser: isByStaff,
    criticalAlert: event.action.endsWith("_failure"),
    author: null,
    hasAdditionalContent: false,
    additionalContent: null,
    additionalData: null,
    arguments: null,
    secondaryMessage: null,
    subject: typed("Order", order),
    subjectId: gid("Order", order.id),
    subjectType: "ORDER",
  });

export const orderEventResolvers: TypeResolvers<OrderRecord> = {
  events: (order, args: EventsArguments, { shop }) => {
    refuseArguments("Order.events", { ...args }, "query");
    const byTime = args.sortKey === "CREATED_AT";
    const events = timelineOfOrder(order, order.currency ?? shop.currency);
    const page = connection(events, args, {
      value: (event) => (byTime ? event.createdAt : Number(event.id)),
      id: ({ id }) => id,
    });
    return {
      ...page,
      nodes: page.nodes.map((event) => shownEvent(order, event)),
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: shownEvent(order, node) })),
    };
  },
};
