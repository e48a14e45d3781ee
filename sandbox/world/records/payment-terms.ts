// Pure. When an order or a draft is to be paid.
import type { Instant, Minor } from "#sandbox/world/types.ts";

export interface PaymentScheduleRecord {
  id: string;
  issuedAt: Instant | null;
  dueAt: Instant | null;
  completedAt: Instant | null;
  /** Null: all of what it is about, whatever that comes to. */
  amount: Minor | null;
}

export interface PaymentTermsRecord {
  id: string;
  /** Of `payment-terms-templates.ts`. */
  templateId: string;
  schedules: PaymentScheduleRecord[];
}
