// Accounts of store credit: one owner has one for each currency, made with its first credit.
import type { StoreCreditAccountRecord, StoreCreditTransactionRecord } from "#sandbox/world/records/store-credit.ts";
import type { Minor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export type StoreCreditOwner = StoreCreditAccountRecord["owner"];

/** What may be spent now: what has expired is no part of it, whether that was written down yet or not. */
export const balanceOf = (account: StoreCreditAccountRecord, now: string): Minor =>
  creditsOf(account, now).reduce((sum, { remaining = 0 }) => sum + remaining, 0);

/** Credits with something left, in the order in which they are spent: what expires first goes first. */
export function creditsOf(account: StoreCreditAccountRecord, now: string): StoreCreditTransactionRecord[] {
  const never = "9999";
  return account.transactions
    .filter(
      ({ kind, remaining = 0, expiresAt }) => kind === "CREDIT" && remaining > 0 && !(expiresAt && expiresAt <= now),
    )
    .sort((a, b) => ((a.expiresAt ?? never) < (b.expiresAt ?? never) ? -1 : 1));
}

export const accountsOf = (world: World, owner: StoreCreditOwner): StoreCreditAccountRecord[] =>
  Object.values(world.state.storeCreditAccounts).filter(
    (one) => one.owner.type === owner.type && one.owner.id === owner.id,
  );

/** Whether there is such an owner in this store. */
export function ownerExists(world: World, shop: string, owner: StoreCreditOwner): boolean {
  if (owner.type === "Customer") return world.customer(shop, owner.id) !== null;
  return Object.values(world.state.companies).some(
    (company) => company.shop === shop && company.locations.some(({ id }) => id === owner.id),
  );
}
