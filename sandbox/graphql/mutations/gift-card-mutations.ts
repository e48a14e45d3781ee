import type { RequestContext } from "#sandbox/graphql/context.ts";
import { accessDenied } from "#sandbox/graphql/graphql-error.ts";
import { amountInput, type MoneyInput, moneyInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { mutateById } from "#sandbox/graphql/mutations/mutate-by-id.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { bookedOnCard } from "#sandbox/graphql/resolvers/gift-card.ts";
import { gid } from "#sandbox/world/gid.ts";
import {
  bookOnGiftCard,
  deactivateGiftCard,
  expectGiftCard,
  type GiftCardBooking,
  type GiftCardChange,
  updateGiftCard,
} from "#sandbox/world/gift-cards/change-gift-card.ts";
import { issueGiftCard } from "#sandbox/world/gift-cards/issue-gift-card.ts";
import { instant } from "#sandbox/world/instant.ts";
import type { GiftCardRecord } from "#sandbox/world/records/gift-card.ts";
import { Refused } from "#sandbox/world/world.ts";

interface RecipientInput {
  id: string;
  message?: string | null;
  preferredName?: string | null;
  sendNotificationAt?: string | null;
}

interface CardInput {
  customerId?: string | null;
  recipientAttributes?: RecipientInput | null;
  note?: string | null;
  templateSuffix?: string | null;
  expiresOn?: string | null;
}

interface CreateInput extends CardInput {
  code?: string | null;
  initialValue?: string | number | null;
  initialAmount?: MoneyInput | null;
}

const moment = (text: string | null | undefined) => (text ? instant(Date.parse(text)) : null);

/** Only what was said: what is left out stays as it is. */
function changeOf(input: CardInput, { scopes }: RequestContext, field: string): GiftCardChange {
  refuseArguments(field, { ...input }, "crossCurrencyRedemptionStrategy");
  const { customerId, recipientAttributes: recipient, note, templateSuffix, expiresOn } = input;
  if ((customerId || recipient) && !scopes.has("write_customers"))
    throw accessDenied(field, "`write_customers` access scope.");
  return {
    ...(customerId ? { customerId: digits(customerId, "Customer") } : {}),
    ...(recipient
      ? {
          recipient: {
            customerId: digits(recipient.id, "Customer"),
            message: recipient.message ?? null,
            preferredName: recipient.preferredName ?? null,
            sendNotificationAt: moment(recipient.sendNotificationAt),
          },
        }
      : {}),
    ...(note === undefined ? {} : { note }),
    ...(templateSuffix === undefined ? {} : { templateSuffix }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
}

const noCard = (userErrors: object[]) => ({ giftCard: null, userErrors });

function create(input: CreateInput, context: RequestContext) {
  const { world, shop, actor } = context;
  return mutate(
    context,
    "giftCardCreate",
    { input },
    [],
    () => {
      const { initialAmount, initialValue, code } = input;
      const value = initialAmount
        ? moneyInput(initialAmount, shop.currency, "giftCardCreate")
        : initialValue == null
          ? null
          : amountInput(initialValue, shop.currency);
      const draft = {
        ...changeOf(input, context, "giftCardCreate"),
        code,
        initialValue: value,
        currency: shop.currency,
      };
      const card = issueGiftCard(world, shop.domain, draft, actor);
      return {
        changed: true,
        payload: { giftCard: card, giftCardCode: card.code },
        targetIds: [gid("GiftCard", card.id)],
      };
    },
    (userErrors) => ({ giftCardCode: null, ...noCard(userErrors) }),
  );
}

const booking =
  (kind: GiftCardBooking["kind"]) =>
  (
    _root: undefined,
    args: { id: string } & Record<string, Record<string, unknown>>,
    context: RequestContext,
    info: { fieldName: string },
  ) => {
    const name = kind === "CREDIT" ? "credit" : "debit";
    const payloadField = kind === "CREDIT" ? "giftCardCreditTransaction" : "giftCardDebitTransaction";
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const input = (args[`${name}Input`] ?? {}) as { note?: string | null; processedAt?: string | null };
        const { amount, currencyCode } = (args[`${name}Input`]?.[`${name}Amount`] ?? {}) as MoneyInput;
        const card = expectGiftCard(context.world, context.shop.domain, digits(args.id, "GiftCard"));
        const booked = bookOnGiftCard(context.world, card, {
          ...{ kind, amount: amountInput(amount, currencyCode), currency: currencyCode },
          ...{ note: input.note ?? null, processedAt: moment(input.processedAt) },
        });
        return { changed: true, payload: { [payloadField]: bookedOnCard(card, booked) } };
      },
      (userErrors) => ({ [payloadField]: null, userErrors }),
    );
  };

/** No mail leaves this world: what is told is whether Shopify would send it. */
const notification = (to: (card: GiftCardRecord) => boolean, message: string, code: string) =>
  mutateById((id, { world, shop }) => {
    const card = expectGiftCard(world, shop.domain, digits(id, "GiftCard"));
    if (!to(card)) throw new Refused(message, { field: ["id"], code });
    return { changed: false, payload: { giftCard: card } };
  }, noCard);

export const giftCardMutations: TypeResolvers<undefined> = {
  giftCardCreate: (_root, { input }: { input: CreateInput }, context) => create(input, context),
  giftCardUpdate: (_root, args: { id: string; input: CardInput }, context) =>
    mutate(
      context,
      "giftCardUpdate",
      { ...args },
      [args.id],
      () => {
        const card = expectGiftCard(context.world, context.shop.domain, digits(args.id, "GiftCard"));
        const changed = updateGiftCard(context.world, card, changeOf(args.input, context, "giftCardUpdate"));
        return { changed, payload: { giftCard: card } };
      },
      noCard,
    ),
  giftCardDeactivate: mutateById((id, { world, shop }) => {
    const card = expectGiftCard(world, shop.domain, digits(id, "GiftCard"));
    return { changed: deactivateGiftCard(world, card), payload: { giftCard: card } };
  }, noCard),
  giftCardCredit: booking("CREDIT"),
  giftCardDebit: booking("DEBIT"),
  giftCardSendNotificationToCustomer: notification(
    ({ customerId }) => customerId !== null,
    "The customer could not be found.",
    "CUSTOMER_NOT_FOUND",
  ),
  giftCardSendNotificationToRecipient: notification(
    ({ recipient }) => recipient !== null,
    "The recipient could not be found.",
    "RECIPIENT_NOT_FOUND",
  ),
};
