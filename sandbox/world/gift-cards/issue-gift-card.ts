import { createHash } from "node:crypto";
import { giftCardsOf } from "#sandbox/world/gift-cards/gift-card-state.ts";
import type { GiftCardRecipientRecord, GiftCardRecord } from "#sandbox/world/records/gift-card.ts";
import type { Actor, Minor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export interface GiftCardDraft {
  /** Null: it was not said. */
  initialValue: Minor | null;
  currency: string;
  code?: string | null;
  customerId?: string | null;
  recipient?: GiftCardRecipientRecord | null;
  note?: string | null;
  templateSuffix?: string | null;
  expiresOn?: string | null;
}

/** Documented for `GiftCardCreateInput.code`. */
const CODE = { shortest: 8, longest: 20, made: 16 };
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Issues a gift card. No webhook tells of it. Words of refusals are our reading of the schema's error codes. */
export function issueGiftCard(
  world: World,
  shop: string,
  draft: GiftCardDraft,
  actor: Actor = { by: "staff" },
): GiftCardRecord {
  const code = draft.code?.toLowerCase();
  const refusals = [
    ...valueRefusals(draft.initialValue),
    ...(code === undefined ? [] : codeRefusals(world, shop, code)),
    ...personRefusals(world, shop, draft),
  ];
  if (refusals.length > 0) throw Refused.all(refusals);
  const id = world.nextId();
  const now = world.now();
  const card: GiftCardRecord = {
    id,
    shop,
    code: code ?? codeFor(`${shop} ${id}`),
    currency: draft.currency,
    initialValue: draft.initialValue ?? 0,
    customerId: draft.customerId ?? null,
    recipient: draft.recipient ?? null,
    note: draft.note ?? null,
    templateSuffix: draft.templateSuffix ?? null,
    expiresOn: draft.expiresOn ?? null,
    deactivatedAt: null,
    createdAt: now,
    updatedAt: now,
    appId: actor.by === "app" ? actor.appId : null,
    transactions: [],
  };
  world.state.giftCards[id] = card;
  return card;
}

function valueRefusals(value: Minor | null): Refusal[] {
  const field = ["input", "initialValue"];
  if (value === null) return [{ field, message: "Initial value can't be blank", code: "MISSING_ARGUMENT" }];
  return value > 0 ? [] : [{ field, message: "Initial value must be greater than 0", code: "GREATER_THAN" }];
}

function codeRefusals(world: World, shop: string, code: string): Refusal[] {
  const refusal = (message: string, why: string): Refusal[] => [{ field: ["input", "code"], message, code: why }];
  if (code.length < CODE.shortest)
    return refusal(`Code is too short (minimum is ${CODE.shortest} characters)`, "TOO_SHORT");
  if (code.length > CODE.longest)
    return refusal(`Code is too long (maximum is ${CODE.longest} characters)`, "TOO_LONG");
  if (!/^[a-z0-9]+$/.test(code)) return refusal("Code can only contain letters(a-z) and numbers(0-9)", "INVALID");
  const isTaken = giftCardsOf(world, shop).some((card) => card.code === code);
  return isTaken ? refusal("Code has already been taken", "TAKEN") : [];
}

/** Buyer and recipient must be customers of the store. */
export function personRefusals(
  world: World,
  shop: string,
  { customerId, recipient }: Pick<GiftCardDraft, "customerId" | "recipient">,
): Refusal[] {
  const isAbsent = (id: string | null | undefined) => id != null && !world.customer(shop, id);
  return [
    ...(isAbsent(customerId)
      ? [{ field: ["input", "customerId"], message: "The customer could not be found.", code: "CUSTOMER_NOT_FOUND" }]
      : []),
    ...(isAbsent(recipient?.customerId)
      ? [
          {
            ...{ field: ["input", "recipientAttributes", "id"], message: "The recipient could not be found." },
            code: "RECIPIENT_NOT_FOUND",
          },
        ]
      : []),
  ];
}

/** Always the same for the same card, so that a world is made again as it was. */
const codeFor = (seed: string): string =>
  [...createHash("sha256").update(seed).digest().subarray(0, CODE.made)]
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join("");
