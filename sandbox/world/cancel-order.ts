import { addTransaction } from "#sandbox/world/add-transaction.ts";
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { capturableOf, lineNet, lineTax, orderTotals } from "#sandbox/world/order-totals.ts";
import { presentedOrder } from "#sandbox/world/presented-order.ts";
import { payAsStoreCredit, refundTransactions } from "#sandbox/world/refund-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord, RefundRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface Cancellation {
  reason: NonNullable<OrderRecord["cancelReason"]>;
  restock: boolean;
  /** Pay back what was received. */
  refund: boolean;
  /** Pay it back as credit at the store. */
  asStoreCredit?: { expiresAt: string | null };
  staffNote?: string | null;
}

const STAFF_NOTE_CHARACTERS = 255;

/** Returns of these states are in progress. */
const ACTIVE: ReadonlySet<string> = new Set(["REQUESTED", "OPEN"]);

/**
 * Cancels an order for good. One that was paid and has fulfilments or active returns is refused; nothing of the kind stops an
 * order that nobody ever paid (recorded). Money that is kept keeps its lines, to be refunded later: then the order stays open,
 * too (recorded). Emits orders/cancelled.
 */
export function cancelOrder(
  world: World,
  shop: string,
  orderId: string,
  cancellation: Cancellation,
  actor: Actor = { by: "staff" },
): OrderRecord {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["orderId"], code: "NOT_FOUND" });
  if (order.cancelledAt)
    throw new Refused("Cannot cancel an order that has already been canceled", { field: ["orderId"], code: "INVALID" });
  const paid = order.transactions.some(({ kind, status }) => kind !== "VOID" && status !== "FAILURE");
  if (paid && order.returns.some(({ status }) => ACTIVE.has(status)))
    throw new Refused("Cannot cancel an order that has returns", { field: ["orderId"], code: "INVALID" });
  if (paid && order.lines.some((line) => fulfilledQuantity(order, line.id) > 0))
    throw new Refused("Cannot cancel an order that has outstanding fulfillments", {
      field: ["orderId"],
      code: "INVALID",
    });
  if ((cancellation.staffNote?.length ?? 0) > STAFF_NOTE_CHARACTERS)
    throw new Refused(`Staff note is too long (maximum is ${STAFF_NOTE_CHARACTERS} characters)`, {
      field: ["staffNote"],
      code: "INVALID",
    });
  if (cancellation.asStoreCredit) checkStoreCredit(world, order, cancellation.asStoreCredit.expiresAt);
  const now = world.now();
  const totals = orderTotals(order);
  const emit = world.action(shop, actor);
  const about = { orderId, customerId: order.customerId };
  const { asStoreCredit } = cancellation;
  const kept = totals.received > 0 && !cancellation.refund && !asStoreCredit;

  const lines: RefundRecord["lines"] = order.lines
    .filter((line) => line.currentQuantity > 0 && !kept)
    .map((line) => ({
      id: world.nextId(),
      lineId: line.id,
      quantity: line.currentQuantity,
      restockType: cancellation.restock ? "CANCEL" : "NO_RESTOCK",
      subtotal: lineNet(line, line.currentQuantity),
      ...(line.taxLines ? { tax: lineTax(line, line.currentQuantity) } : {}),
    }));
  const back =
    cancellation.refund && !asStoreCredit && totals.received > 0
      ? refundTransactions(world, order, totals.received)
      : [];
  // Authorised money is given back whatever was asked for.
  for (const authorization of order.transactions.filter((one) => capturableOf(order, one) > 0))
    addTransaction(
      world,
      order,
      {
        parentId: authorization.id,
        kind: "VOID",
        status: "SUCCESS",
        amount: capturableOf(order, authorization),
        gateway: authorization.gateway,
        ...(authorization.test === undefined ? {} : { test: authorization.test }),
      },
      emit,
    );
  const paidBack = back.map((one) => addTransaction(world, order, one, emit));
  if (asStoreCredit && totals.received > 0) {
    const { currency } = world.shop(shop);
    const shown = order.presentment
      ? orderTotals(presentedOrder(order, order.currency ?? currency)).received
      : undefined;
    const credit = {
      amount: totals.received,
      ...(shown === undefined ? {} : { presentmentAmount: shown }),
      expiresAt: asStoreCredit.expiresAt,
    };
    paidBack.push(payAsStoreCredit(world, order, credit, "ORDER_REFUND", emit));
  }
  const refund: RefundRecord = {
    id: world.nextId(),
    createdAt: now,
    note: cancellation.staffNote ?? null,
    lines,
    shipping: paidBack.length > 0 ? totals.currentShipping : 0,
    transactionIds: paidBack.map((transaction) => transaction.id),
    discrepancy: 0,
  };
  if (!kept) {
    order.refunds.push(refund);
    for (const line of order.lines) line.currentQuantity = 0;
  }
  for (const one of world.fulfillmentOrdersOf(order)) {
    if (one.status === "CLOSED") continue;
    one.status = "CLOSED";
    one.holds = [];
    if (!kept) for (const line of one.lines) line.totalQuantity = line.remainingQuantity = 0;
    touch(world, one);
    emit("fulfillment_orders/cancelled", {
      orderId,
      fulfillmentOrderId: one.id,
      data: { replacementFulfillmentOrderId: null },
    });
  }
  order.cancelledAt = now;
  if (!kept) order.closedAt = now;
  order.cancelReason = cancellation.reason;
  if (cancellation.staffNote) order.cancelStaffNote = cancellation.staffNote;
  touch(world, order);
  emit("orders/cancelled", about);
  if (!kept) emit("refunds/create", { ...about, childId: refund.id });
  emit("orders/updated", about);
  return order;
}

/** Messages are the descriptions of the codes in the official schema. */
function checkStoreCredit(world: World, order: OrderRecord, expiresAt: string | null): void {
  const field = ["refundMethod", "storeCreditRefund"];
  const refuse = (message: string, code: string, at = field) => {
    throw new Refused(message, { field: at, code });
  };
  if (order.company)
    refuse(
      "A store credit order refund was requested but the order is a B2B order.",
      "STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED",
    );
  if (!order.customerId)
    refuse(
      "A store credit order refund was requested but the order has no customer.",
      "STORE_CREDIT_REFUND_MISSING_CUSTOMER",
    );
  if (expiresAt && expiresAt <= world.now())
    refuse(
      "A store credit order refund was requested but the expiration date is in the past.",
      "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST",
      [...field, "expiresAt"],
    );
}
