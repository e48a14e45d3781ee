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
  /** As a person would say it, also where nothing is wrong. */
  says: string;
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
const IS_FINE_AT: Record<string, string> = {
  paid: "The payment has come",
  partially_refunded: "The payment has come, and a part of it was refunded",
  authorized: "The payment is authorised",
  partially_paid: "A part of the payment has come",
  pending: "The payment is still to come",
};
const WANTED: Record<Stage, string> = { paid: "captured", authorized: "authorised", pending: "begun" };

export function assessPayment(order: Order, { stage, gateways, terms }: PaymentDemands): PaymentVerdict {
  const status = order.financial_status;
  const over = OVER[status];
  const isFree = compareAmounts(order.current_total_price, "0") === 0;
  if (over && !(isFree && status !== "refunded")) return { outcome: "refused", problem: over, says: over };
  if (isFree) return accepted("Nothing has to be paid.");
  const names = order.payment_gateway_names.map((name) => name.toLowerCase());
  const own = gateways.find(({ gateway }) => gateway && names.some((name) => name.includes(gateway.toLowerCase())));
  const wanted = own?.stage ?? stage;
  const methodName =
    own && order.payment_gateway_names.find((name) => name.toLowerCase().includes(own.gateway.toLowerCase()));
  if (REACHED[wanted].has(status)) {
    const isWhole = REACHED.paid.has(status);
    return accepted(
      `${IS_FINE_AT[status] ?? "The payment is good"}${isWhole ? "" : `, which is enough for ${methodName ?? "this store"}`}.`,
    );
  }
  if (terms && order.payment_terms && !order.payment_terms.overdue)
    return accepted("It is paid later, by its payment terms, and nothing is overdue.");
  const overdue = order.payment_terms?.overdue ? " Its payment terms are overdue." : "";
  const method = methodName ? ` by ${methodName}` : "";
  const problem = `The payment${method} ${IS_AT[status] ?? `is ${status.replaceAll("_", " ")}`}; it has to be ${WANTED[wanted]}.${overdue}`;
  return { outcome: "waiting", problem, says: problem };
}

const accepted = (says: string): PaymentVerdict => ({ outcome: "accepted", problem: null, says });

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
