// Pure. Shipping and billing address differ. No assessor: both addresses are fields of the order already, and the comparison of
// addresses is the language's own.
import { z } from "zod";
import { defineCheck, type ShippedRule } from "#app/checks/check.ts";
import { choice, type Setting, text, yesNo } from "#app/checks/setting.ts";
import { NOTHING_TO_SHIP, skippedOrders, skipSettings } from "#app/checks/skipped-orders.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";

const email: Setting<string> = {
  ...text("E-mail the team", "", { help: "Your own team's address. Leave it empty to send nothing." }),
  schema: z.union([z.literal(""), z.email("Enter an e-mail address, or leave it empty.")]),
};
const settings = {
  hold: yesNo("Hold fulfilment", true, { help: "Nobody can ship the order until it is approved or corrected." }),
  tag: text("Tag", "address-mismatch", {
    max: 40,
    help: "Added to the order, and removed when the order is approved or corrected.",
  }),
  reason: choice("Hold reason", "OTHER", {
    OTHER: "Other",
    INCORRECT_ADDRESS: "Incorrect address",
    HIGH_RISK_OF_FRAUD: "High risk of fraud",
    AWAITING_PAYMENT: "Awaiting payment",
  }),
  note: text("Hold note", "Shipping and billing address differ. Approve the order in Switchyard to ship it.", {
    help: "Shown to whoever packs the order.",
  }),
  email,
  ...skipSettings,
} as const;

export const addressMismatchCheck = defineCheck({
  id: "address-mismatch",
  name: "Shipping and billing address differ",
  summary: "Flags an order whose shipping address is not its billing address, and holds it until somebody has looked.",
  field: null,
  begins: "on",
  ruleIds: ["address-mismatch"],
  settings,
  rules: ({ hold, tag, reason, note, email, ...values }): ShippedRule[] => [
    {
      id: "address-mismatch",
      name: "Shipping and billing address differ",
      on: ["order.created", "order.address_changed", "order.edited"],
      skip: [
        ...skippedOrders(values),
        ...NOTHING_TO_SHIP,
        { when: { field: "order.shipping_address", op: "is_empty" }, because: "The order has no shipping address." },
        { when: { field: "order.billing_address", op: "is_empty" }, because: "The order has no billing address." },
      ],
      when: { field: "order.shipping_address", op: "differs_from", value: { field: "order.billing_address" } },
      then: [
        ...(TagSchema.safeParse(tag).success
          ? [{ do: "add_tags", id: "tag", acts: "state", tags: [tag] } as const]
          : []),
        ...(hold ? [{ do: "hold_fulfillment", id: "hold", acts: "state", reason, note } as const] : []),
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
              } as const,
            ]
          : []),
      ],
      otherwise: "undo",
    },
  ],
});
