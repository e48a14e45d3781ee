// Pure. How buyers pay: what their cards tell, gift cards, several parts, attempts that failed.
import type { TransactionDraft } from "#sandbox/world/place-order.ts";
import type { CardRecord } from "#sandbox/world/records/order.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { Minor } from "#sandbox/world/types.ts";

const CARDS = [
  { company: "Visa", bin: "424242" },
  { company: "Mastercard", bin: "555555" },
  { company: "American Express", bin: "378282" },
] as const;

/** @param isDoubtful the bank does not know the address, nor the security code. */
export function drawCard(chance: Chance, name: string, isDoubtful = false): CardRecord {
  const { company, bin } = chance.oneOf(CARDS);
  return {
    company,
    bin,
    name,
    number: `•••• •••• •••• ${String(chance.between(0, 9_999)).padStart(4, "0")}`,
    avsResultCode: isDoubtful ? "N" : "Y",
    cvvResultCode: isDoubtful ? chance.oneOf(["N", "M"]) : "M",
    expirationMonth: chance.between(1, 12),
    expirationYear: 2_028 + chance.between(0, 4),
    wallet: chance.happens(0.35) ? chance.oneOf(["shop_pay", "apple_pay", "google_pay"]) : null,
  };
}

const GATEWAY = "shopify_payments";

export type Payments = (total: Minor) => TransactionDraft[];

export const byCard =
  (card: CardRecord, kind: "SALE" | "AUTHORIZATION" = "SALE"): Payments =>
  (amount) => [{ kind, status: "SUCCESS", amount, gateway: GATEWAY, card, authorizationCode: card.bin }];

export const byTransfer: Payments = (amount) => [{ kind: "SALE", status: "PENDING", amount, gateway: "Bank Deposit" }];

export const inCash: Payments = (amount) => [{ kind: "SALE", status: "SUCCESS", amount, gateway: "cash" }];

/** What the gift card has, the rest by card. */
export const byGiftCard =
  (card: CardRecord, balance: Minor, giftCard: { id: string; lastCharacters: string }): Payments =>
  (total) => {
    const amount = Math.min(balance, total);
    const gift: TransactionDraft = { kind: "SALE", status: "SUCCESS", amount, gateway: "gift_card", giftCard };
    return amount === total ? [gift] : [gift, ...byCard(card)(total - amount)];
  };

/** A deposit now, the rest is still owed. */
export const inParts =
  (card: CardRecord): Payments =>
  (total) => {
    const now = Math.floor(total / 3);
    return [...byCard(card)(now), { kind: "SALE", status: "PENDING", amount: total - now, gateway: "Bank Deposit" }];
  };

/** Cards that the bank refused, then one that it took. */
export const afterFailures =
  (cards: readonly CardRecord[], last: CardRecord): Payments =>
  (amount) => [
    ...cards.map(
      (card): TransactionDraft => ({
        ...{ kind: "SALE", status: "FAILURE", amount, gateway: GATEWAY, card },
        errorCode: "CARD_DECLINED",
      }),
    ),
    ...byCard(last)(amount),
  ];
