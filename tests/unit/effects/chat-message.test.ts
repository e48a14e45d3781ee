import { expect, it } from "vitest";
import { chatMessage } from "#app/effects/chat-message.ts";

it("calls nobody up by what a customer wrote", () => {
  expect(chatMessage("slack", "<!channel> a & b")).toEqual({ text: "&lt;!channel&gt; a &amp; b" });
  expect(chatMessage("discord", "@everyone look")).toEqual({
    content: "@everyone look",
    allowed_mentions: { parse: [] },
  });
  expect(JSON.stringify(chatMessage("teams", "Look at #1001"))).toContain('"text":"Look at #1001"');
});

it("cuts what the service would refuse", () => {
  expect(String(chatMessage("discord", "x".repeat(5_000)).content)).toHaveLength(2_000);
});
