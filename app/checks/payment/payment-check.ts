// Pure. Verification of payments: how far one has to be before an order ships, and a warning before an authorisation ends.
import { defineCheck, type ShippedRule } from "#app/checks/check.ts";
import { assessPayment, authorizationEnd } from "#app/checks/payment/assess-payment.ts";
import { choice, rows, text, wholeNumber, yesNo } from "#app/checks/setting.ts";
import { skippedOrders, skipSettings } from "#app/checks/skipped-orders.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { Unknown } from "#app/rules/unknown.ts";

const STAGES = {
  paid: "captured",
  authorized: "authorised or captured",
  pending: "begun: the money may come later",
} as const;

const settings = {
  hold: yesNo("Hold orders whose payment is not good enough", true),
  tag: text("Tag of held orders", "payment-pending", { max: 40 }),
  stage: choice("A payment has to be", "authorized", STAGES),
  gateways: rows(
    "Payment methods with a rule of their own",
    [
      { gateway: "cash on delivery", stage: "pending" },
      { gateway: "bank", stage: "paid" },
    ],
    {
      gateway: text("Payment method", "", { help: "A part of its name." }),
      stage: choice("has to be", "authorized", STAGES),
    },
    { max: 50, help: "The first that is part of the method's name holds." },
  ),
  terms: yesNo("Orders with payment terms ship before they are paid", true, { help: "As long as nothing is overdue." }),
  warn_hours: wholeNumber("Warn before an authorisation ends", 24, {
    min: 0,
    max: 720,
    unit: "hours",
    help: "0: no warning. Costs one read of each authorised order.",
  }),
  warn_tag: text("Tag of the warning", "authorization-ending", { max: 40 }),
  ...skipSettings,
} as const;

export const paymentCheck = defineCheck({
  id: "payment-check",
  name: "Payment verification",
  summary: "Holds an order until its payment is good enough, and warns before an authorisation ends.",
  field: "payment_check",
  begins: "watch",
  ruleIds: ["payment-check", "authorization-ending"],
  settings,
  assess(owner, _world, { stage, gateways, terms, warn_hours }) {
    const order = owner as unknown as OrderPicture;
    const verdict = assessPayment(order, { stage, gateways, terms });
    const expires_at = endOf(order, warn_hours > 0);
    return { ...verdict, expires_at, expiry: expiryInWords(order, expires_at) };
  },
  rules: ({ hold, tag, warn_hours, warn_tag, ...values }) => {
    const on: ShippedRule["on"] = [
      "order.created",
      "order.paid",
      "order.edited",
      "order.updated",
      "transaction.created",
    ];
    const tags = (name: string) =>
      TagSchema.safeParse(name).success ? [{ do: "add_tags", id: "tag", acts: "state", tags: [name] } as const] : [];
    const skip = skippedOrders(values);
    const rules: ShippedRule[] = [
      {
        id: "payment-check",
        name: "Payment verification",
        on,
        skip,
        when: {
          all: [
            { field: "order.payment_check.outcome", op: "in", value: ["waiting", "refused"] },
            { field: "order.payment_check.problem", op: "is_not_empty" },
          ],
        },
        then: [
          ...tags(tag),
          ...(hold
            ? [
                {
                  do: "hold_fulfillment",
                  id: "hold",
                  acts: "state",
                  reason: "AWAITING_PAYMENT",
                  note: "{{ order.payment_check.problem | truncate: 240 }}",
                } as const,
              ]
            : []),
          // What comes by itself needs nobody.
          {
            do: "ask_attention",
            id: "ask",
            if: { field: "order.payment_check.outcome", op: "is", value: "refused" },
            reason: "{{ order.payment_check.problem | truncate: 480 }}",
            severity: "medium",
          },
        ],
      },
    ];
    if (warn_hours > 0)
      rules.push({
        id: "authorization-ending",
        name: "Authorisation about to end",
        on,
        skip,
        // Null where nothing is authorised.
        when: { field: "order.payment_check.expires_at", op: "within_next", value: `${warn_hours} hours` },
        then: [
          ...tags(warn_tag),
          {
            do: "ask_attention",
            id: "ask",
            reason:
              "The authorisation ends on {{ order.payment_check.expires_at | date: '%d %B, %H:%M' }}: capture it, or the money is lost.",
            severity: "high",
          },
        ],
      });
    return rules;
  },
});

function expiryInWords({ financial_status }: OrderPicture, expires_at: string | null | Unknown): string {
  if (typeof expires_at !== "string")
    return financial_status === "paid"
      ? "The payment has come: no authorisation can end."
      : "Nothing is authorised that could still be captured.";
  const [day = "", clock = ""] = expires_at.split("T");
  return `The authorisation ends on ${day} at ${clock.slice(0, 5)} UTC.`;
}

/** Null: there is no authorisation to lose. */
function endOf({ financial_status, transactions }: OrderPicture, isWanted: boolean): string | null | Unknown {
  if (!isWanted || (financial_status !== "authorized" && financial_status !== "partially_paid")) return null;
  if (transactions === undefined)
    return new Unknown("When the authorisation ends is not known yet.", { need: { fact: "transactions" } });
  return authorizationEnd(transactions);
}
