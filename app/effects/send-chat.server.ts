// A message to a channel of Slack, Teams or Discord, by its incoming webhook. Blind.
import type { Application } from "#app/effects/application.ts";
import { chatMessage } from "#app/effects/chat-message.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";
import { endOfAnswer } from "#app/effects/end-of-answer.ts";
import { guardedRequest } from "#app/effects/guarded-request.server.ts";
import type { Outlets } from "#app/effects/outlets.ts";

export async function sendChat(
  { body, key, ageMs, retryInMs }: Pick<Application<"send_chat">, "body" | "key" | "ageMs" | "retryInMs">,
  outlets: Outlets,
): Promise<EffectResult> {
  const channel = await outlets.chatChannel(body.channel);
  if (!channel) return { outcome: "refused", reason: `No chat channel “${body.channel}” is set up.`, points: 0 };
  const answer = await guardedRequest({
    method: "POST",
    url: channel.url,
    headers: { "Content-Type": "application/json", "User-Agent": "Switchyard", "Idempotency-Key": key },
    body: JSON.stringify(chatMessage(channel.service, body.text)),
  });
  const end = endOfAnswer(answer, { isSafe: false, ageMs, retryInMs });
  // What a chat answers tells nobody anything.
  return end.outcome === "confirmed" ? { ...end, reason: null, response: undefined } : end;
}
