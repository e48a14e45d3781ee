import { describe, expect, it } from "vitest";
import { readWebhookHeaders } from "#app/ingest/webhook-headers.ts";

const given = {
  "hmac-sha256": "c2lnbmF0dXJl",
  "shop-domain": "Northwind.myshopify.com",
  topic: "orders/create",
  "webhook-id": "w-1",
  "event-id": "e-1",
  "triggered-at": "2026-11-24T10:00:00.123456789Z",
};
const family = (prefix: string, headers: Record<string, string> = given) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [`${prefix}${name}`, value]));
const expected = {
  signature: "c2lnbmF0dXJl",
  shop: "northwind.myshopify.com",
  topic: "orders/create",
  webhookId: "w-1",
  eventId: "e-1",
  triggeredAt: new Date("2026-11-24T10:00:00.123Z"),
};

describe("readWebhookHeaders", () => {
  it.each(["x-shopify-", "shopify-"])("reads the family %s", (prefix) => {
    expect(readWebhookHeaders(family(prefix))).toEqual(expected);
  });

  it("does not mix the families: the one that is signed counts", () => {
    const mixed = {
      ...family("x-shopify-"),
      ...family("shopify-", { ...given, "shop-domain": "other.myshopify.com" }),
    };

    expect(readWebhookHeaders(mixed)).toEqual(expected);
  });

  it.each([
    "",
    "northwind.example.com",
    "myshopify.com",
    "a.b.myshopify.com",
    "-a.myshopify.com",
    "a.myshopify.com.evil.example",
    "a.myshopify.com/x",
  ])("takes %j for no shop", (shop) => {
    expect(readWebhookHeaders(family("x-shopify-", { ...given, "shop-domain": shop })).shop).toBeNull();
  });

  it("lets no id pass for one of our own deliveries", () => {
    expect(readWebhookHeaders(family("x-shopify-", { ...given, "webhook-id": "timer:7" })).webhookId).toBe(
      "webhook:timer:7",
    );
  });

  it("takes what is missing, overlong or no time for absent", () => {
    const odd = family("x-shopify-", {
      ...given,
      "triggered-at": "yesterday",
      "webhook-id": "w".repeat(256),
      "event-id": "",
    });

    expect(readWebhookHeaders(odd)).toMatchObject({ triggeredAt: null, webhookId: null, eventId: null });
    expect(readWebhookHeaders({})).toEqual({
      signature: undefined,
      shop: null,
      topic: null,
      webhookId: null,
      eventId: null,
      triggeredAt: null,
    });
  });
});
