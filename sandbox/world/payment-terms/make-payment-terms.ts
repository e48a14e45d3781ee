import { instant } from "#sandbox/world/instant.ts";
import { templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import type { PaymentTermsRecord } from "#sandbox/world/records/payment-terms.ts";
import type { Instant } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface PaymentTermsDraft {
  templateId: string | null;
  schedules: { issuedAt: Instant | null; dueAt: Instant | null }[];
}

/**
 * Terms by a template. Net terms are due some days after they were issued, fixed terms at a date, the others at an event
 * (documentation: `PaymentScheduleInput`; wording not verified by a recording).
 * @param refusal field and code that the asking mutation gives its errors.
 */
export function makePaymentTerms(
  world: World,
  draft: PaymentTermsDraft,
  refusal: { field: string[]; code: string | null },
): PaymentTermsRecord {
  const refuse = (message: string): never => {
    throw new Refused(message, refusal);
  };
  if (!draft.templateId) return refuse("Payment terms template id can not be empty.");
  const template = templateOf(draft.templateId) ?? refuse("Could not find payment terms template.");
  if (draft.schedules.length > 1) refuse("Cannot create payment terms with multiple payment schedules.");
  const [given] = draft.schedules;
  const isEvent = template.type === "RECEIPT" || template.type === "FULFILLMENT";
  if (isEvent && given?.dueAt) refuse("A due date cannot be set with event payment terms.");
  if (template.type === "FIXED" && !given?.dueAt) refuse("A due date is required with fixed or net payment terms.");
  if (template.type === "NET" && !given?.issuedAt) refuse("An issued at date is required with net payment terms.");
  const issuedAt = given?.issuedAt ?? (template.type === "RECEIPT" ? world.now() : null);
  const dueAt =
    template.dueInDays !== null && issuedAt
      ? instant(Date.parse(issuedAt) + template.dueInDays * 86_400_000)
      : (given?.dueAt ?? null);
  return {
    id: world.nextId(),
    templateId: template.id,
    schedules: [{ id: world.nextId(), issuedAt, dueAt }],
  };
}
