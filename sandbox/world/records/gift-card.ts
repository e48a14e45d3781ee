// Pure. A gift card that staff or an app issued.
import type { Instant, Minor } from "#sandbox/world/types.ts";

export interface GiftCardTransactionRecord {
  id: string;
  kind: "CREDIT" | "DEBIT";
  /** Positive, in minor units of the card's currency. */
  amount: Minor;
  note: string | null;
  processedAt: Instant;
}

export interface GiftCardRecipientRecord {
  customerId: string;
  message: string | null;
  preferredName: string | null;
  sendNotificationAt: Instant | null;
}

export interface GiftCardRecord {
  id: string;
  shop: string;
  /** Lower case letters and digits. */
  code: string;
  currency: string;
  initialValue: Minor;
  customerId: string | null;
  recipient: GiftCardRecipientRecord | null;
  note: string | null;
  templateSuffix: string | null;
  /** A day, "2027-01-31"; null: it never expires. */
  expiresOn: string | null;
  deactivatedAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
  /** The app that issued it; null: staff. */
  appId: string | null;
  /** Oldest first, without the first value. */
  transactions: GiftCardTransactionRecord[];
}
