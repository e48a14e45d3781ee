import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const completeDraftOrder = defineAction({
  name: "complete_draft_order",
  title: "Complete the draft order",
  about:
    "Makes an order of a draft order; `payment_pending` says that it is not paid yet. One that is completed stays so.",
  targets: ["draft_order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({ payment_pending: z.boolean().default(true) }) as unknown as z.ZodType<{
    payment_pending: boolean;
  }>,
  scopes: ["write_draft_orders"],
  make: ({ payment_pending }, { target }) =>
    target.status === "completed"
      ? { nothing: "It is completed already." }
      : { bodies: [{ kind: "complete_draft_order", payment_pending }] },
  example: { do: "complete_draft_order", payment_pending: true },
});
