// Pure. When an order or a draft is to be paid. What of it is paid is computed from the order's payments.
import type { Instant } from "#sandbox/world/types.ts";

export interface PaymentScheduleRecord {
  id: string;
  issuedAt: Instant | null;
  /** Null for what an event makes due: receipt, fulfilment. */
  dueAt: Instant | null;
}

export interface PaymentTermsRecord {
  id: string;
  /** Of `payment-terms-templates.ts`. */
  templateId: string;
  /** One: Shopify makes no terms with several. */
  schedules: PaymentScheduleRecord[];
}
