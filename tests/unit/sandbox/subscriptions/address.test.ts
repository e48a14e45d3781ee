import { describe, expect, it } from "vitest";
import { endpointOf, wrongWithAddress } from "#sandbox/world/subscriptions/address.ts";

const APP_URL = "http://127.0.0.1:3000";
const BLANK = "Address can't be blank";
const INVALID = "Address is invalid";
const INTERNAL = "Address cannot be a Shopify or an internal domain";
const PUB_SUB = [
  "Address protocol pubsub:// is not supported",
  "Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic",
];

describe("the address of a subscription", () => {
  it.each([
    ["", [BLANK]],
    ["  ", [BLANK]],
    ["https://example.com/hooks?x=1", []],
    ["HTTPS://example.com", []],
    ["http://example.com", ["Address protocol http:// is not supported"]],
    ["ftp://example.com", ["Address protocol ftp:// is not supported"]],
    ["http://127.0.0.1:3000/hooks", []],
    ["http://127.0.0.1:3001/hooks", ["Address protocol http:// is not supported"]],
    ["https://127.0.0.1/hooks", [INTERNAL]],
    ["https://localhost/hooks", [INTERNAL]],
    ["https://queue.internal/hooks", [INTERNAL]],
    ["https://some-shop.myshopify.com/hooks", [INTERNAL]],
    ["https://shopify.com", [INTERNAL]],
    ["https://notshopify.com", []],
    ["https://hooks", [INVALID]],
    ["https://", [INVALID]],
    ["/webhooks", [INVALID]],
    ["example.com/hooks", [INVALID]],
    ["pubsub://valid-project:orders", []],
    ["pubsub://valid-project:", PUB_SUB],
    ["pubsub://UPPER:orders", PUB_SUB],
    ["pubsub://valid-project", PUB_SUB],
    ["arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/123/orders", []],
    ["arn:aws:sqs:us-east-1:123:queue", [INVALID]],
  ])("%j: %j", (uri, wrong) => {
    expect(wrongWithAddress(uri, APP_URL)).toEqual(wrong);
  });

  it("without TLS is refused where the app is nowhere", () => {
    expect(wrongWithAddress("http://127.0.0.1:3000/hooks", null)).toHaveLength(1);
  });

  it("says what kind of endpoint it is", () => {
    expect(endpointOf("pubsub://valid-project:orders")).toEqual({
      kind: "pubsub",
      project: "valid-project",
      topic: "orders",
    });
    const arn = "arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/123/orders";
    expect(endpointOf(arn)).toEqual({ kind: "event-source", arn });
    expect(endpointOf("https://example.com")).toEqual({ kind: "http", url: "https://example.com" });
  });
});
