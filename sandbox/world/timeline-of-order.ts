// Pure. What Shopify's timeline of an order says, made of the order's records: it cannot differ from them.
import { graphqlMoney } from "#sandbox/world/money.ts";
import type { TransactionRecord } from "#sandbox/world/records/order.ts";
import { STAFF_NAME } from "#sandbox/world/staff.ts";
import type { Instant, OrderRecord } from "#sandbox/world/types.ts";

export interface TimelineEvent {
  /** That of the record that it tells of, and a digit for what it tells. */
  id: string;
  /** A verb of orders (REST Admin API, Event). */
  action: string;
  message: string;
  createdAt: Instant;
  isByStaff: boolean;
}

const PAYMENTS: Partial<Record<TransactionRecord["kind"], [verb: string, says: string]>> = {
  AUTHORIZATION: ["authorization", "authorization"],
  CAPTURE: ["capture", "capture"],
  SALE: ["sale", "payment"],
  REFUND: ["refund", "refund"],
  VOID: ["void", "void"],
};
const ENDS: Partial<Record<TransactionRecord["status"], string>> = {
  SUCCESS: "success",
  PENDING: "pending",
  FAILURE: "failure",
  ERROR: "failure",
};

export function timelineOfOrder(order: OrderRecord, currency: string): TimelineEvent[] {
  const { id, name, createdAt, cancelledAt, closedAt } = order;
  const byStaff = (event: Omit<TimelineEvent, "isByStaff">): TimelineEvent => ({ ...event, isByStaff: true });
  return [
    {
      ...{ id: `${id}1`, action: "placed", createdAt, isByStaff: order.byStaff === true },
      message: order.byStaff ? `${STAFF_NAME} created this order.` : `Order ${name} was placed.`,
    },
    ...order.transactions.flatMap((one): TimelineEvent[] => {
      const [verb, says] = PAYMENTS[one.kind] ?? [];
      const end = ENDS[one.status];
      if (!verb || !end) return [];
      const amount = `${graphqlMoney(one.amount, currency)} ${currency}`;
      return [
        {
          ...{ id: `${one.id}2`, action: `${verb}_${end}`, createdAt: one.processedAt },
          message: `A ${says} of ${amount} by ${one.gateway}: ${end}.`,
          isByStaff: one.kind !== "SALE" && one.kind !== "AUTHORIZATION",
        },
      ];
    }),
    ...order.fulfillments.flatMap((one) => {
      const [made, cancelled] = [
        { id: `${one.id}3`, action: "fulfillment_success", createdAt: one.createdAt },
        { id: `${one.id}4`, action: "fulfillment_cancelled", createdAt: one.updatedAt },
      ];
      return [
        byStaff({ ...made, message: `Fulfillment ${one.name} was made.` }),
        ...(one.status === "CANCELLED"
          ? [byStaff({ ...cancelled, message: `Fulfillment ${one.name} was cancelled.` })]
          : []),
      ];
    }),
    ...order.edits.map(({ committedAt }, index) =>
      byStaff({ id: `${id}5${index}`, action: "update", createdAt: committedAt, message: "The order was edited." }),
    ),
    ...(cancelledAt
      ? [byStaff({ id: `${id}6`, action: "cancelled", createdAt: cancelledAt, message: "The order was cancelled." })]
      : []),
    ...(closedAt
      ? [byStaff({ id: `${id}7`, action: "closed", createdAt: closedAt, message: "The order was archived." })]
      : []),
  ];
}
