import { addTransaction } from "#sandbox/world/add-transaction.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { deliveryTax, lineNet, lineTax, orderTotals, shareOf } from "#sandbox/world/order-totals.ts";
import { toPresentment } from "#sandbox/world/presented-order.ts";
import type { StoreCreditEvent } from "#sandbox/world/records/store-credit.ts";
import { refundableOf } from "#sandbox/world/refundable.ts";
import { creditStoreCredit } from "#sandbox/world/store-credit/change-store-credit.ts";
import { takeUnits } from "#sandbox/world/take-units.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Minor, OrderRecord, RefundRecord, TransactionRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

export interface RefundDraft {
  lines?: {
    lineId: string;
    quantity: number;
    restockType?: RefundRecord["lines"][number]["restockType"];
    locationId?: string | null;
  }[];
  /** Of the shipping price. */
  shipping?: Minor;
  duties?: { dutyId: string; proportional: boolean }[];
  /** Paid back in all; by default what lines and shipping come to, as far as it was received. */
  amount?: Minor;
  /** Paid back to these payments, instead of to the oldest ones first. */
  transactions?: { parentId: string; amount: Minor; presentmentAmount?: Minor }[];
  /** Paid back as credit at the store, beside the transactions. */
  storeCredit?: { amount: Minor; presentmentAmount?: Minor; expiresAt: string | null };
  /** Beyond what was received. */
  allowOverRefunding?: boolean;
  note?: string | null;
  discrepancyReason?: string | null;
  processedAt?: string;
  returnId?: string | null;
}

/** Refunds lines, shipping or an amount. Emits refunds/create. */
export function refundOrder(
  world: World,
  shop: string,
  orderId: string,
  draft: RefundDraft,
  actor: Actor = { by: "staff" },
): { order: OrderRecord; refund: RefundRecord } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["orderId"] });
  const currency = order.currency ?? world.shop(shop).currency;
  const totals = orderTotals(order);
  const lines = refundLines(order, draft);
  const duties = refundDuties(order, draft);
  const shipping = draft.shipping ?? 0;
  const shippingTax = deliveryTax(order, shipping);
  const taxes = order.taxesIncluded ? 0 : lines.reduce((sum, line) => sum + (line.tax ?? 0), 0) + shippingTax;
  const worth =
    lines.reduce((sum, line) => sum + line.subtotal, 0) +
    taxes +
    shipping +
    duties.reduce((sum, duty) => sum + duty.amount, 0);
  const credited = draft.storeCredit?.amount ?? 0;
  const named = draft.transactions && draft.transactions.reduce((sum, one) => sum + one.amount, 0) + credited;
  const amount = named ?? draft.amount ?? Math.min(worth, totals.received);
  if (shipping > totals.currentShipping)
    throw new Refused("Shipping refund is greater than the shipping price", { field: ["shipping"] });
  if (amount > totals.received && !draft.allowOverRefunding)
    throw new Refused(
      `Refund amount ${printed(amount, currency)} is greater than net payment received ${printed(totals.received, currency)}`,
    );
  if (amount === 0 && lines.length === 0 && duties.length === 0)
    throw new Refused("Refund must have an amount or line items");
  if (credited > 0) checkStoreCredit(world, order, draft);
  for (const line of lines) line.id = world.nextId();
  const emit = world.action(shop, actor);
  const drafts = draft.transactions
    ? draft.transactions.filter((one) => one.amount > 0).map((one) => backTo(order, one))
    : refundTransactions(world, order, amount);
  const transactions = drafts.map((one) => addTransaction(world, order, one, emit));
  if (draft.storeCredit && credited > 0)
    transactions.push(payAsStoreCredit(world, order, draft.storeCredit, "ORDER_REFUND", emit));
  const refund: RefundRecord = {
    id: world.nextId(),
    createdAt: world.now(),
    ...(draft.processedAt ? { processedAt: draft.processedAt } : {}),
    note: draft.note ?? null,
    lines,
    shipping,
    ...(shippingTax > 0 ? { shippingTax } : {}),
    ...(duties.length > 0 ? { duties } : {}),
    transactionIds: transactions.map((transaction) => transaction.id),
    discrepancy: Math.max(0, amount - worth),
    ...(draft.discrepancyReason ? { discrepancyReason: draft.discrepancyReason } : {}),
    ...(draft.returnId ? { returnId: draft.returnId } : {}),
  };
  order.refunds.push(refund);
  for (const { lineId, quantity } of lines) {
    const line = order.lines.find((one) => one.id === lineId);
    if (!line) continue;
    const unfulfilled = line.currentQuantity - fulfilledQuantity(order, lineId);
    line.currentQuantity -= quantity;
    takeUnits(world, order, lineId, Math.min(quantity, Math.max(0, unfulfilled)));
  }
  touch(world, order);
  const about = { orderId, customerId: order.customerId };
  emit("refunds/create", { ...about, childId: refund.id });
  emit("orders/updated", about);
  return { order, refund };
}

/** Wording not verified by a recording. */
function checkStoreCredit(world: World, order: OrderRecord, { storeCredit }: RefundDraft): void {
  const field = ["refundMethods", "0", "storeCreditRefund"];
  if (!order.customerId) throw new Refused("Order must have a customer to be refunded to store credit", { field });
  if (order.company) throw new Refused("Refunds to store credit are not supported for B2B orders", { field });
  if (storeCredit?.expiresAt && storeCredit.expiresAt <= world.now())
    throw new Refused("Expires at must be in the future", { field: [...field, "expiresAt"] });
}

/** Pays money of an order back as credit at the store; the order has a customer. Not told of before its action ends. */
export function payAsStoreCredit(
  world: World,
  order: OrderRecord,
  credit: NonNullable<RefundDraft["storeCredit"]>,
  event: StoreCreditEvent,
  emit: Emit,
): TransactionRecord {
  const currency = order.currency ?? world.shop(order.shop).currency;
  const { amount, presentmentAmount, expiresAt } = credit;
  const transaction = addTransaction(
    world,
    order,
    {
      parentId: null,
      kind: "REFUND",
      status: "SUCCESS",
      amount,
      ...(presentmentAmount === undefined ? {} : { presentmentAmount }),
      gateway: "shopify_store_credit",
    },
    emit,
  );
  creditStoreCredit(
    world,
    order.shop,
    { owner: { type: "Customer", id: order.customerId ?? "" } },
    {
      amount: presentmentAmount ?? amount,
      currency: presentmentAmount === undefined ? currency : (order.presentment?.currency ?? currency),
      expiresAt,
      event,
      orderTransactionId: transaction.id,
    },
  );
  return transaction;
}

function refundLines(order: OrderRecord, draft: RefundDraft): RefundRecord["lines"] {
  const before = new Map<string, number>();
  return (draft.lines ?? []).map(({ lineId, quantity, restockType, locationId }, index) => {
    const line = order.lines.find((one) => one.id === lineId);
    if (!line) throw new Refused("Line item does not exist", { field: ["refundLineItems"] });
    if (quantity < 1)
      throw new Refused("Quantity must be greater than 0", { field: ["refundLineItems", String(index), "quantity"] });
    const sum = (before.get(lineId) ?? 0) + quantity;
    before.set(lineId, sum);
    if (sum > line.currentQuantity)
      throw new Refused("Quantity cannot refund more items than were purchased", {
        field: ["refundLineItems", String(index), "quantity"],
      });
    const tax = lineTax(line, quantity);
    return {
      id: "",
      lineId,
      quantity,
      restockType: restockType ?? "NO_RESTOCK",
      subtotal: lineNet(line, quantity),
      ...(tax ? { tax } : {}),
      ...(locationId ? { locationId } : {}),
    };
  });
}

/** A proportional refund of a duty follows the units of its line that are refunded along with it. */
function refundDuties(order: OrderRecord, draft: RefundDraft): { dutyId: string; amount: Minor }[] {
  return (draft.duties ?? []).map(({ dutyId, proportional }, index) => {
    const line = order.lines.find(({ duties = [] }) => duties.some(({ id }) => id === dutyId));
    const duty = line?.duties?.find(({ id }) => id === dutyId);
    if (!line || !duty) throw new Refused("Duty does not exist", { field: ["refundDuties", String(index), "dutyId"] });
    const units = (draft.lines ?? []).reduce((sum, one) => (one.lineId === line.id ? sum + one.quantity : sum), 0);
    return { dutyId, amount: proportional ? shareOf(duty.amount, units, line.quantity) : duty.amount };
  });
}

const printed = (amount: Minor, currency: string) =>
  `${({ GBP: "£", EUR: "€", USD: "$", CAD: "$", AUD: "$" } as Record<string, string>)[currency] ?? `${currency} `}${webhookMoney(amount, currency)}`;

type Back = Omit<TransactionRecord, "id" | "processedAt">;

// Recorded: whatever gateway is named, the money goes back by the one it came.
function backTo(
  order: OrderRecord,
  { parentId, amount, presentmentAmount }: { parentId: string; amount: Minor; presentmentAmount?: Minor },
): Back {
  const parent = order.transactions.find((one) => one.id === parentId);
  return {
    parentId,
    kind: "REFUND",
    status: "SUCCESS",
    amount,
    ...(presentmentAmount === undefined ? {} : { presentmentAmount }),
    gateway: parent?.gateway ?? order.gateway,
    ...(parent?.test === undefined ? {} : { test: parent.test }),
  };
}

/** Refund transactions against what was captured, oldest payment first. Not yet on the order. */
export function refundTransactions(world: World, order: OrderRecord, amount: Minor): Back[] {
  const currency = order.currency ?? world.shop(order.shop).currency;
  const made: Back[] = [];
  let left = amount;
  for (const payment of order.transactions) {
    if (left === 0) break;
    const part = Math.min(left, refundableOf(order, payment));
    if (part <= 0) continue;
    left -= part;
    const whole = part === payment.amount && payment.presentmentAmount !== undefined;
    const shown = whole
      ? payment.presentmentAmount
      : order.presentment
        ? toPresentment(order, currency)(part)
        : undefined;
    made.push(
      backTo(order, {
        parentId: payment.id,
        amount: part,
        ...(shown === undefined ? {} : { presentmentAmount: shown }),
      }),
    );
  }
  return made;
}
