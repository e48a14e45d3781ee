import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { ask, OTHER_SHOP, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

/** Ann bought twice, Bob once and long ago, Cy never. */
function shop() {
  const { world, clock } = smallWorld();
  const now = clock.ms;
  clock.ms = now - 400 * 86_400_000;
  const bob = createCustomer(world, SHOP, {
    firstName: "Bob",
    email: "bob@shop.example",
    tags: ["VIP", "old"],
    addresses: [{ city: "New York", countryCode: "US", provinceCode: "NY" }],
    emailConsent: { state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", updatedAt: null },
  });
  place(world, { customerId: bob.id });
  clock.ms = now;
  const ann = createCustomer(world, SHOP, { firstName: "Ann", email: "ann@example.com", locale: "fr", tags: ["new"] });
  place(world, { customerId: ann.id });
  place(world, { customerId: ann.id });
  createCustomer(world, SHOP, { firstName: "Cy", phone: "+441273000111" });
  createCustomer(world, OTHER_SHOP, { firstName: "Dee", email: "dee@example.com", tags: ["VIP"] });
  const run = (query: string, variables: Record<string, unknown> = {}) => ask(world, query, variables).body;
  const members = (query: string) =>
    run(
      "query ($query: String) { customerSegmentMembers(first: 9, query: $query) { totalCount edges { node { firstName } } } }",
      { query },
    );
  return { world, run, members, ann, bob };
}

describe("a segment holds", () => {
  it.each([
    ["number_of_orders > 1", ["Ann"]],
    ["number_of_orders = 0", ["Cy"]],
    ["number_of_orders BETWEEN 1 AND 2", ["Bob", "Ann"]],
    ["amount_spent >= 260", ["Ann"]],
    ["customer_tags CONTAINS 'vip'", ["Bob"]],
    ["customer_tags NOT CONTAINS 'vip'", ["Ann", "Cy"]],
    ["customer_tags IS NULL", ["Cy"]],
    ["customer_countries CONTAINS 'US'", ["Bob"]],
    ["customer_regions CONTAINS 'US-NY'", ["Bob"]],
    ["customer_cities CONTAINS 'US-NY-NewYork'", ["Bob"]],
    ["email_subscription_status = 'SUBSCRIBED'", ["Bob"]],
    ["email_subscription_status != 'SUBSCRIBED'", ["Ann", "Cy"]],
    ["customer_email_domain = 'example.com'", ["Ann"]],
    ["customer_language = 'fr'", ["Ann"]],
    ["last_order_date >= -90d", ["Ann"]],
    ["last_order_date < '2026-01-01'", ["Bob"]],
    ["last_order_date IS NULL", ["Cy"]],
    ["last_order_date IS NOT NULL", ["Bob", "Ann"]],
    ["customer_added_date = today", ["Ann", "Cy"]],
    ["first_order_date BETWEEN -2y AND -1y", ["Bob"]],
    ["customer_tags CONTAINS 'vip' OR number_of_orders > 1", ["Bob", "Ann"]],
    ["customer_tags CONTAINS 'vip' OR number_of_orders > 1 AND customer_language = 'de'", ["Bob"]],
    ["(customer_tags CONTAINS 'vip' OR number_of_orders > 1) AND customer_language = 'fr'", ["Ann"]],
    ["", ["Bob", "Ann", "Cy"]],
  ])("those with %s", (query, names) => {
    const { members } = shop();
    expect(members(query).data?.customerSegmentMembers).toEqual({
      totalCount: names.length,
      edges: names.map((firstName) => ({ node: { firstName } })),
    });
  });

  it.each([
    ["number_of_orders", "BAD_REQUEST", "an operator is expected."],
    ["number_of_orders > ", "BAD_REQUEST", "a value is expected."],
    ["(number_of_orders > 1", "BAD_REQUEST", "a closing parenthesis is expected."],
    ["number_of_orders > 1 2", "BAD_REQUEST", "the end is expected."],
    ["customer_tags = 'vip'", "BAD_REQUEST", "= is not for lists."],
    ["rfm_group = 'CHAMPIONS'", "NOT_SIMULATED", "not simulated: segment filter rfm_group"],
    ["products_purchased(id: 1) = true", "NOT_SIMULATED", "not simulated: segment filter products_purchased"],
  ])("nobody for %s: it is refused", (query, code, message) => {
    const { members } = shop();
    expect(members(query).errors?.[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code },
    });
  });
});

describe("a kept segment", () => {
  it("is made, changed, asked for members and membership, and deleted", () => {
    const { run, ann, bob } = shop();
    const made = run(
      `mutation { segmentCreate(name: "Often", query: "number_of_orders > 1") { segment { id name query } userErrors { message } } }`,
    ).data?.segmentCreate as { segment: { id: string } };
    expect(made).toMatchObject({ segment: { name: "Often", query: "number_of_orders > 1" }, userErrors: [] });
    const { id } = made.segment;
    const ask = `query ($id: ID!, $ann: ID!, $bob: ID!) {
      customerSegmentMembers(first: 5, segmentId: $id) { edges { node { id displayName numberOfOrders lastOrderId amountSpent { amount } } } }
      ann: customerSegmentMembership(customerId: $ann, segmentIds: [$id]) { memberships { isMember segmentId } }
      bob: customerSegmentMembership(customerId: $bob, segmentIds: [$id]) { memberships { isMember } }
      segments(first: 5, query: "name:Often") { nodes { name } } segmentsCount { count } }`;
    const variables = { id, ann: gid("Customer", ann.id), bob: gid("Customer", bob.id) };
    expect(run(ask, variables).data).toMatchObject({
      customerSegmentMembers: {
        edges: [
          {
            node: {
              id: gid("CustomerSegmentMember", ann.id),
              displayName: "Ann",
              numberOfOrders: "2",
              amountSpent: { amount: "260.0" },
            },
          },
        ],
      },
      ann: { memberships: [{ isMember: true, segmentId: id }] },
      bob: { memberships: [{ isMember: false }] },
      segments: { nodes: [{ name: "Often" }] },
      segmentsCount: { count: 1 },
    });
    run(`mutation ($id: ID!) { segmentUpdate(id: $id, query: "number_of_orders = 1") { segment { id } } }`, { id });
    expect(run(ask, variables).data).toMatchObject({ bob: { memberships: [{ isMember: true }] } });
    expect(
      run(`mutation ($id: ID!) { segmentDelete(id: $id) { deletedSegmentId userErrors { message } } }`, { id }).data
        ?.segmentDelete,
    ).toEqual({ deletedSegmentId: id, userErrors: [] });
  });

  it.each([
    ["Often", "number_of_orders > 2", ["name"], "Name has already been taken"],
    [" ", "number_of_orders > 2", ["name"], "Name can't be blank"],
    ["New", "number_of_orders >> 2", ["query"], "Query Line 1 Column 18: a value is expected."],
  ])("is refused for %j with %j", (name, query, field, message) => {
    const { run } = shop();
    const create = `mutation ($name: String!, $query: String!) { segmentCreate(name: $name, query: $query) { segment { id } userErrors { field message } } }`;
    run(create, { name: "Often", query: "number_of_orders > 1" });
    expect(run(create, { name, query }).data?.segmentCreate).toEqual({
      segment: null,
      userErrors: [{ field, message }],
    });
  });
});
