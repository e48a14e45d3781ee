import { describe, expect, it } from "vitest";
import { readRecordDelivery } from "#app/worker/read-record-delivery.ts";
import { recordEventsOfTold } from "#app/worker/record-events-of-told.ts";

const delivery = (topic: string, body: unknown, more: object = {}) => ({
  ...{ topic, source: "WEBHOOK" as const, webhookId: "w", eventId: "e-1", body: Buffer.from(JSON.stringify(body)) },
  ...{ triggeredAt: new Date("2026-11-24T12:00:05Z"), receivedAt: new Date("2026-11-25T09:00:00Z") },
  ...more,
});
const tells = (kind: string, key: string, topic: string, body: unknown, more: object = {}) => {
  const one = delivery(topic, body, more);
  return recordEventsOfTold(kind, key, one, readRecordDelivery(one));
};
const brief = (...given: Parameters<typeof tells>) =>
  tells(...given).events.map(({ record, key, event, at, exact, detail }) => [record, key, event, at, exact, detail]);

const CUSTOMER = {
  ...{ id: 7, email: "ada@example.com", first_name: "Ada", state: "enabled", tags: "vip", note: "Rings twice" },
  ...{ updated_at: "2026-11-24T11:00:00+01:00", created_at: "2026-11-01T00:00:00Z" },
};
const AT = "2026-11-24T12:00:05Z";

describe("the history of a record", () => {
  it("has a state by its stamp, which tells nothing of who a customer is", () => {
    const [state] = tells("customer", "7", "customers/update", CUSTOMER).events;
    expect(state).toMatchObject({
      record: "customer",
      key: "7",
      event: "state",
      at: "2026-11-24T10:00:00Z",
      exact: true,
    });
    expect(state?.detail).toMatchObject({ state: "enabled", tags: ["vip"] });
    expect(JSON.stringify(state)).not.toMatch(/ada|Rings/i);
  });

  it("shows that who a customer is changed, without saying how", () => {
    const detail = (more: object) =>
      tells("customer", "7", "customers/update", { ...CUSTOMER, ...more }).events[0]?.detail;
    expect(detail({ email: "other@example.com" })).not.toEqual(detail({}));
    expect(detail({ updated_at: "2026-11-25T11:00:00Z" })).toEqual(detail({}));
  });

  it.each<[string, Parameters<typeof tells>, unknown[][]]>([
    [
      "tags by the time of the event",
      ["customer", "7", "customer.tags_added", { customerId: "gid://shopify/Customer/7", tags: ["gold"] }],
      [["customer", "7", "tags_added", AT, true, { tags: ["gold"] }]],
    ],
    [
      "tags that went",
      ["customer", "7", "customer.tags_removed", { customerId: "gid://shopify/Customer/7", tags: ["gold"] }],
      [["customer", "7", "tags_removed", AT, true, { tags: ["gold"] }]],
    ],
    [
      "who left a segment",
      [
        "customer",
        "7",
        "customer.left_segment",
        { customer_id: "gid://shopify/Customer/7", segment_id: "gid://shopify/Segment/3" },
      ],
      [["customer", "7", "left_segment", AT, true, { segment_id: "3" }]],
    ],
    [
      "consent",
      [
        "customer",
        "7",
        "customers_email_marketing_consent/update",
        { customer_id: 7, email_marketing_consent: { state: "subscribed", opt_in_level: "confirmed_opt_in" } },
      ],
      [
        [
          ...["customer", "7", "marketing", AT, true],
          { email_marketing_state: "subscribed", email_marketing_opt_in_level: "confirmed_opt_in" },
        ],
      ],
    ],
    [
      "a merge, by who is gone",
      [
        "customer",
        "7",
        "customers/merge",
        {
          admin_graphql_api_customer_kept_id: "gid://shopify/Customer/7",
          admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/8",
          status: "completed",
        },
      ],
      [["customer", "7", "merged", AT, true, { customer_id: "8" }]],
    ],
    [
      "no merge that goes on still",
      [
        "customer",
        "7",
        "customers/merge",
        { admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/8", status: "in_progress" },
      ],
      [],
    ],
    [
      "of goods what they are, whatever their levels",
      ["stock", "3/4", "inventory_items/update", { id: 3, sku: "T-1", cost: "2.00", updated_at: AT }],
      [["inventory_item", "3", "state", AT, true, { sku: "T-1", cost: "2.00" }]],
    ],
    [
      "the store's settings, and nothing of who owns it",
      ["shop", "shop", "shop/update", { id: 1, currency: "EUR", shop_owner: "Ada", email: "ada@example.com" }],
      [["shop", "shop", "state", AT, true, { currency: "EUR" }]],
    ],
    [
      "no merge that failed",
      [
        "customer",
        "7",
        "customers/merge",
        { admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/8", status: "failed" },
      ],
      [],
    ],
    [
      "the end of a product",
      ["product", "5", "products/delete", { id: 5 }],
      [["product", "5", "deleted", AT, true, {}]],
    ],
    [
      "the end of a stock level",
      ["stock", "3/4", "inventory_levels/disconnect", { inventory_item_id: 3, location_id: 4 }],
      [["stock", "3/4", "deleted", AT, true, {}]],
    ],
    [
      "a location, which has no lane of its own",
      ["shop", "shop", "locations/update", { id: 4, name: "Quay", active: true, updated_at: "2026-11-24T10:00:00Z" }],
      [["location", "4", "state", "2026-11-24T10:00:00Z", true, { name: "Quay", active: true }]],
    ],
    [
      "a collection",
      [
        "shop",
        "shop",
        "collections/update",
        { id: 9, title: "Tea", sort_order: "manual", updated_at: "2026-11-24T10:00:00Z" },
      ],
      [["collection", "9", "state", "2026-11-24T10:00:00Z", true, { title: "Tea", sort_order: "manual" }]],
    ],
    ["a body that cannot be read", ["customer", "7", "customers/update", []], []],
    ["what we tell ourselves", ["customer", "7", "x", {}, { source: "LEDGER" }], []],
  ])("tells %s", (_, given, expected) => {
    expect(brief(...given)).toEqual(expected);
  });

  it("tells what had happened by its arrival, where nothing says when", () => {
    const [gone] = tells("product", "5", "products/delete", { id: 5 }, { triggeredAt: null }).events;
    expect(gone).toMatchObject({ at: "2026-11-25T09:00:00Z", exact: false });
  });

  it("has a product's prices, variant by variant", () => {
    const variants = [
      { id: 2, price: "3.00" },
      { id: 1, price: "2.00", compare_at_price: "4.00" },
    ];
    const [state] = tells("product", "5", "products/update", { id: 5, title: "Tea", variants, updated_at: AT }).events;
    expect(state?.detail).toMatchObject({ title: "Tea", prices: ["1 2.00 4.00", "2 3.00 -"] });
  });

  it("has of stock what was available, and when", () => {
    const body = { inventory_item_id: 3, location_id: 4, available: -2, updated_at: "2026-11-24T10:00:00Z" };
    expect(tells("stock", "3/4", "inventory_levels/update", body).stock).toEqual([
      { inventoryItemId: "3", locationId: "4", available: -2, at: "2026-11-24T10:00:00Z" },
    ]);
    expect(tells("stock", "3/4", "inventory_levels/update", { ...body, available: null }).stock).toEqual([]);
  });
});
