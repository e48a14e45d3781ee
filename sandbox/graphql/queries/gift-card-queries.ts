import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf, type NodeFinder, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { bookedOnCard } from "#sandbox/graphql/resolvers/gift-card.ts";
import { byInstant, byList, byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedCount, searchedPage } from "#sandbox/graphql/searched-page.ts";
import {
  balanceOfGiftCard,
  giftCardsOf,
  isExpired,
  lastCharacters,
} from "#sandbox/world/gift-cards/gift-card-state.ts";
import { decimals } from "#sandbox/world/money.ts";
import type { GiftCardRecord } from "#sandbox/world/records/gift-card.ts";
import type { World } from "#sandbox/world/world.ts";

const units = (amount: number, { currency }: GiftCardRecord) => amount / 10 ** decimals(currency);

const nameOf = (world: World, { shop, customerId }: GiftCardRecord): string => {
  const customer = customerId ? world.customer(shop, customerId) : null;
  return [customer?.firstName, customer?.lastName].filter(Boolean).join(" ").toLowerCase();
};

/** `status` and `balance_status` have names for several states at once. */
function inState(world: World, card: GiftCardRecord, wanted: string): boolean {
  const today = world.now().slice(0, 10);
  const balance = balanceOfGiftCard(card);
  switch (wanted.toLowerCase()) {
    case "disabled":
      return card.deactivatedAt !== null;
    case "enabled":
      return card.deactivatedAt === null;
    case "expired":
      return isExpired(card, today);
    case "expiring":
      return card.expiresOn !== null && !isExpired(card, today);
    case "full":
      return balance === card.initialValue;
    case "partial":
      return balance > 0 && balance < card.initialValue;
    case "empty":
      return balance === 0;
    case "full_or_partial":
      return balance > 0;
    default:
      return false;
  }
}

/** Filters and sort keys by name: the official schema. */
const GIFT_CARDS = (world: World): Listing<GiftCardRecord> => ({
  searchable: {
    connection: "giftCards",
    text: (card, word) => card.code.includes(word) || nameOf(world, card).includes(word),
    fields: {
      id: byNumber(({ id }) => id),
      customer_id: byList(({ customerId }) => (customerId === null ? [] : [customerId])),
      recipient_id: byList(({ recipient }) => (recipient === null ? [] : [recipient.customerId])),
      initial_value: byNumber((card) => units(card.initialValue, card)),
      created_at: byInstant(({ createdAt }) => createdAt),
      expires_on: byInstant(({ expiresOn }) => expiresOn),
      source: byText(({ appId }) => (appId === null ? "manual" : "api_client")),
      status: (card, _comparator, value) => inState(world, card, value),
      balance_status: (card, _comparator, value) => inState(world, card, value),
    },
    notHeld: [],
  },
  sortKeys: {
    ID: ({ id }) => Number(id),
    CODE: lastCharacters,
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
    DISABLED_AT: ({ deactivatedAt }) => deactivatedAt ?? "",
    EXPIRES_ON: ({ expiresOn }) => expiresOn ?? "",
    CUSTOMER_NAME: (card) => nameOf(world, card),
    INITIAL_VALUE: (card) => units(card.initialValue, card),
    BALANCE: (card) => units(balanceOfGiftCard(card), card),
    AMOUNT_SPENT: (card) => units(card.initialValue - balanceOfGiftCard(card), card),
  },
  sortKey: "ID",
});

const find = (id: string, { world, shop }: RequestContext): GiftCardRecord | null => {
  const card = world.state.giftCards[id];
  return card?.shop === shop.domain ? card : null;
};

const transaction: NodeFinder = (id, { world, shop }) => {
  for (const card of giftCardsOf(world, shop.domain)) {
    const it = card.transactions.find((one) => one.id === id);
    if (it) return bookedOnCard(card, it);
  }
  return null;
};

export const giftCardNodes: NodeFinders = {
  GiftCard: find,
  GiftCardCreditTransaction: transaction,
  GiftCardDebitTransaction: transaction,
};

export const giftCardQueries: TypeResolvers<undefined> = {
  giftCard: (_root, { id }: { id: string }, context) => find(idOf(id, "GiftCard"), context),
  giftCards: (_root, args: SearchArguments, context, info) =>
    searchedPage(giftCardsOf(context.world, context.shop.domain), args, GIFT_CARDS(context.world), context, info),
  giftCardsCount: (_root, args: { query?: string | null; limit?: number | null }, context, info) =>
    searchedCount(giftCardsOf(context.world, context.shop.domain), args, GIFT_CARDS(context.world), context, info),
};
