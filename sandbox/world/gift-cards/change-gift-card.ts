import { balanceOfGiftCard, isExpired } from "#sandbox/world/gift-cards/gift-card-state.ts";
import { type GiftCardDraft, personRefusals } from "#sandbox/world/gift-cards/issue-gift-card.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { GiftCardRecord, GiftCardTransactionRecord } from "#sandbox/world/records/gift-card.ts";
import type { Instant, Minor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Left out, a thing stays as it is. */
export type GiftCardChange = Partial<
  Pick<GiftCardDraft, "customerId" | "recipient" | "note" | "templateSuffix" | "expiresOn">
>;

/** Throws in the words of the schema's error code where there is no such card. */
export function expectGiftCard(world: World, shop: string, id: string): GiftCardRecord {
  const card = world.state.giftCards[id];
  if (card?.shop === shop) return card;
  throw new Refused("The gift card could not be found.", { field: ["id"], code: "GIFT_CARD_NOT_FOUND" });
}

/** Returns whether anything is different now. */
export function updateGiftCard(world: World, card: GiftCardRecord, change: GiftCardChange): boolean {
  const { customerId } = change;
  if (customerId !== undefined && card.customerId !== null && customerId !== card.customerId)
    throw new Refused("Customer can't be changed once it is set", { field: ["input", "customerId"] });
  const refusals = personRefusals(world, card.shop, change);
  if (refusals.length > 0) throw Refused.all(refusals);
  const changed = { ...card, ...change };
  if (JSON.stringify(changed) === JSON.stringify(card)) return false;
  Object.assign(card, changed, { updatedAt: world.now() });
  return true;
}

/** It cannot be used any more, for ever. Returns whether it could until now. */
export function deactivateGiftCard(world: World, card: GiftCardRecord): boolean {
  if (card.deactivatedAt !== null) return false;
  const now = world.now();
  Object.assign(card, { deactivatedAt: now, updatedAt: now });
  return true;
}

export interface GiftCardBooking {
  kind: GiftCardTransactionRecord["kind"];
  amount: Minor;
  currency: string;
  note: string | null;
  /** Null: now. */
  processedAt: Instant | null;
}

/** Puts money on a card or takes it off. Messages are the descriptions of the codes in the official schema. */
export function bookOnGiftCard(
  world: World,
  card: GiftCardRecord,
  booking: GiftCardBooking,
): GiftCardTransactionRecord {
  const { kind, amount, currency, note, processedAt } = booking;
  const path = kind === "CREDIT" ? ["creditInput", "creditAmount"] : ["debitInput", "debitAmount"];
  const refuse = (message: string, code: string, last: string): never => {
    throw new Refused(message, { field: [...path, last], code });
  };
  const now = world.now();
  if (card.deactivatedAt !== null || isExpired(card, now.slice(0, 10)))
    throw new NotSimulated(
      `${kind === "CREDIT" ? "giftCardCredit" : "giftCardDebit"} of a card that is not good any more`,
    );
  if (currency !== card.currency)
    refuse(
      "The currency provided does not match the currency of the gift card.",
      "MISMATCHING_CURRENCY",
      "currencyCode",
    );
  if (amount <= 0) refuse("A positive amount must be used.", "NEGATIVE_OR_ZERO_AMOUNT", "amount");
  if (kind === "DEBIT" && amount > balanceOfGiftCard(card))
    refuse("The gift card does not have sufficient funds to satisfy the request.", "INSUFFICIENT_FUNDS", "amount");
  const transaction = { id: world.nextId(), kind, amount, note, processedAt: processedAt ?? now };
  card.transactions.push(transaction);
  card.updatedAt = now;
  return transaction;
}
