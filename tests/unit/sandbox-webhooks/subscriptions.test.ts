import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import { readSubscriptions, Subscriptions } from "#sandbox/webhooks/subscriptions.ts";
import { APP, OTHER_SHOP, SHOP, smallWorld } from "../sandbox/support.ts";

const TOML = `
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["orders/create", "orders/updated"]
uri = "/webhooks"
[[webhooks.subscriptions]]
topics = ["orders/updated"]
uri = "/large"
filter = "total_price:>=1000"
include_fields = ["id", "updated_at"]
name = "large-orders"
[[webhooks.subscriptions]]
compliance_topics = ["shop/redact"]
uri = "/webhooks"
`;

describe("subscriptions", () => {
  it("of the configuration hold in every store, one topic with several", () => {
    const { world } = smallWorld();
    const configured = readSubscriptions(TOML);
    const subscriptions = new Subscriptions(world, configured);

    expect(configured.apiVersion).toBe("2026-10");
    expect(subscriptions.of(SHOP, "orders/create", APP.appId)).toMatchObject([{ id: null, uri: "/webhooks" }]);
    expect(subscriptions.of(OTHER_SHOP, "orders/updated", APP.appId)).toMatchObject([
      { uri: "/webhooks", includeFields: [], name: null },
      { uri: "/large", includeFields: ["id", "updated_at"], name: "large-orders" },
    ]);
    expect(subscriptions.of(SHOP, "shop/redact", APP.appId)).toHaveLength(1);
    expect(subscriptions.of(SHOP, "products/create", APP.appId)).toEqual([]);
  });

  it("of the API hold in their store, for their app, from when they are made until they are removed", () => {
    const { world } = smallWorld();
    const subscriptions = new Subscriptions(world, readSubscriptions(TOML));
    world.state.webhookSubscriptions["5"] = {
      id: "5",
      shop: SHOP,
      appId: APP.appId,
      topic: "orders/create",
      uri: "https://app.example/hooks",
      includeFields: ["id"],
      filter: "test:true",
      metafieldNamespaces: [],
      metafields: [],
      name: null,
      createdAt: world.now(),
      updatedAt: world.now(),
      failures: 0,
    };

    const [, made] = subscriptions.of(SHOP, "orders/create", APP.appId);
    expect(made).toMatchObject({ id: "5", uri: "https://app.example/hooks", includeFields: ["id"] });
    expect(made?.filter?.({ test: true })).toBe(true);
    expect(made?.filter?.({ test: false })).toBe(false);
    expect(subscriptions.of(OTHER_SHOP, "orders/create", APP.appId)).toHaveLength(1);
    expect(subscriptions.of(SHOP, "orders/create", "another-app")).toHaveLength(1);
    delete world.state.webhookSubscriptions["5"];
    expect(subscriptions.of(SHOP, "orders/create", APP.appId)).toHaveLength(1);
  });

  it("with a filter that is none are refused, by its words", () => {
    expect(() => readSubscriptions(TOML.replace("total_price:>=1000", "large ones"))).toThrow(/large ones/);
  });

  it("of the app itself can be read, and name their handler", () => {
    const text = readFileSync(new URL("../../../shopify.app.toml", import.meta.url), "utf8");
    const { subscriptions } = readSubscriptions(text);

    expect(subscriptions.length).toBeGreaterThan(10);
    expect(text.match(/# Handled by:/g)?.length).toBe(text.match(/\[\[webhooks\.subscriptions\]\]/g)?.length);
  });
});

describe("local times", () => {
  it.each([
    ["2026-07-01T09:00:00Z", "Europe/London", "2026-07-01T10:00:00+01:00"],
    ["2026-12-01T09:00:00Z", "Europe/London", "2026-12-01T09:00:00+00:00"],
    ["2026-03-29T00:59:59Z", "Europe/London", "2026-03-29T00:59:59+00:00"],
    ["2026-03-29T01:00:00Z", "Europe/London", "2026-03-29T02:00:00+01:00"],
    ["2026-10-25T00:59:59Z", "Europe/London", "2026-10-25T01:59:59+01:00"],
    ["2026-10-25T01:00:00Z", "Europe/London", "2026-10-25T01:00:00+00:00"],
    ["2026-07-01T03:30:00Z", "America/St_Johns", "2026-07-01T01:00:00-02:30"],
    ["2026-07-01T00:00:00Z", "Asia/Kathmandu", "2026-07-01T05:45:00+05:45"],
    ["2026-12-31T23:59:59Z", "Pacific/Kiritimati", "2027-01-01T13:59:59+14:00"],
  ])("%s is in %s %s", (at, zone, local) => {
    expect(localTime(at, zone)).toBe(local);
    expect(localTime(at, zone)).toBe(local);
  });
});
