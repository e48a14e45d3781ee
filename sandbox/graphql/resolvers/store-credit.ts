import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import type { StoreCreditAccountRecord, StoreCreditTransactionRecord } from "#sandbox/world/records/store-credit.ts";
import { accountsOf, balanceOf, type StoreCreditOwner } from "#sandbox/world/store-credit/store-credit-account.ts";

/** A transaction with its account. */
interface Booked {
  account: StoreCreditAccountRecord;
  it: StoreCreditTransactionRecord;
}

const TYPES = {
  CREDIT: "StoreCreditAccountCreditTransaction",
  DEBIT: "StoreCreditAccountDebitTransaction",
  EXPIRATION: "StoreCreditAccountExpirationTransaction",
} as const;

export const booked = (account: StoreCreditAccountRecord, it: StoreCreditTransactionRecord): Booked =>
  typed(TYPES[it.kind], { account, it });

/** The accounts of an owner, as `HasStoreCreditAccounts` has them. */
export function storeCreditAccounts(owner: StoreCreditOwner, args: PageArguments, { world }: RequestContext) {
  refuseArguments("storeCreditAccounts", { ...args }, "query");
  return listConnection(accountsOf(world, owner), args, ({ id }) => id);
}

export const storeCreditAccountResolvers: TypeResolvers<StoreCreditAccountRecord> = {
  id: (account) => gid("StoreCreditAccount", account.id),
  balance: (account, _args, { world }) => money(balanceOf(account, world.now()), account.currency),
  owner: ({ owner }, _args, { world, shop }) => {
    if (owner.type === "Customer") {
      const customer = world.customer(shop.domain, owner.id);
      return customer && typed("Customer", customer);
    }
    for (const company of Object.values(world.state.companies)) {
      const location = company.locations.find(({ id }) => id === owner.id);
      if (location) return typed("CompanyLocation", { company, it: location });
    }
    return null;
  },
  // Newest first, as `sortKey` says by default (CREATED_AT), unless reversed.
  transactions: (account, args: PageArguments) => {
    refuseArguments("StoreCreditAccount.transactions", { ...args }, "query");
    return listConnection(
      account.transactions.map((it) => booked(account, it)),
      args,
      ({ it }) => it.id,
    );
  },
};

/** What was taken is shown as less than nothing. */
const signed = ({ account, it }: Booked) => money(it.kind === "CREDIT" ? it.amount : -it.amount, account.currency);

const common: TypeResolvers<Booked> = {
  account: ({ account }) => account,
  amount: signed,
  balanceAfterTransaction: ({ account, it }) => money(it.balanceAfter, account.currency),
  createdAt: ({ it }) => it.createdAt,
  event: ({ it }) => it.event,
  origin: ({ it }, _args, { world, shop }) => {
    const id = it.orderTransactionId;
    const order = id ? orderOfChild(world, shop.domain, "transactions", id) : null;
    const transaction = order?.transactions.find((one) => one.id === id);
    return order && transaction ? typed("OrderTransaction", { order, it: transaction }) : null;
  },
};

export const storeCreditCreditResolvers: TypeResolvers<Booked> = {
  ...common,
  id: ({ it }) => gid("StoreCreditAccountCreditTransaction", it.id),
  expiresAt: ({ it }) => it.expiresAt ?? null,
  remainingAmount: ({ account, it }, _args, { world }) => {
    const gone = it.expiresAt && it.expiresAt <= world.now();
    return money(gone ? 0 : (it.remaining ?? 0), account.currency);
  },
};

export const storeCreditDebitResolvers: TypeResolvers<Booked> = {
  ...common,
  id: ({ it }) => gid("StoreCreditAccountDebitTransaction", it.id),
};

export const storeCreditExpirationResolvers: TypeResolvers<Booked> = {
  ...common,
  creditTransaction: ({ account, it }) => {
    const credit = account.transactions.find(({ id }) => id === it.creditId);
    return credit ? booked(account, credit) : null;
  },
};
