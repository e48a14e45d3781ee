import { describe, expect, it } from "vitest";
import { withNonce } from "#app/components/nonce-context.ts";
import { securityHeaders, shopOfQuery } from "#app/security-headers.ts";

const policyOf = (options: Parameters<typeof securityHeaders>[0]) => {
  const policy = new Map(securityHeaders(options)).get("Content-Security-Policy") ?? "";
  return new Map(policy.split("; ").map((line) => [line.split(" ", 1)[0] ?? "", line.split(" ").slice(1)]));
};
const shop = "northwind.myshopify.com";

describe("the shop in the query", () => {
  it.each([
    ["northwind.myshopify.com", "northwind.myshopify.com"],
    ["NorthWind.myshopify.com", "northwind.myshopify.com"],
    ["", null],
    ["northwind.example.com", null],
    ["northwind.myshopify.com.evil.example", null],
    ["evil.example/northwind.myshopify.com", null],
    ["northwind.myshopify.com; script-src *", null],
    ["a.myshopify.com https://evil.example", null],
    ["-.myshopify.com", null],
    ["a.myshopify.com\r\nX-Evil: 1", null],
    ["*.myshopify.com", null],
  ])("%j is %j", (given, found) => {
    const url = new URL("https://app.example/app");
    url.searchParams.set("shop", given);
    expect(shopOfQuery(url)).toBe(found);
  });
});

describe("the content security policy", () => {
  it("lets the shop and the admin frame the page, and nobody without a shop", () => {
    expect(policyOf({ nonce: "n", shop }).get("frame-ancestors")).toEqual([
      `https://${shop}`,
      "https://admin.shopify.com",
    ]);
    expect(policyOf({ nonce: "n", shop: null }).get("frame-ancestors")).toEqual(["'none'"]);
  });

  it("runs our own scripts, those with the nonce, and App Bridge; no inline ones", () => {
    expect(policyOf({ nonce: "abc", shop }).get("script-src")).toEqual([
      "'self'",
      "'nonce-abc'",
      "https://cdn.shopify.com",
    ]);
  });

  it.each(["object-src", "base-uri", "frame-src"])("forbids %s", (directive) => {
    expect(policyOf({ nonce: "n", shop }).get(directive)).toEqual(["'none'"]);
  });

  it("sends forms home only", () => {
    expect(policyOf({ nonce: "n", shop }).get("form-action")).toEqual(["'self'"]);
  });

  it("knows the simulated Shopify only where it is configured", () => {
    const sandboxUrl = "http://127.0.0.1:4100/";
    const there = policyOf({ nonce: "n", shop, sandboxUrl });
    expect(there.get("frame-ancestors")).toContain("http://127.0.0.1:4100");
    expect(there.get("script-src")).toEqual(["'self'", "'nonce-n'", "http://127.0.0.1:4100"]);
    expect(policyOf({ nonce: "n", shop: null, sandboxUrl }).get("frame-ancestors")).toEqual(["'none'"]);
    expect([...policyOf({ nonce: "n", shop }).values()].flat().filter((source) => source.startsWith("http:"))).toEqual(
      [],
    );
  });
});

it("gives the library's inline scripts the nonce, and no others than scripts", () => {
  expect(withNonce("<p>x</p><script>window.open(1)</script>", "abc")).toBe(
    '<p>x</p><script nonce="abc">window.open(1)</script>',
  );
});
