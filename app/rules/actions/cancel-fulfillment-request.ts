import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const MessageSchema = z.strictObject({ message: filledText(500, 0).default("") });

type Message = z.infer<typeof MessageSchema>;

const scopes = ["write_assigned_fulfillment_orders", "write_third_party_fulfillment_orders"];

export const cancelFulfillmentRequest = defineAction({
  name: "cancel_fulfillment_request",
  title: "Request cancellation of fulfilment",
  about:
    "Asks the fulfilment service to stop a request that was submitted or accepted; its answer comes back as an event. `skus` picks fulfilment orders that have one of these lines.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: MessageSchema as z.ZodType<Message>,
  scopes,
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ message }, { target }) =>
    ["submitted", "accepted"].includes(String(target.request_status)) &&
    ["open", "in_progress"].includes(String(target.status))
      ? { bodies: [{ kind: "cancel_fulfillment_request", message }] }
      : { nothing: "No request of it is open." },
  example: { do: "cancel_fulfillment_request", message: "Refunded" },
});
