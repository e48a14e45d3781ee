import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { balanceOfGiftCard, lastCharacters } from "#sandbox/world/gift-cards/gift-card-state.ts";
import type { GiftCardRecord, GiftCardTransactionRecord } from "#sandbox/world/records/gift-card.ts";

/** A transaction with its card. */
interface Booked {
  card: GiftCardRecord;
  it: GiftCardTransactionRecord;
}

const TYPES = { CREDIT: "GiftCardCreditTransaction", DEBIT: "GiftCardDebitTransaction" } as const;

export const bookedOnCard = (card: GiftCardRecord, it: GiftCardTransactionRecord): Booked =>
  typed(TYPES[it.kind], { card, it });

export const giftCardResolvers: TypeResolvers<GiftCardRecord> = {
  id: ({ id }) => gid("GiftCard", id),
  balance: (card) => money(balanceOfGiftCard(card), card.currency),
  initialValue: (card) => money(card.initialValue, card.currency),
  createdAt: (card) => card.createdAt,
  updatedAt: (card) => card.updatedAt,
  deactivatedAt: (card) => card.deactivatedAt,
  enabled: (card) => card.deactivatedAt === null,
  expiresOn: (card) => card.expiresOn,
  lastCharacters,
  maskedCode: (card) => `•••• •••• •••• ${lastCharacters(card)}`,
  note: (card) => card.note,
  templateSuffix: (card) => card.templateSuffix,
  customer: ({ customerId }, _args, { world, shop }) => customerId && world.customer(shop.domain, customerId),
  recipientAttributes: ({ recipient }, _args, { world, shop }) => {
    const customer = recipient && world.customer(shop.domain, recipient.customerId);
    return customer && { ...recipient, recipient: customer };
  },
  // Issued by staff or an app, never bought.
  order: () => null,
  lineItem: () => null,
  // Of its own currency only in the store's currency.
  crossCurrencyRedemptionStrategy: () => "MARKET_FX",
  transactions: (card, args: PageArguments) =>
    listConnection(
      card.transactions.map((it) => bookedOnCard(card, it)),
      args,
      ({ it }) => it.id,
    ),
};

export const giftCardTransactionResolvers: TypeResolvers<Booked> = {
  id: ({ it }) => gid(TYPES[it.kind], it.id),
  giftCard: ({ card }) => card,
  // What was taken is shown as less than nothing, as in store credit.
  amount: ({ card, it }) => money(it.kind === "CREDIT" ? it.amount : -it.amount, card.currency),
  note: ({ it }) => it.note,
  processedAt: ({ it }) => it.processedAt,
};
