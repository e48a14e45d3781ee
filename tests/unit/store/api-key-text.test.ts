import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apiKeyText, digestOfSecret, parseApiKey } from "#app/store/api-key-text.ts";

const SECRET = randomBytes(32).toString("base64url");

describe("parseApiKey", () => {
  it("takes the shop and the secret's digest from what apiKeyText made", () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,50}$/);
    fc.assert(
      fc.property(name, (shop) => {
        const domain = `${shop}.myshopify.com`;
        expect(parseApiKey(apiKeyText(domain, SECRET))).toEqual({ shop: domain, digest: digestOfSecret(SECRET) });
      }),
    );
  });

  it.each([
    "",
    "swy",
    `swy.${SECRET}`,
    `swy..${SECRET}`,
    apiKeyText("shop.example.com", SECRET),
    apiKeyText("x.myshopify.com' or 1=1", SECRET),
    apiKeyText("x.myshopify.com", SECRET.slice(1)),
    `${apiKeyText("x.myshopify.com", SECRET)}x`,
    "Bearer x",
  ])("knows that %j is no key", (text) => {
    expect(parseApiKey(text)).toBeNull();
  });
});
