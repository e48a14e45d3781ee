import { connection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { STAFF_NAME } from "#sandbox/world/staff.ts";
import { type TimelineEvent, timelineOfOrder } from "#sandbox/world/timeline-of-order.ts";
import { timelineOfRecord } from "#sandbox/world/timeline-of-record.ts";
import type { CustomerRecord, OrderRecord } from "#sandbox/world/types.ts";

type EventsArguments = PageArguments & { query?: string | null; sortKey?: "CREATED_AT" | "ID" | null };
type Told = "Order" | "DraftOrder" | "Customer";

const SUBJECT_TYPES: Record<Told, string> = { Order: "ORDER", DraftOrder: "DRAFT_ORDER", Customer: "CUSTOMER" };

/** As `Event` reads it. */
export const shownEvent = (type: Told, record: { id: string }, { id, isByStaff, ...event }: TimelineEvent) =>
  typed("BasicEvent", {
    ...event,
    id: gid("BasicEvent", id),
    appTitle: null,
    attributeToApp: false,
    attributeToUser: isByStaff,
    criticalAlert: event.action.endsWith("_failure"),
    author: isByStaff ? STAFF_NAME : null,
    hasAdditionalContent: false,
    additionalContent: null,
    additionalData: null,
    arguments: null,
    secondaryMessage: null,
    subject: typed(type, record),
    subjectId: gid(type, record.id),
    subjectType: SUBJECT_TYPES[type],
  });

function eventsOf<T extends { id: string }>(
  type: Told,
  timeline: (record: T, currency: string) => TimelineEvent[],
): TypeResolvers<T> {
  return {
    events: (record, args: EventsArguments, { shop }) => {
      refuseArguments(`${type}.events`, { ...args }, "query");
      const byTime = args.sortKey === "CREATED_AT";
      const page = connection(timeline(record, shop.currency), args, {
        value: (event) => (byTime ? event.createdAt : Number(event.id)),
        id: ({ id }) => id,
      });
      return {
        ...page,
        nodes: page.nodes.map((event) => shownEvent(type, record, event)),
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: shownEvent(type, record, node) })),
      };
    },
  };
}

export const orderEvents = eventsOf<OrderRecord>("Order", (order, currency) =>
  timelineOfOrder(order, order.currency ?? currency),
);
export const draftOrderEvents = eventsOf<DraftOrderRecord>("DraftOrder", (draft) =>
  timelineOfRecord(draft, "draft order"),
);
export const customerEvents = eventsOf<CustomerRecord>("Customer", (customer) =>
  timelineOfRecord(customer, "customer"),
);
