import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readSessionToken } from "#app/session-token.ts";

const NOW = 1_800_000_000;
const KEY = "the-app";
const SHOP = "northwind.myshopify.com";
const claims = {
  ...{ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, aud: KEY, sub: "42" },
  ...{ exp: NOW + 60, nbf: NOW, iat: NOW, jti: "1", sid: "2" },
};
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
function sign(changes: Record<string, unknown> = {}, { header = { alg: "HS256" }, secret = "current" } = {}): string {
  const unsigned = `${encode(header)}.${encode({ ...claims, ...changes })}`;
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`;
}
const read = (token: string, at = NOW) =>
  readSessionToken(token, { apiKey: KEY, secrets: ["current", "previous"], nowMs: at * 1_000 });

describe("readSessionToken", () => {
  it("names the shop and the member of staff, under the secret of now and the one before", () => {
    expect(read(sign())).toEqual({ shop: SHOP, userId: "42" });
    expect(read(sign({}, { secret: "previous" }))).toEqual({ shop: SHOP, userId: "42" });
  });

  it.each([
    [NOW - 11, false],
    [NOW - 10, true],
    [NOW + 69, true],
    [NOW + 70, false],
  ])("at %i, of a token from %i to a minute later with ten seconds' leeway: %s", (at, isGood) => {
    expect(read(sign(), at) !== null).toBe(isGood);
  });

  it.each<[string, string]>([
    ["of another app", sign({ aud: "another-app" })],
    ["of several apps", sign({ aud: [KEY] })],
    ["issued by one shop for another", sign({ dest: "https://other.myshopify.com" })],
    ["of no shop of Shopify's", sign({ iss: "https://evil.example/admin", dest: "https://evil.example" })],
    ["without a member of staff", sign({ sub: undefined })],
    ["without an end", sign({ exp: undefined })],
    ["whose end is text", sign({ exp: "9999999999" })],
    ["under another secret", sign({}, { secret: "guessed" })],
    ["that says it needs no signature", sign({}, { header: { alg: "none" } })],
    ["signed as another algorithm says", sign({}, { header: { alg: "HS512" } })],
    ["without a signature", `${sign().split(".").slice(0, 2).join(".")}.`],
    ["with a fourth part", `${sign()}.x`],
    ["with its signature padded", `${sign()}=`],
    ["of no JSON", "YQ.YQ.YQ"],
    ["too long to be one", "x".repeat(5_000)],
    ["of nothing", ""],
  ])("knows no token %s", (_name, token) => {
    expect(read(token)).toBeNull();
  });
});
