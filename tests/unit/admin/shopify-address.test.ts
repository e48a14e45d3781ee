import { expect, it } from "vitest";
import { shopifyAddress } from "#app/admin/shopify-address.ts";

const wanted = "https://x.myshopify.com/admin/api/2026-10/graphql.json?a=1";

it("is Shopify's own without a sandbox", () => {
  expect(shopifyAddress(wanted, undefined)).toBe(wanted);
});

it.each(["http://127.0.0.1:4100", "http://127.0.0.1:4100/"])("is a shop's folder at the sandbox %s", (sandboxUrl) => {
  expect(shopifyAddress(wanted, sandboxUrl)).toBe(
    "http://127.0.0.1:4100/shops/x.myshopify.com/admin/api/2026-10/graphql.json?a=1",
  );
});

it.each(["https://example.com/x", "https://x.myshopify.com.evil.example/x", "https://myshopify.com/x"])(
  "leaves %s, which is no shop, alone",
  (url) => {
    expect(shopifyAddress(url, "http://127.0.0.1:4100")).toBe(url);
  },
);
