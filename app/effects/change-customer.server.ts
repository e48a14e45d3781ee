// What is given to a customer, and their end. Gifts and mails are blind: sent at most once.

import { gidOf } from "#app/admin/gid.ts";
import { createGiftCard as giftCard } from "#app/admin/operations/create-gift-card.ts";
import { creditStoreCredit } from "#app/admin/operations/credit-store-credit.ts";
import { deleteCustomer as remove } from "#app/admin/operations/delete-customer.ts";
import { inviteCustomer as invite } from "#app/admin/operations/invite-customer.ts";
import { type ReadCustomerState, readCustomerState } from "#app/admin/operations/read-customer-state.ts";
import { shortKey } from "#app/effects/application.ts";
import { emailInput } from "#app/effects/email-input.ts";
import { blindWrite, shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";

export const deleteCustomer = shopifyWrite<"delete_customer", ReadCustomerState>({
  look: (admin, { target }) => readCustomerState(admin, { id: target }),
  judge: () => TO_DO,
  whenGone: SO,
  write: (admin, { target }) => remove(admin, { id: target }),
});

export const inviteCustomer = shopifyWrite<"invite_customer", ReadCustomerState>({
  look: (admin, { target }) => readCustomerState(admin, { id: target }),
  judge: ({ state }) => (state === "ENABLED" ? moot("The customer has an account.") : TO_DO),
  write: (admin, { target, body: { bcc, subject, message } }) => {
    const email = emailInput({ to: null, bcc, subject, message });
    return invite(admin, { customerId: target, ...(email ? { email } : {}) });
  },
});

export const giveStoreCredit = blindWrite<"give_store_credit">((admin, { target, body }) =>
  creditStoreCredit(admin, {
    id: target,
    creditInput: {
      creditAmount: { amount: body.amount, currencyCode: body.currency as never },
      ...(body.expires_at ? { expiresAt: body.expires_at } : {}),
    },
  }),
);

export const createGiftCard = blindWrite<"create_gift_card">((admin, { body, key }) =>
  giftCard(admin, {
    input: {
      initialValue: body.amount,
      customerId: gidOf("Customer", body.customer_id),
      note: [body.note, `(${shortKey(key)})`].filter(Boolean).join(" "),
      ...(body.expires_at ? { expiresOn: body.expires_at.slice(0, 10) } : {}),
    },
  }),
);
