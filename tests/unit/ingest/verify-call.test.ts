import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { verifyCall } from "#app/ingest/verify-call.ts";

const NOW = Date.parse("2026-11-26T10:00:00Z");
const BODY = Buffer.from('{"order":"#1001"}');
const signed = (secret: string, t: number, body = BODY) =>
  `t=${t},v1=${createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")}`;
const outcome = (headers: Record<string, string>, secrets = ["new", "old"]) =>
  verifyCall(headers, BODY, secrets, NOW).outcome;

describe("a call is from somebody who knows the secret", () => {
  it.each([
    ["as a bearer token", { authorization: "Bearer new" }, "bearer"],
    ["with the one that is being replaced", { authorization: "bearer old" }, "bearer"],
    ["by a signature", { "switchyard-signature": signed("new", NOW / 1000) }, "signed"],
    ["by a signature of four minutes ago", { "switchyard-signature": signed("old", NOW / 1000 - 240) }, "signed"],
    ["not with another token", { authorization: "Bearer newer" }, "refused"],
    ["not with another scheme", { authorization: "Basic new" }, "refused"],
    ["not with an empty token", { authorization: "Bearer " }, "refused"],
    ["not by an old signature", { "switchyard-signature": signed("new", NOW / 1000 - 301) }, "refused"],
    ["not by one from the future", { "switchyard-signature": signed("new", NOW / 1000 + 301) }, "refused"],
    [
      "not by a signature of another body",
      { "switchyard-signature": signed("new", NOW / 1000, Buffer.from("{}")) },
      "refused",
    ],
    ["not by a time without a signature", { "switchyard-signature": `t=${NOW / 1000}` }, "refused"],
    ["not without any of it", {}, "refused"],
  ])("%s", (_, headers, expected) => {
    expect(outcome(headers as Record<string, string>)).toBe(expected);
  });

  it("and to a rule without a secret nobody is", () => {
    expect(outcome({ authorization: "Bearer " }, [])).toBe("refused");
    expect(outcome({ authorization: "Bearer undefined" }, [])).toBe("refused");
  });
});
