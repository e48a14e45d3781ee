import { describe, expect, it } from "vitest";
import { planOptionalTopics, type Subscription } from "#app/admin/plan-optional-topics.ts";

const URI = "https://app.example.com/webhooks";
const there = (topic: string, more: Partial<Subscription> = {}): Subscription => ({
  ...{ id: `gid://shopify/WebhookSubscription/${topic}`, topic, uri: URI, format: "JSON", isCut: false },
  ...more,
});
const DISPUTES = "read_shopify_payments_disputes";

describe("subscriptions of optional scopes", () => {
  it.each<[string, string[], Subscription[], string[], string[]]>([
    ["nothing granted, nothing there", [], [], [], []],
    ["granted", [DISPUTES], [], ["disputes/create", "disputes/update"], []],
    ["one was dropped", [DISPUTES], [there("disputes/update")], ["disputes/create"], []],
    ["all is well", [DISPUTES], [there("disputes/create"), there("disputes/update")], [], []],
    ["the scope is gone", [], [there("disputes/create")], [], ["disputes/create"]],
    [
      "another address, a filter, XML",
      [DISPUTES, "read_customer_merge"],
      [
        there("disputes/create", { uri: "https://old.example.com" }),
        there("disputes/update", { isCut: true }),
        there("customers/merge", { format: "XML" }),
      ],
      ["disputes/create", "disputes/update", "customers/merge"],
      ["disputes/create", "disputes/update", "customers/merge"],
    ],
    ["a topic that is not ours to keep", [], [there("PRODUCTS_UPDATE")], [], []],
  ])("%s", (_, granted, existing, create, remove) => {
    const plan = planOptionalTopics(new Set(granted), existing, URI);
    expect(plan.create).toEqual(create);
    expect(plan.remove.map(({ topic }) => topic)).toEqual(remove);
  });
});
