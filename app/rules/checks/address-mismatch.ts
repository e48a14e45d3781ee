import { z } from "zod";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import { HOLD_REASONS } from "#app/rules/actions/hold-fulfillment.ts";
import { defineCheck } from "#app/rules/checks/check.ts";
import type { RuleAction } from "#app/rules/rule-document.ts";

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
    subject: "order",
    on: ["order.created", "order.address-changed", "order.edited", "order.changed"],
    skip: [
      { when: { field: "order.is-test", is: "is", than: true }, because: "It is a test order." },
      { when: { field: "order.is-cancelled", is: "is", than: true }, because: "The order is cancelled." },
      {
        when: { field: "order.fulfillment-status", is: "is", than: "fulfilled" },
        because: "The order is fulfilled already.",
      },
      { when: { field: "order.delivery", is: "is", than: "none" }, because: "Nothing has to be shipped." },
      { when: { field: "order.delivery", is: "is", than: "pickup" }, because: "The order is collected in person." },
      {
        when: { field: "order.has-shipping-address", is: "is", than: false },
        because: "The order has no shipping address.",
      },
      {
        when: { field: "order.has-billing-address", is: "is", than: false },
        because: "The order has no billing address.",
      },
    ],
    when: { field: "order.shipping-address", is: "differs-from", than: { field: "order.billing-address" } },
    actions: [
      { id: "tag", do: "add-tags", acts: "state", tags: [tag] },
      ...(hold
        ? [{ id: "hold", do: "hold-fulfillment", acts: "state", reason, notes: note } satisfies RuleAction]
        : []),
      ...(email
        ? [
            {
              id: "tell-team",
              do: "send-email",
              acts: "once",
              to: email,
              subject: "{{ order.name }}: shipping and billing address differ",
              text: "Order {{ order.name }} needs a look.\n\n{{ reason }}\n\nOpen it in Switchyard in your Shopify admin, and approve it there if it is fine.",
            } satisfies RuleAction,
          ]
        : []),
    ],
    otherwise: "undo",
  }),
});
