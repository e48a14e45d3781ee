// Pure. What is computed of gift cards, never stored.
import type { GiftCardRecord } from "#sandbox/world/records/gift-card.ts";
import type { Minor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export const giftCardsOf = (world: World, shop: string): GiftCardRecord[] =>
  Object.values(world.state.giftCards).filter((card) => card.shop === shop);

export const balanceOfGiftCard = ({ initialValue, transactions }: GiftCardRecord): Minor =>
  transactions.reduce((sum, { kind, amount }) => sum + (kind === "CREDIT" ? amount : -amount), initialValue);

/** Its last day is the last on which it is good. @param today "2026-11-26" */
export const isExpired = ({ expiresOn }: GiftCardRecord, today: string): boolean =>
  expiresOn !== null && expiresOn < today;

export const lastCharacters = ({ code }: GiftCardRecord): string => code.slice(-4);
