import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const MESSAGE_TARGETS = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

export const sendChat = defineAction({
  name: "send_chat",
  title: "Send a chat message",
  about: "Posts a text to a channel that is set up in Switchyard (Slack, Microsoft Teams, Discord), by its name.",
  targets: MESSAGE_TARGETS,
  class: "BLIND",
  acts,
  settings: z.strictObject({ channel: filledText(200), text: filledText(4_000) }),
  scopes: [],
  make: ({ channel, text }) =>
    text.trim() ? { bodies: [{ kind: "send_chat", channel, text }] } : { nothing: "No text came out." },
  example: { do: "send_chat", channel: "ops", text: "{{ order.name }} needs a look: {{ order.total_price | money }}" },
});
