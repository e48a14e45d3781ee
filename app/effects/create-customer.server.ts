// A customer is made, and known again by e-mail or phone.
import { createCustomer as create } from "#app/admin/operations/create-customer.ts";
import { findCustomer } from "#app/admin/operations/find-customer.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { SO, TO_DO } from "#app/effects/verdict.ts";

export const createCustomer = shopifyWrite<"create_customer", { customerId: string | null }>({
  look: (admin, { body: { email, phone } }) => findCustomer(admin, { email, phone }),
  judge: ({ customerId }, { isDoubtful }) => {
    if (customerId === null) return TO_DO;
    return isDoubtful ? SO : { is: "so", reason: "There is a customer with this e-mail or phone already." };
  },
  write: (admin, { body }) =>
    create(admin, {
      input: {
        ...{ email: body.email, phone: body.phone, note: body.note, locale: body.language },
        ...{ firstName: body.first_name, lastName: body.last_name },
        ...(body.tags.length ? { tags: body.tags } : {}),
        ...(body.tax_exempt === null ? {} : { taxExempt: body.tax_exempt }),
        ...(body.email_marketing
          ? {
              emailMarketingConsent: {
                marketingState: "SUBSCRIBED" as never,
                marketingOptInLevel: "SINGLE_OPT_IN" as never,
              },
            }
          : {}),
      },
    }),
});
