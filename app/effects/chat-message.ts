// Pure. A text as the incoming webhook of each service takes it. Nobody is called up by a text of an order: no mention works.
import type { ChatService } from "#app/effects/outlets.ts";
import { assertNever } from "#app/lib/assert-never.ts";

/** Discord takes 2,000 characters, Slack 40,000, Teams 28 KB. */
const MOST = { slack: 39_000, teams: 20_000, discord: 2_000 } as const;

export function chatMessage(service: ChatService, text: string): Record<string, unknown> {
  const most = MOST[service];
  const cut = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  switch (service) {
    case "slack":
      // Slack's own escapes: <!channel> in a customer's note is a text.
      return { text: cut.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") };
    case "teams":
      return {
        type: "message",
        attachments: [
          {
            contentType: "application/vnd.microsoft.card.adaptive",
            content: {
              ...{
                $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
                type: "AdaptiveCard",
                version: "1.4",
              },
              body: [{ type: "TextBlock", text: cut, wrap: true }],
            },
          },
        ],
      };
    case "discord":
      return { content: cut, allowed_mentions: { parse: [] } };
    default:
      return assertNever(service);
  }
}
