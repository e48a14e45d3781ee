import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const scopes = ["write_returns"];

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

const forEach = { kind: "return", list: "returns" } as const;

const DeclineSchema = z.strictObject({
  reason: z.enum(["final_sale", "return_period_ended", "other"]).default("other"),
  note: filledText(500, 0).default(""),
  notify_customer: z.boolean().default(true),
});

export const declineReturn = defineAction({
  name: "decline_return",
  title: "Decline the return",
  about:
    "Declines a return that a customer asked for: final_sale, return_period_ended or other, with a note to the customer.",
  targets: ["return", "order"],
  class: "READABLE",
  acts,
  settings: DeclineSchema as unknown as z.ZodType<z.infer<typeof DeclineSchema>>,
  scopes,
  forEach,
  make: ({ reason, note, notify_customer }, { target }) =>
    target.status === "requested"
      ? { bodies: [{ kind: "decline_return", reason, note, notify_customer }] }
      : { nothing: `It is ${String(target.status)}.` },
  example: { do: "decline_return", reason: "return_period_ended" },
});
