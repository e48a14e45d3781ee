import { doLater } from "#sandbox/world/due.ts";
import { decimals } from "#sandbox/world/money.ts";
import type {
  StoreCreditAccountRecord,
  StoreCreditEvent,
  StoreCreditTransactionRecord,
} from "#sandbox/world/records/store-credit.ts";
import {
  accountsOf,
  balanceOf,
  creditsOf,
  ownerExists,
  type StoreCreditOwner,
} from "#sandbox/world/store-credit/store-credit-account.ts";
import type { Instant, Minor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export type StoreCreditTarget = { accountId: string } | { owner: StoreCreditOwner };

export interface StoreCreditChange {
  amount: Minor;
  currency: string;
  expiresAt?: Instant | null;
  event?: StoreCreditEvent;
  orderTransactionId?: string;
}

export interface ChangedAccount {
  account: StoreCreditAccountRecord;
  transaction: StoreCreditTransactionRecord;
}

/** The most that an account may hold, in units of its currency (not verified by a recording). */
const LIMIT = 100_000;

/** Messages are the descriptions of the codes in the official schema. */
const refuse = (message: string, code: string, field: string[]): never => {
  throw new Refused(message, { field, code });
};

function accountOf(world: World, shop: string, target: StoreCreditTarget, currency: string) {
  if ("accountId" in target) {
    const account = world.state.storeCreditAccounts[target.accountId];
    if (account?.shop !== shop)
      return refuse("The store credit account could not be found.", "ACCOUNT_NOT_FOUND", ["id"]);
    if (account.currency !== currency)
      return refuse(
        "The currency provided does not match the currency of the store credit account.",
        "MISMATCHING_CURRENCY",
        ["input", "amount", "currencyCode"],
      );
    return account;
  }
  if (!ownerExists(world, shop, target.owner)) return refuse("Owner does not exist.", "OWNER_NOT_FOUND", ["id"]);
  return accountsOf(world, target.owner).find((one) => one.currency === currency) ?? null;
}

/** Gives credit; an owner's first credit in a currency opens the account. */
export function creditStoreCredit(
  world: World,
  shop: string,
  target: StoreCreditTarget,
  change: StoreCreditChange,
): ChangedAccount {
  const { amount, currency, expiresAt = null, event = "ADJUSTMENT", orderTransactionId } = change;
  const now = world.now();
  const known = accountOf(world, shop, target, currency);
  if (amount <= 0)
    refuse("A positive amount must be used to credit a store credit account.", "NEGATIVE_OR_ZERO_AMOUNT", [
      ...["creditInput", "creditAmount", "amount"],
    ]);
  if (expiresAt && expiresAt <= now)
    refuse("The expiry date must be in the future.", "EXPIRES_AT_IN_PAST", ["creditInput", "expiresAt"]);
  const before = known ? balanceOf(known, now) : 0;
  if (before + amount > LIMIT * 10 ** decimals(currency))
    refuse("The operation would cause the account's credit limit to be exceeded.", "CREDIT_LIMIT_EXCEEDED", [
      ...["creditInput", "creditAmount", "amount"],
    ]);
  const account = known ?? open(world, shop, target as { owner: StoreCreditOwner }, currency);
  const transaction: StoreCreditTransactionRecord = {
    id: world.nextId(),
    kind: "CREDIT",
    amount,
    balanceAfter: before + amount,
    createdAt: now,
    event,
    remaining: amount,
    expiresAt,
    ...(orderTransactionId ? { orderTransactionId } : {}),
  };
  account.transactions.push(transaction);
  if (expiresAt) doLater(world, shop, "expire-store-credit", account.id, Date.parse(expiresAt) - world.nowMs());
  return { account, transaction };
}

function open(world: World, shop: string, { owner }: { owner: StoreCreditOwner }, currency: string) {
  const account: StoreCreditAccountRecord = { id: world.nextId(), shop, owner, currency, transactions: [] };
  world.state.storeCreditAccounts[account.id] = account;
  return account;
}

/** Takes credit, first that which expires first. */
export function debitStoreCredit(
  world: World,
  shop: string,
  target: StoreCreditTarget,
  { amount, currency, event = "ADJUSTMENT" }: StoreCreditChange,
): ChangedAccount {
  const now = world.now();
  const account =
    accountOf(world, shop, target, currency) ??
    refuse("The store credit account could not be found.", "ACCOUNT_NOT_FOUND", ["id"]);
  if (amount <= 0)
    refuse("A positive amount must be used to debit a store credit account.", "NEGATIVE_OR_ZERO_AMOUNT", [
      ...["debitInput", "debitAmount", "amount"],
    ]);
  const before = balanceOf(account, now);
  if (amount > before)
    refuse("The store credit account does not have sufficient funds to satisfy the request.", "INSUFFICIENT_FUNDS", [
      "debitInput",
      "debitAmount",
      "amount",
    ]);
  let left = amount;
  for (const credit of creditsOf(account, now)) {
    const part = Math.min(left, credit.remaining ?? 0);
    credit.remaining = (credit.remaining ?? 0) - part;
    left -= part;
  }
  const transaction: StoreCreditTransactionRecord = {
    id: world.nextId(),
    kind: "DEBIT",
    amount,
    balanceAfter: before - amount,
    createdAt: now,
    event,
  };
  account.transactions.push(transaction);
  return { account, transaction };
}

/** Writes down what of an account's credits has expired by now. */
export function expireStoreCredit(world: World, accountId: string): void {
  const account = world.state.storeCreditAccounts[accountId];
  if (!account) return;
  const now = world.now();
  for (const credit of [...account.transactions]) {
    const { kind, remaining = 0, expiresAt } = credit;
    if (kind !== "CREDIT" || remaining === 0 || !expiresAt || expiresAt > now) continue;
    credit.remaining = 0;
    account.transactions.push({
      id: world.nextId(),
      kind: "EXPIRATION",
      amount: remaining,
      balanceAfter: balanceOf(account, now),
      createdAt: now,
      event: "ADJUSTMENT",
      creditId: credit.id,
    });
  }
}
