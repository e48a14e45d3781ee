// Pure. Payment terms as mutations take them.
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { instant } from "#sandbox/world/instant.ts";
import type { PaymentTermsDraft } from "#sandbox/world/payment-terms/make-payment-terms.ts";

export interface PaymentTermsInput {
  paymentTermsTemplateId?: string | null;
  paymentSchedules?: { issuedAt?: string | null; dueAt?: string | null }[] | null;
}

const at = (text: string | null | undefined) => (text ? instant(Date.parse(text)) : null);

export const paymentTermsInput = (input: PaymentTermsInput): PaymentTermsDraft => ({
  templateId: input.paymentTermsTemplateId ? digits(input.paymentTermsTemplateId, "PaymentTermsTemplate") : null,
  schedules: (input.paymentSchedules ?? []).map(({ issuedAt, dueAt }) => ({
    issuedAt: at(issuedAt),
    dueAt: at(dueAt),
  })),
});
