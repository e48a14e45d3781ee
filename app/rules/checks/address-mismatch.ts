import { z } from "zod";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import { HOLD_REASONS } from "#app/rules/actions/hold-fulfillment.ts";
import { defineCheck } from "#app/rules/checks/check.ts";
import type { Step } from "#app/rules/rule-document.ts";

const SettingsSchema = z.object({
  tag: TagSchema,
  hold: z.boolean(),
  reason: z.enum(HOLD_REASONS),
  note: z.string().trim().max(250, "A note has at most 250 characters."),
  /** The team's own address; null: nobody is told. */
  email: z.email("Enter an e-mail address, or leave it empty.").nullable(),
});

export const addressMismatch = defineCheck({
  id: "address-mismatch",
  name: "Shipping and billing address differ",
  summary: "Flags an order whose shipping address is not its billing address, and holds it until somebody has looked.",
  settingsSchema: SettingsSchema,
  defaults: {
    tag: "address-mismatch",
    hold: true,
    reason: "OTHER",
    note: "Shipping and billing address differ. Approve the order in Switchyard to ship it.",
    email: null,
  },
  toRule: ({ tag, hold, reason, note, email }) => ({
    schema: 1,
    id: "address-mismatch",
    name: "Shipping and billing address differ",
    about: "order",
    on: ["order.created", "order.address_changed", "order.edited"],
    skip: [
      { when: { field: "order.test", op: "is_true" }, because: "It is a test order." },
      { when: { field: "order.is_cancelled", op: "is_true" }, because: "The order is cancelled." },
      {
        when: { field: "order.fulfillment_status", op: "is", value: "fulfilled" },
        because: "The order is fulfilled already.",
      },
      { when: { field: "order.delivery", op: "is", value: "none" }, because: "Nothing has to be shipped." },
      { when: { field: "order.delivery", op: "is", value: "pickup" }, because: "The order is collected in person." },
      { when: { field: "order.shipping_address", op: "is_empty" }, because: "The order has no shipping address." },
      { when: { field: "order.billing_address", op: "is_empty" }, because: "The order has no billing address." },
    ],
    when: { field: "order.shipping_address", op: "differs_from", value: { field: "order.billing_address" } },
    then: [
      { do: "add_tags", id: "tag", acts: "state", tags: [tag] },
      ...(hold ? [{ do: "hold_fulfillment", id: "hold", acts: "state", reason, note } satisfies Step] : []),
      ...(email
        ? [
            {
              do: "send_email",
              id: "tell-team",
              to: [email],
              subject: "{{ order.name }}: shipping and billing address differ",
              text: `Order {{ order.name }} needs a look.

It goes to {{ order.shipping_address.city }}, {{ order.shipping_address.zip }}, and is billed to {{ order.billing_address.city }}, {{ order.billing_address.zip }}.

Open it in Switchyard in your Shopify admin, and approve it there if it is fine.`,
            } satisfies Step,
          ]
        : []),
    ],
    otherwise: "undo",
    enabled: true,
  }),
});
