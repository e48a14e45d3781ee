import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const MessageSchema = z.strictObject({ message: filledText(500, 0).default("") });

type Message = z.infer<typeof MessageSchema>;

const scopes = ["write_assigned_fulfillment_orders", "write_third_party_fulfillment_orders"];

export const requestFulfillment = defineAction({
  name: "request_fulfillment",
  title: "Request fulfilment",
  about:
    "Asks the fulfilment service (3PL) of the fulfilment order to ship it; of a rule about the order each open one at such a service. One that was requested already is left alone.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: MessageSchema as z.ZodType<Message>,
  scopes,
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ message }, { target, read }) => {
    if (target.status !== "open") return { nothing: `It is ${String(target.status).replaceAll("_", " ")}.` };
    if (!["unsubmitted", "rejected", "cancellation_accepted"].includes(String(target.request_status)))
      return { nothing: "It was requested before." };
    const place = read("location") as { is_fulfillment_service?: boolean } | null;
    if (target.at_fulfillment_service !== true && place?.is_fulfillment_service !== true)
      return { nothing: "Its location is no fulfilment service." };
    return { bodies: [{ kind: "request_fulfillment", message, notify_customer: false }] };
  },
  example: { do: "request_fulfillment", message: "Handle with care" },
});
