// Pure. Money that a store owes a customer or a company's location, to be spent there.
import type { Instant, Minor } from "#sandbox/world/types.ts";

export type StoreCreditEvent = "ADJUSTMENT" | "ORDER_CANCELLATION" | "ORDER_PAYMENT" | "ORDER_REFUND";

export interface StoreCreditTransactionRecord {
  id: string;
  kind: "CREDIT" | "DEBIT" | "EXPIRATION";
  /** Of a credit what was given, of the others what was taken: positive. */
  amount: Minor;
  balanceAfter: Minor;
  createdAt: Instant;
  event: StoreCreditEvent;
  /** Of a credit: what of it was neither spent nor has expired. */
  remaining?: Minor;
  expiresAt?: Instant | null;
  /** Of an expiration: the credit. */
  creditId?: string;
  /** The payment of an order that it came from. */
  orderTransactionId?: string;
}

/** One owner has one for each currency. */
export interface StoreCreditAccountRecord {
  id: string;
  shop: string;
  owner: { type: "Customer" | "CompanyLocation"; id: string };
  currency: string;
  /** Oldest first. */
  transactions: StoreCreditTransactionRecord[];
}
