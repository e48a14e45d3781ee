// Names, contact, consent and tax of a customer. Consent has mutations of its own in Shopify.
import { type ReadCustomerState, readCustomerState } from "#app/admin/operations/read-customer-state.ts";
import { updateCustomer as write } from "#app/admin/operations/update-customer.ts";
import { updateEmailConsent } from "#app/admin/operations/update-email-consent.ts";
import { updateSmsConsent } from "#app/admin/operations/update-sms-consent.ts";
import type { WriteResult } from "#app/admin/write-result.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { oneAfterAnother } from "#app/effects/one-after-another.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { soIf } from "#app/effects/verdict.ts";

type Fields = Omit<Parameters<typeof write>[1], "id">;

export const updateCustomer = shopifyWrite<"update_customer", ReadCustomerState>({
  look: (admin, { target }) => readCustomerState(admin, { id: target }),
  judge: (customer, { body }) => soIf(stepsTo(customer, body).length === 0),
  write: (admin, { target, body }, customer) =>
    oneAfterAnother(
      stepsTo(customer, body).map((step) => (): Promise<WriteResult> => {
        const state = step.state as never;
        switch (step.writes) {
          case "fields":
            return write(admin, { id: target, ...step.fields });
          case "email":
            return updateEmailConsent(admin, {
              input: { customerId: target, emailMarketingConsent: { marketingState: state, ...optIn(step.state) } },
            });
          case "sms":
            return updateSmsConsent(admin, {
              input: { customerId: target, smsMarketingConsent: { marketingState: state, ...optIn(step.state) } },
            });
        }
      }),
    ),
});

/** Shopify asks how somebody opted in, and refuses the word where they opted out. */
const optIn = (state: string) => (state === "SUBSCRIBED" ? { marketingOptInLevel: "SINGLE_OPT_IN" as never } : {});

interface Step {
  writes: "fields" | "email" | "sms";
  fields: Fields;
  state: string;
}

/** What is not so yet. */
function stepsTo(customer: ReadCustomerState, body: BodyOf<"update_customer">): Step[] {
  const { first_name, last_name, email, phone, note, tax_exempt, language, email_marketing, sms_marketing } = body;
  const wanted: Fields = {
    firstName: first_name,
    lastName: last_name,
    email,
    phone,
    note,
    taxExempt: tax_exempt,
    locale: language,
  };
  const is: Record<string, unknown> = {
    ...customer,
    email: customer.defaultEmailAddress?.emailAddress,
    phone: customer.defaultPhoneNumber?.phoneNumber,
  };
  const news = Object.entries(wanted).filter(([name, value]) => value !== undefined && value !== (is[name] ?? ""));
  const steps: Step[] = [];
  if (news.length) steps.push({ writes: "fields", fields: Object.fromEntries(news), state: "" });
  const email_state = email_marketing?.toUpperCase();
  if (email_state && customer.defaultEmailAddress?.marketingState !== email_state)
    steps.push({ writes: "email", fields: {}, state: email_state });
  const sms_state = sms_marketing?.toUpperCase();
  if (sms_state && customer.defaultPhoneNumber?.marketingState !== sms_state)
    steps.push({ writes: "sms", fields: {}, state: sms_state });
  return steps;
}
