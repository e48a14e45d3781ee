// Pure. Whether an order's payment is good enough to ship.
import { compareAmounts } from "#app/lib/money.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

/** How far a payment has to be. */
export type Stage = "pending" | "authorized" | "paid";

export interface PaymentDemands {
  stage: Stage;
  /** By payment method: the first whose name is in the order's. */
  gateways: readonly { gateway: string; stage: Stage }[];
  /** Orders with payment terms (net 30) are paid later. */
  terms: boolean;
}
export interface PaymentVerdict {
  outcome: "accepted" | "waiting" | "refused";
  problem: string | null;
}

type Order = Pick<
  OrderPicture,
  "financial_status" | "payment_gateway_names" | "payment_terms" | "current_total_price" | "total_outstanding"
>;

const REACHED: Record<Stage, ReadonlySet<string>> = {
  paid: new Set(["paid", "partially_refunded"]),
  authorized: new Set(["paid", "partially_refunded", "authorized"]),
  pending: new Set(["paid", "partially_refunded", "authorized", "partially_paid", "pending"]),
};
const OVER: Record<string, string> = {
  voided: "The payment was voided.",
  expired: "The authorisation has ended.",
  refunded: "All of it was refunded.",
};
const IS_AT: Record<string, string> = {
  pending: "has not come",
  authorized: "is authorised and not captured",
  partially_paid: "has come in part",
};
const WANTED: Record<Stage, string> = { paid: "captured", authorized: "authorised", pending: "begun" };

export function assessPayment(order: Order, { stage, gateways, terms }: PaymentDemands): PaymentVerdict {
  const status = order.financial_status;
  const over = OVER[status];
  const isFree = compareAmounts(order.current_total_price, "0") === 0;
  if (over && !(isFree && status !== "refunded")) return { outcome: "refused", problem: over };
  if (isFree) return ACCEPTED;
  const names = order.payment_gateway_names.map((name) => name.toLowerCase());
  const own = gateways.find(({ gateway }) => gateway && names.some((name) => name.includes(gateway.toLowerCase())));
  const wanted = own?.stage ?? stage;
  if (REACHED[wanted].has(status)) return ACCEPTED;
  if (terms && order.payment_terms && !order.payment_terms.overdue) return ACCEPTED;
  const overdue = order.payment_terms?.overdue ? " Its payment terms are overdue." : "";
  const method = own
    ? ` by ${order.payment_gateway_names.find((name) => name.toLowerCase().includes(own.gateway.toLowerCase()))}`
    : "";
  return {
    outcome: "waiting",
    problem: `The payment${method} ${IS_AT[status] ?? `is ${status.replaceAll("_", " ")}`}; it has to be ${WANTED[wanted]}.${overdue}`,
  };
}

const ACCEPTED: PaymentVerdict = { outcome: "accepted", problem: null };

type Transaction = NonNullable<OrderPicture["transactions"]>[number];

/** The earliest end of an authorisation of which something can still be captured; null: there is none. */
export function authorizationEnd(transactions: readonly Transaction[]): string | null {
  const ended = new Set(
    transactions
      .filter(({ kind, status }) => kind === "void" && status === "success")
      .map(({ parent_id }) => parent_id),
  );
  const captured = new Set(
    transactions
      .filter(({ kind, status }) => kind === "capture" && status === "success")
      .map(({ parent_id }) => parent_id),
  );
  const ends = transactions.flatMap(({ id, kind, status, unsettled, authorization_expires_at }) => {
    if (kind !== "authorization" || status !== "success" || !authorization_expires_at || ended.has(id)) return [];
    // Where Shopify does not say what is left, a capture has taken it.
    const isLeft = unsettled === null ? !captured.has(id) : compareAmounts(unsettled, "0") > 0;
    return isLeft ? [authorization_expires_at] : [];
  });
  return ends.sort()[0] ?? null;
}
